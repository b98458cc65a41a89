import { makeBaselineItem, type BaselineItem, type ItemRefusal } from './baseline-item';
import type { Currency } from '../money/currency';
import { isDay, type Day } from '../calendar/day';
import { parseMoney } from '../money/parse-money';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** Why a work item is not counted. The order is the order in which an item is looked at: the first that fits is given. */
export type ExclusionReason = 'change-request' | 'no-budget' | ItemRefusal | 'no-start' | 'no-finish';

/** A work item that is left out of a baseline: listed with the reason, never dropped in silence. */
export interface Exclusion {
  readonly issueId: string;
  readonly issueKey: string;
  readonly reason: ExclusionReason;
  /** One sentence, naming the value at fault. */
  readonly explanation: string;
}

/** A work item as it stands in Jira, its values as the fields give them. */
export interface BaselineCandidate {
  readonly issueId: string;
  readonly issueKey: string;
  readonly isChangeRequest: boolean;
  /** Major units. */
  readonly budget: number | string | null;
  /** ISO days. */
  readonly start: string | null;
  readonly finish: string | null;
}

export interface BaselineSettings {
  readonly currency: Currency;
  readonly calendar: WorkingCalendar;
}

export type Selection =
  | { readonly kind: 'included'; readonly item: BaselineItem }
  | { readonly kind: 'excluded'; readonly exclusion: Exclusion };

/** Whether a work item can be held to a budget and a span, and if not, what is wrong with it. */
export function selectForBaseline(candidate: BaselineCandidate, settings: BaselineSettings): Selection {
  const { issueId, issueKey } = candidate;
  const excluded = (reason: ExclusionReason, explanation: string): Selection => ({
    kind: 'excluded',
    exclusion: { issueId, issueKey, reason, explanation },
  });

  if (candidate.isChangeRequest) {
    return excluded('change-request', `${issueKey} is a change request: it proposes work and is none.`);
  }
  if (candidate.budget === null || candidate.budget === '') return excluded('no-budget', 'Budget is empty.');
  const budget = parseMoney(candidate.budget, settings.currency);
  if (!budget.ok) return excluded('bad-budget', `Budget cannot be counted: ${budget.explanation}`);
  const start = readDay('Planned start', candidate.start);
  if (!start.ok) return excluded('no-start', start.explanation);
  const finish = readDay('Due date', candidate.finish);
  if (!finish.ok) return excluded('no-finish', finish.explanation);

  const made = makeBaselineItem(
    { issueId, issueKey, budget: budget.value, start: start.day, finish: finish.day },
    settings.calendar,
  );
  return made.ok ? { kind: 'included', item: made.value } : excluded(made.reason, made.explanation);
}

function readDay(
  name: string,
  text: string | null,
): { readonly ok: true; readonly day: Day } | { readonly ok: false; readonly explanation: string } {
  if (text === null || text === '') return { ok: false, explanation: `${name} is empty.` };
  if (!isDay(text)) return { ok: false, explanation: `${name} is "${text.slice(0, 24)}", which is not a day.` };
  return { ok: true, day: text };
}
