import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { FrameSubject } from '../api/bridge';
import type { RuleModule } from '../api/modules';
import type { WorkflowDocument, WorkflowRule, WorkflowTransition } from '../api/workflows';
import { Dialog, DialogFooter } from '../parts/dialog';
import { EmptyState, ErrorMessage } from '../parts/page-state';
import { RuleFrame } from './rule-frame';
import { RULE_KINDS, type RuleKind } from './rule-kinds';
import { useConfiguration } from './use-configuration';

interface Props {
  readonly kind: RuleKind;
  readonly modules: readonly RuleModule[];
  readonly document: WorkflowDocument;
  readonly transition: WorkflowTransition;
  readonly subject: FrameSubject;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onAdd: (rule: WorkflowRule) => Promise<void>;
}

/** Pick an app's rule, configure it on the app's own page, add it. */
export function AddRuleDialog({ kind, modules, onClose, ...rest }: Props) {
  const [chosen, setChosen] = useState<RuleModule | null>(modules.length === 1 ? (modules[0] ?? null) : null);
  const title = RULE_KINDS.find((candidate) => candidate.kind === kind)?.title ?? '';
  return (
    <Dialog title={chosen === null ? `Add rule: ${title.toLowerCase()}` : `Add rule: ${chosen.name}`} onClose={onClose}>
      {modules.length === 0 ? <EmptyState title="No app offers such a rule" /> : null}
      {modules.length > 1 ? (
        <fieldset className="rule-choices">
          <legend>Rule</legend>
          {modules.map((module) => (
            <label key={module.key} className="rule-choice">
              <input
                type="radio"
                name="rule"
                checked={chosen?.key === module.key}
                onChange={() => {
                  setChosen(module);
                }}
              />
              <span>
                <strong>{module.name}</strong>
                <span className="subtle">{module.description}</span>
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
      {chosen === null ? (
        <DialogFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
        </DialogFooter>
      ) : (
        <ConfigureNew key={chosen.key} module={chosen} kind={kind} onClose={onClose} {...rest} />
      )}
    </Dialog>
  );
}

function ConfigureNew({
  module,
  kind,
  document,
  transition,
  subject,
  error,
  onClose,
  onAdd,
}: Omit<Props, 'modules'> & { readonly module: RuleModule }) {
  const configuration = useConfiguration();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);

  async function add(): Promise<void> {
    setRunning(true);
    setRefusal(null);
    const answer = module.createUrl ? await configuration.ask() : { kind: 'configured' as const, config: '{}' };
    if (answer.kind === 'refused') setRefusal(answer.message);
    if (answer.kind === 'configured') {
      const id = crypto.randomUUID();
      await onAdd({
        id,
        ruleKey: module.ruleKey,
        parameters: { key: module.parameterKey, config: answer.config, id, disabled: 'false', tag: '' },
      });
    }
    setRunning(false);
  }
  return (
    <>
      <p className="subtle">{module.description}</p>
      <ErrorMessage error={refusal ?? error} title="The rule was not added" />
      {module.createUrl ? (
        <RuleFrame
          module={module}
          kind={kind}
          url={module.createUrl}
          title={`Configure ${module.name}`}
          document={document}
          transition={transition}
          subject={subject}
          onConfigureReady={configuration.onConfigureReady}
        />
      ) : null}
      <DialogFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button
          appearance="primary"
          onClick={() => void add()}
          isDisabled={isRunning || (Boolean(module.createUrl) && !configuration.isReady)}
        >
          Add
        </Button>
      </DialogFooter>
    </>
  );
}
