import Button from '@atlaskit/button/new';
import type { RuleModule } from '../api/modules';
import type { WorkflowDocument, WorkflowRule, WorkflowTransition } from '../api/workflows';
import { RuleFrame } from './rule-frame';
import type { RuleKind } from './rule-kinds';

interface Props {
  readonly document: WorkflowDocument;
  readonly transition: WorkflowTransition;
  readonly kind: RuleKind;
  readonly rule: WorkflowRule;
  /** The app's module behind the rule; absent for Jira's own rules and for rules of an app that is not there. */
  readonly module: RuleModule | undefined;
  readonly isBusy: boolean;
  readonly onEdit: (() => void) | null;
  readonly onRemove: () => void;
}

export function RuleCard({ document, transition, kind, rule, module, isBusy, onEdit, onRemove }: Props) {
  const name = module?.name ?? rule.ruleKey;
  return (
    <article className="rule-card" aria-label={name}>
      <div className="rule-card-head">
        <div>
          <strong>{name}</strong>
          <p className="subtle">{module?.description ?? describe(rule)}</p>
        </div>
        <div className="button-row">
          {onEdit === null ? null : (
            <Button spacing="compact" onClick={onEdit} isDisabled={isBusy} aria-label={`Edit ${name}`}>
              Edit
            </Button>
          )}
          <Button
            spacing="compact"
            appearance="subtle"
            onClick={onRemove}
            isDisabled={isBusy}
            aria-label={`Remove ${name}`}
          >
            Remove
          </Button>
        </div>
      </div>
      {module?.viewUrl ? (
        <RuleFrame
          // Frames read their configuration once: a saved edit needs a new one.
          key={rule.parameters['config'] ?? ''}
          module={module}
          kind={kind}
          url={module.viewUrl}
          title={`${name} configuration`}
          document={document}
          transition={transition}
          subject={{
            workflowId: document.workflow.id,
            transitionId: transition.id,
            ...(rule.id ? { ruleId: rule.id } : {}),
          }}
          config={rule.parameters['config'] ?? ''}
        />
      ) : null}
    </article>
  );
}

function describe(rule: WorkflowRule): string {
  if (rule.ruleKey.startsWith('forge:')) return 'The app behind this rule is not installed, so the rule never passes.';
  const parameters = Object.entries(rule.parameters).map(([name, value]) => `${name}: ${value}`);
  return parameters.length === 0 ? 'One of Jira’s own rules.' : parameters.join('; ');
}
