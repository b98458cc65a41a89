import Button from '@atlaskit/button/new';
import { useState } from 'react';
import type { RuleModule } from '../api/modules';
import { updateTransition, type WorkflowDocument, type WorkflowRule, type WorkflowTransition } from '../api/workflows';
import { useFlags } from '../parts/flags';
import { ErrorMessage } from '../parts/page-state';
import { PanelSection } from '../parts/panel-section';
import { useSubmit } from '../parts/use-submit';
import { AddRuleDialog } from './add-rule-dialog';
import { EditRuleDialog } from './edit-rule-dialog';
import { RuleCard } from './rule-card';
import { kindOfModule, RULE_KINDS, rulesOf, withChangedRule, withRule, type RuleKind } from './rule-kinds';
import { fromNames, statusNames } from './workflow-facts';

interface Props {
  readonly document: WorkflowDocument;
  readonly transition: WorkflowTransition;
  readonly modules: readonly RuleModule[];
  readonly onChanged: () => Promise<void>;
}

/** The rules of one transition: seen, added, edited and removed. */
export function TransitionRules({ document, transition, modules, onChanged }: Props) {
  const [adding, setAdding] = useState<RuleKind | null>(null);
  const [editing, setEditing] = useState<{ kind: RuleKind; rule: WorkflowRule; module: RuleModule } | null>(null);
  const submission = useSubmit();
  const flags = useFlags();

  async function save(changed: WorkflowTransition, done: string): Promise<boolean> {
    const isSaved = await submission.run(async () => {
      await updateTransition(document, changed);
      await onChanged();
    });
    if (isSaved) flags.show({ id: 'workflow', kind: 'success', title: done, isAutoDismiss: true });
    return isSaved;
  }
  const frameSubject = { workflowId: document.workflow.id, transitionId: transition.id };
  return (
    <PanelSection title={`Rules of “${transition.name}”`}>
      <p className="subtle">
        {fromNames(document, transition)} → {statusNames(document).get(transition.toStatusReference)}
      </p>
      {adding === null && editing === null ? (
        <ErrorMessage error={submission.error} title="The workflow was not saved" />
      ) : null}
      {RULE_KINDS.map(({ kind, title, explanation }) => (
        <section key={kind} aria-label={title} className="rule-group">
          <div className="panel-section-title">
            <h3>{title}</h3>
            {modules.some((module) => kindOfModule(module) === kind) ? (
              <Button
                spacing="compact"
                onClick={() => {
                  setAdding(kind);
                }}
                aria-label={`Add rule to ${title}`}
              >
                Add rule
              </Button>
            ) : null}
          </div>
          {rulesOf(transition, kind).length === 0 ? <p className="subtle">None yet. {explanation}</p> : null}
          {rulesOf(transition, kind).map((rule, index) => {
            const module = modules.find(
              (candidate) => candidate.parameterKey === rule.parameters['key'] && kindOfModule(candidate) === kind,
            );
            return (
              <RuleCard
                key={rule.id ?? String(index)}
                document={document}
                transition={transition}
                kind={kind}
                rule={rule}
                module={module}
                isBusy={submission.isRunning}
                onEdit={
                  module?.editUrl
                    ? () => {
                        setEditing({ kind, rule, module });
                      }
                    : null
                }
                onRemove={() => void save(withChangedRule(transition, kind, rule.id ?? '', null), 'Rule removed')}
              />
            );
          })}
        </section>
      ))}
      {adding === null ? null : (
        <AddRuleDialog
          kind={adding}
          modules={modules.filter((module) => kindOfModule(module) === adding)}
          document={document}
          transition={transition}
          subject={frameSubject}
          error={submission.error}
          onClose={() => {
            setAdding(null);
            submission.clear();
          }}
          onAdd={async (rule) => {
            if (await save(withRule(transition, adding, rule), 'Rule added')) setAdding(null);
          }}
        />
      )}
      {editing === null ? null : (
        <EditRuleDialog
          {...editing}
          document={document}
          transition={transition}
          subject={frameSubject}
          error={submission.error}
          onClose={() => {
            setEditing(null);
            submission.clear();
          }}
          onSave={async (rule) => {
            if (await save(withChangedRule(transition, editing.kind, editing.rule.id ?? '', rule), 'Rule updated'))
              setEditing(null);
          }}
        />
      )}
    </PanelSection>
  );
}
