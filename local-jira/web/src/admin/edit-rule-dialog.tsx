import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { FrameSubject } from '../api/bridge';
import type { RuleModule } from '../api/modules';
import type { WorkflowDocument, WorkflowRule, WorkflowTransition } from '../api/workflows';
import { Dialog, DialogFooter } from '../parts/dialog';
import { ErrorMessage } from '../parts/page-state';
import { RuleFrame } from './rule-frame';
import type { RuleKind } from './rule-kinds';
import { useConfiguration } from './use-configuration';

interface Props {
  readonly kind: RuleKind;
  readonly rule: WorkflowRule;
  readonly module: RuleModule;
  readonly document: WorkflowDocument;
  readonly transition: WorkflowTransition;
  readonly subject: FrameSubject;
  readonly error: unknown;
  readonly onClose: () => void;
  readonly onSave: (rule: WorkflowRule) => Promise<void>;
}

/** A rule's configuration on the app's edit page. */
export function EditRuleDialog({ kind, rule, module, document, transition, subject, error, onClose, onSave }: Props) {
  const configuration = useConfiguration();
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);

  async function save(): Promise<void> {
    setRunning(true);
    setRefusal(null);
    const answer = await configuration.ask();
    if (answer.kind === 'refused') setRefusal(answer.message);
    if (answer.kind === 'configured')
      await onSave({ ...rule, parameters: { ...rule.parameters, config: answer.config } });
    setRunning(false);
  }
  return (
    <Dialog title={`Edit rule: ${module.name}`} onClose={onClose}>
      <ErrorMessage error={refusal ?? error} title="The rule was not updated" />
      <RuleFrame
        module={module}
        kind={kind}
        url={module.editUrl ?? ''}
        title={`Configure ${module.name}`}
        document={document}
        transition={transition}
        subject={{ ...subject, ...(rule.id ? { ruleId: rule.id } : {}) }}
        config={rule.parameters['config'] ?? ''}
        onConfigureReady={configuration.onConfigureReady}
      />
      <DialogFooter>
        <Button appearance="subtle" onClick={onClose}>
          Cancel
        </Button>
        <Button appearance="primary" onClick={() => void save()} isDisabled={isRunning || !configuration.isReady}>
          Update
        </Button>
      </DialogFooter>
    </Dialog>
  );
}
