import type { ReactNode } from 'react';
import { findGateRule } from '../../parts/find-gate-rule';
import { GATE_QUESTIONS } from '../../parts/gate-questions';
import { usePageContext } from '../../parts/page-context';
import { STRICTEST_RULE } from '../../../../src/domain/change/gate-rule';

/** What the configured gate asks of a work item, in sentences. */
export function GateView(): ReactNode {
  const saved = usePageContext().extension['validatorConfig'];
  const found = findGateRule(saved);
  const isUnconfigured = saved === undefined || saved === null || saved === '';
  if (found === null && !isUnconfigured) {
    return (
      <main className="panel">
        <p className="bad">
          The saved configuration cannot be read, so every work item is blocked. Edit the rule and save it again.
        </p>
      </main>
    );
  }
  const rule = found ?? STRICTEST_RULE;
  return (
    <main className="panel">
      <ul className="gate-summary">
        {GATE_QUESTIONS.map(({ option, whenOn, whenOff }) => (
          <li key={option}>{rule[option] ? whenOn : whenOff}</li>
        ))}
      </ul>
    </main>
  );
}
