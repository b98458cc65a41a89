import type { Currency } from '../domain/money/currency';
import { getDay } from '../domain/calendar/day';
import { earningOf, type Earning } from '../domain/earned-value/earning';
import type { IssueFact } from '../domain/variance/issue-variance';
import { money } from '../domain/money/money';
import type { IssueFactWithCost } from '../store/ledger';

/** A ledger row as the numbers want it. */
export function toIssueFact(row: IssueFactWithCost, currency: Currency): IssueFact {
  return {
    budget: row.budgetMinor === null ? null : money(row.budgetMinor, currency),
    due: row.dueDay === null ? null : getDay(row.dueDay),
    earning: earningOf(row, row.follows),
    done: row.done,
    finished: row.finishedDay === null ? null : getDay(row.finishedDay),
    actualCost: money(row.costMinor, currency),
  };
}

/** The part of a baseline row that figures are made of. */
export function toBudgetSpan(
  row: { readonly budgetMinor: bigint; readonly startDay: string; readonly finishDay: string },
  currency: Currency,
) {
  return { budget: money(row.budgetMinor, currency), start: getDay(row.startDay), finish: getDay(row.finishDay) };
}

/** What people should know before they read the earned value of such work; null where there is nothing to say. */
export function earningNote(earning: Earning): string | null {
  switch (earning.kind) {
    case 'by-progress':
      return null;
    case 'by-time':
      return 'Level of effort: it earns its planned value as time passes.';
    case 'unmeasured':
      return `Earns nothing. ${earning.why}`;
  }
}
