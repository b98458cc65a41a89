import { makeBaselineItem, type BaselineItem } from '../baseline/baseline-item';
import type { ChangeLine } from './change-terms';
import type { Currency } from '../money/currency';
import { findDay, latestDay, type Day } from '../calendar/day';
import { add, subtract, sum, zero, type Money } from '../money/money';
import { parseMoney } from '../money/parse-money';
import { addWorkingDays, workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar';

/** What a line of a change does to one issue of the baseline: null before an addition and after a removal. */
export interface LineEffect {
  readonly issueId: string;
  readonly kind: ChangeLine['kind'];
  readonly before: BaselineItem | null;
  readonly after: BaselineItem | null;
}

export type AppliedLines =
  | { readonly ok: true; readonly effects: readonly LineEffect[] }
  /** `field` is the path within the terms, such as `lines.2.cost`. */
  | { readonly ok: false; readonly field: string; readonly explanation: string };

/** A move beyond this is a slip of the keyboard: about ten years of five-day weeks. */
export const MAX_FINISH_MOVE_DAYS = 2600;

/**
 * Applies a change's lines to the baseline as it stands now. Lines say differences, so changes that were approved in the
 * meantime are kept and both add up. Nothing is rounded or clipped: a line that would give a negative budget, a finish before
 * the start or a span without a working day is refused.
 *
 * @param baseline what is planned now for the affected issues; issues outside the baseline are absent
 * @param keyOf keys of issues that a line adds
 */
export function applyLines(
  lines: readonly ChangeLine[],
  currency: Currency,
  baseline: ReadonlyMap<string, BaselineItem>,
  keyOf: (issueId: string) => string,
  calendar: WorkingCalendar,
): AppliedLines {
  const effects: LineEffect[] = [];
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const where = `lines.${String(index)}`;
    const which = `Line ${String(index + 1)}`;
    if (seen.has(line.issueId))
      return refused(`${where}.issueId`, `${which} names a work item that another line names too.`);
    seen.add(line.issueId);
    const before = baseline.get(line.issueId) ?? null;
    const after = applyLine(line, currency, before, keyOf, calendar);
    if ('member' in after) return refused(`${where}.${after.member}`, `${which}: ${after.explanation}`);
    effects.push({ issueId: line.issueId, kind: line.kind, before, after: after.item });
  }
  return { ok: true, effects };
}

type AppliedLine = { readonly item: BaselineItem | null } | { readonly member: string; readonly explanation: string };

function applyLine(
  line: ChangeLine,
  currency: Currency,
  before: BaselineItem | null,
  keyOf: (issueId: string) => string,
  calendar: WorkingCalendar,
): AppliedLine {
  if (line.kind === 'add') {
    if (before !== null)
      return atFault('issueId', 'The work item is in the baseline already; adjust it instead of adding it.');
    const budget = parseMoney(line.budget, currency);
    if (!budget.ok) return atFault('budget', budget.explanation);
    const start = findDay(line.start);
    if (start === undefined) return atFault('start', 'The start is not a day.');
    const finish = findDay(line.finish);
    if (finish === undefined) return atFault('finish', 'The finish is not a day.');
    const { issueId } = line;
    const made = makeBaselineItem({ issueId, issueKey: keyOf(issueId), budget: budget.value, start, finish }, calendar);
    if (made.ok) return { item: made.value };
    return atFault(made.reason === 'bad-budget' ? 'budget' : 'finish', made.explanation);
  }
  if (before === null) return atFault('issueId', 'The work item is not in the current baseline; add it instead.');
  if (line.kind === 'remove') return { item: null };
  const cost = parseMoney(line.cost, currency);
  if (!cost.ok) return atFault('cost', cost.explanation);
  if (!Number.isInteger(line.finishDays) || Math.abs(line.finishDays) > MAX_FINISH_MOVE_DAYS) {
    return atFault('finishDays', `A finish moves by whole working days, at most ${String(MAX_FINISH_MOVE_DAYS)}.`);
  }
  const finish = addWorkingDays(calendar, before.finish, line.finishDays);
  const adjusted = makeBaselineItem({ ...before, budget: add(before.budget, cost.value), finish }, calendar);
  if (adjusted.ok) return { item: adjusted.value };
  return atFault(adjusted.reason === 'bad-budget' ? 'cost' : 'finishDays', adjusted.explanation);
}

function atFault(member: string, explanation: string): AppliedLine {
  return { member, explanation };
}

export interface ChangeImpact {
  readonly cost: Money;
  /** Working days by which the latest finish of the affected work moves; positive is later. */
  readonly days: number;
}

/**
 * Cost: the sum over the lines of budget after less budget before. Days: from the latest finish of the affected work before to
 * the latest after. A change that only adds work is measured from the finish of the whole baseline (and moves nothing while
 * it stays within it); one that only removes work moves no date that somebody still works to: 0 days.
 *
 * @param baselineFinish the latest finish of the whole current baseline; null when there is none
 */
export function changeImpact(
  effects: readonly LineEffect[],
  currency: Currency,
  calendar: WorkingCalendar,
  baselineFinish: Day | null,
): ChangeImpact {
  const none = zero(currency);
  const cost = sum(
    effects.map(({ before, after }) => subtract(after?.budget ?? none, before?.budget ?? none)),
    currency,
  );
  const before = latestDay(finishes(effects, 'before'));
  const after = latestDay(finishes(effects, 'after'));
  if (after === null) return { cost, days: 0 };
  if (before !== null) return { cost, days: workingDaysBetween(calendar, before, after) };
  const days = baselineFinish === null ? 0 : Math.max(0, workingDaysBetween(calendar, baselineFinish, after));
  return { cost, days };
}

function finishes(effects: readonly LineEffect[], side: 'before' | 'after'): readonly Day[] {
  return effects.flatMap((effect) => effect[side]?.finish ?? []);
}

function refused(field: string, explanation: string): AppliedLines {
  return { ok: false, field, explanation };
}
