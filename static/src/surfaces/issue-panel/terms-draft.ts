import type { ChangeLine, ChangeOption, ChangeTerms, WayToProceed, WorkPanel } from '../../../../src/contract/api';
import { inDecimalsOf, isAmount, isWholeNumber } from '../../parts/decimal-input';

/** One affected work item as it is being typed. Every kind's fields are kept, so that changing the kind loses nothing. */
export interface LineDraft {
  readonly issueId: string;
  readonly kind: ChangeLine['kind'];
  readonly cost: string;
  readonly finishDays: string;
  readonly budget: string;
  readonly start: string;
  readonly finish: string;
}

export interface OptionDraft {
  readonly id: number;
  readonly way: WayToProceed;
  readonly description: string;
  readonly cost: string;
  readonly days: string;
}

export interface TermsDraft {
  readonly reason: string;
  readonly way: WayToProceed;
  readonly lines: readonly LineDraft[];
  readonly options: readonly OptionDraft[];
}

/** By path inside the terms, such as `lines.0.cost`: the same path that a refusal of the resolver names after `terms.`. */
export type Problems = ReadonlyMap<string, string>;

const AMOUNT = 'Enter an amount such as 1250.50, with a minus for less.';
const DAYS = 'Enter a whole number of working days, with a minus for earlier.';

export function newLine(issueId: string): LineDraft {
  return { issueId, kind: 'adjust', cost: '0', finishDays: '0', budget: '', start: '', finish: '' };
}

/** What a change raised from a work item most likely asks for: that the baseline agrees to what Jira says of the item today. */
export function suggestLine({ issueId, current, budget, start, finish }: WorkPanel): LineDraft {
  const line = newLine(issueId);
  if (current === null)
    return { ...line, kind: 'add', budget: budget?.amount ?? '', start: start ?? '', finish: finish ?? '' };
  const daysLate = Math.max(0, -(current.scheduleVarianceDays ?? 0));
  return { ...line, cost: current.budgetVariance?.amount ?? '0', finishDays: String(daysLate) };
}

export function newOption(id: number): OptionDraft {
  return { id, way: 'stay', description: '', cost: '0', days: '0' };
}

export function toDraft(terms: ChangeTerms): TermsDraft {
  return {
    reason: terms.reason,
    way: terms.way,
    lines: terms.lines.map((line) => ({ ...newLine(line.issueId), ...asText(line) })),
    options: terms.options.map((option, id) => ({ ...option, id, days: String(option.days) })),
  };
}

function asText(line: ChangeLine): Partial<LineDraft> {
  if (line.kind === 'adjust') return { kind: 'adjust', cost: line.cost, finishDays: String(line.finishDays) };
  return line;
}

/** What can be seen to be wrong before asking; the resolver has the last word. */
export function checkDraft(draft: TermsDraft): Problems {
  const problems = new Map(checkLines(draft.lines));
  if (draft.reason.trim() === '') problems.set('reason', 'Say what happened and what follows if nothing is done.');
  draft.options.forEach((option, index) => {
    const path = `options.${String(index)}`;
    if (option.description.trim() === '') problems.set(`${path}.description`, 'Describe this option, or remove it.');
    if (!isAmount(option.cost)) problems.set(`${path}.cost`, AMOUNT);
    if (!isWholeNumber(option.days)) problems.set(`${path}.days`, DAYS);
  });
  return problems;
}

export function checkLines(lines: readonly LineDraft[]): Problems {
  const problems = new Map<string, string>();
  if (lines.length === 0) problems.set('lines', 'A change request must affect at least one work item.');
  lines.forEach((line, index) => {
    const path = `lines.${String(index)}`;
    if (line.kind === 'adjust') {
      if (!isAmount(line.cost)) problems.set(`${path}.cost`, AMOUNT);
      if (!isWholeNumber(line.finishDays)) problems.set(`${path}.finishDays`, DAYS);
    } else if (line.kind === 'add') {
      if (!isAmount(line.budget) || Number(line.budget) < 0)
        problems.set(`${path}.budget`, 'Enter an amount of 0 or more, such as 1250.50.');
      if (line.start === '') problems.set(`${path}.start`, 'Choose the first day of work.');
      if (line.finish === '') problems.set(`${path}.finish`, 'Choose the last day of work.');
      else if (line.start !== '' && line.finish < line.start)
        problems.set(`${path}.finish`, 'The finish is before the start.');
    }
  });
  return problems;
}

/** @param currency decides how many decimals the amounts cross with; null while it is not known yet */
export function toTerms(draft: TermsDraft, currency: string | null): ChangeTerms {
  const amount = (typed: string): string =>
    currency === null ? typed.trim().replace(/^\+/, '') : inDecimalsOf(currency, typed);
  return {
    reason: draft.reason.trim(),
    way: draft.way,
    lines: draft.lines.map((line): ChangeLine => {
      const { issueId } = line;
      if (line.kind === 'remove') return { kind: 'remove', issueId };
      if (line.kind === 'adjust')
        return { kind: 'adjust', issueId, cost: amount(line.cost), finishDays: Number(line.finishDays) };
      return { kind: 'add', issueId, budget: amount(line.budget), start: line.start, finish: line.finish };
    }),
    options: draft.options.map((option): ChangeOption => {
      return {
        way: option.way,
        description: option.description.trim(),
        cost: amount(option.cost),
        days: Number(option.days),
      };
    }),
  };
}
