import { useEffect, useRef, useState, type ReactNode } from 'react';
import Checkbox from '@atlaskit/checkbox';
import { workflowRules } from '@forge/jira-bridge';
import { findGateRule } from '../../parts/find-gate-rule';
import { GATE_QUESTIONS } from '../../parts/gate-questions';
import { Message } from '../../parts/message';
import { usePageContext } from '../../parts/page-context';
import { STRICTEST_RULE, type GateRule } from '../../../../src/domain/change/gate-rule';

/** The rule's form, for adding and for editing: Jira owns the button that saves it and calls back for the text to save. */
export function GateConfig(): ReactNode {
  const saved = usePageContext().extension['validatorConfig'];
  const found = findGateRule(saved);
  const [rule, setRule] = useState<GateRule>(found ?? STRICTEST_RULE);
  const isUnreadable = found === null && saved !== undefined && saved !== null && saved !== '';
  const canSave = useSaving(rule);
  return (
    <main className="panel">
      <p>
        A work item never passes while a change request that covers it is in review or has been rejected. Choose what
        else must be in order.
      </p>
      {isUnreadable ? (
        <Message appearance="warning" title="The saved configuration cannot be read">
          <p>Until you save this form, the gate blocks every work item. The strictest settings are chosen below.</p>
        </Message>
      ) : null}
      {canSave ? null : (
        <Message appearance="error" title="Jira did not connect this form">
          <p>What you choose here would not be saved. Close the rule and open it again.</p>
        </Message>
      )}
      {GATE_QUESTIONS.map(({ option, label, explanation }) => (
        <div key={option} className="gate-question">
          <Checkbox
            label={label}
            isChecked={rule[option]}
            aria-describedby={`${option}-explanation`}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              setRule((before) => ({ ...before, [option]: checked }));
            }}
          />
          <p id={`${option}-explanation`} className="field-help gate-explanation">
            {explanation}
          </p>
        </div>
      ))}
    </main>
  );
}

/** Jira calls back when the administrator presses its own button, and must then get what is chosen at that moment. */
function useSaving(rule: GateRule): boolean {
  const latest = useRef(rule);
  latest.current = rule;
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    workflowRules
      .onConfigure(() => JSON.stringify(latest.current))
      .catch(() => {
        setConnected(false);
      });
  }, []);
  return connected;
}
