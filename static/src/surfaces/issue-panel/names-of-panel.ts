import type { Panel } from '../../../../src/contract/api';

/** Ids and keys of the work items that a panel names. */
export function issuesOf(panel: Panel): string[] {
  if (panel.kind === 'work') return panel.changes.map((change) => change.issueKey);
  if (panel.kind === 'change')
    return [...panel.effects.map((effect) => effect.issueKey), ...panel.terms.lines.map((line) => line.issueId)];
  return [];
}

/** Account ids of the people that a panel names. */
export function peopleOf(panel: Panel): string[] {
  if (panel.kind === 'work') return panel.changes.flatMap((change) => change.waitingFor);
  if (panel.kind === 'unconfigured') return [];
  return [
    ...panel.approvers.map((approver) => approver.accountId),
    ...panel.journal.map((entry) => entry.by),
    ...(panel.raisedBy === null ? [] : [panel.raisedBy]),
  ];
}
