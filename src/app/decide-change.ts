import type { ChangePanel, Reply, RequestOf } from '../contract/api';
import { decideChange as decide } from '../domain/change/change-command';
import type { ChangeImpact, LineEffect } from '../domain/change/change-effect';
import type { Approval, ChangeEventBody, VersionTotals } from '../domain/change/change-event';
import { earliestDay, getDay, latestDay } from '../domain/calendar/day';
import type { BaselineRow } from '../store/baseline-rows';
import { actOnChange, planned, type PlannedEntry } from './act-on-change';
import type { IssueCaller } from './caller';
import type { ChangeDeps } from './change-deps';
import { applyChange } from './change-view';
import { ok, refuse } from './reply';

/**
 * One approver's vote. The vote that reaches the quorum approves the change and makes the next baseline version visible, both
 * by the one entry that it appends.
 */
export function decideChange(
  deps: ChangeDeps,
  caller: IssueCaller,
  { seq, termsHash: shown, decision: vote, reason }: RequestOf<'change/decide'>,
): Promise<Reply<ChangePanel>> {
  return actOnChange(deps, caller, { edit: false, named: [] }, async ({ ground, change, termsHash }) => {
    const command = { kind: 'decide', actor: caller.accountId, seq, termsHash: shown, decision: vote, reason } as const;
    const decision = decide(change, termsHash, { ...command, atMs: deps.now() });
    if (!decision.ok || change === undefined || vote === 'reject') return planned(decision);
    const { lines, impact } = applyChange(change, ground.rules, ground.view);
    if (!lines.ok || impact === null) {
      const why = lines.ok ? '' : lines.explanation;
      const message = `The baseline has moved since this change was submitted and it does not fit any more. ${why} Reject it, so that it can be revised.`;
      return refuse('not-allowed-now', message, lines.ok ? undefined : `terms.${lines.field}`);
    }
    if (decision.event.kind !== 'change-approved') return planned(decision);
    return planVersion(deps, caller.projectId, decision.event, lines.effects, impact);
  });
}

/** The entry that approves, with the baseline rows that become visible by it: only those that differ. */
async function planVersion(
  deps: ChangeDeps,
  projectId: string,
  event: Extract<ChangeEventBody, { kind: 'change-approved' }>,
  effects: readonly LineEffect[],
  impact: ChangeImpact,
): Promise<Reply<PlannedEntry>> {
  const rest = await deps.store.baselineTotals.readCurrentExcept(
    projectId,
    effects.map(({ issueId }) => issueId),
  );
  const after = effects.flatMap((effect) => effect.after ?? []);
  const start = earliestDay([
    ...after.map((item) => item.start),
    ...(rest.startDay === null ? [] : [getDay(rest.startDay)]),
  ]);
  const finish = latestDay([
    ...after.map((item) => item.finish),
    ...(rest.finishDay === null ? [] : [getDay(rest.finishDay)]),
  ]);
  if (start === null || finish === null) {
    return refuse(
      'not-allowed-now',
      'This change would remove all work from the baseline. Reject it, so that it can be revised.',
    );
  }
  const budget = after.reduce((total, item) => total + item.budget.minor, rest.budgetMinor);
  const totals: VersionTotals = { items: rest.items + after.length, budgetMinor: budget.toString(), start, finish };
  const approval: Approval = { costMinor: impact.cost.minor.toString(), days: impact.days, totals };
  return ok({
    body: { kind: 'change-approved', payload: { ...event.payload, ...approval } },
    rows: effects.flatMap(rowOf),
  });
}

function rowOf({ before, after }: LineEffect): readonly BaselineRow[] {
  const item = after ?? before;
  if (item === null) return [];
  const { issueId, issueKey, budget, start, finish } = item;
  return [
    { issueId, issueKey, budgetMinor: budget.minor, startDay: start, finishDay: finish, removed: after === null },
  ];
}
