import type { ProposedOption } from '../../../../src/contract/api';
import { inDecimalsOf, isAmount } from '../../parts/decimal-input';

export type Way = ProposedOption['way'];

/** One way to proceed as it is being typed; the fields of its way count. */
export interface WayDraft {
  readonly id: number;
  readonly way: Way;
  readonly items: readonly ScopeDraft[];
  readonly amount: string;
  readonly people: string;
  readonly rate: string;
  readonly start: string;
  readonly productivityPercent: string;
  /** Whether the finish is a day that is typed. */
  readonly until: 'day' | 'forecast';
  readonly finish: string;
}

export interface ScopeDraft {
  readonly issueId: string;
  readonly decision: 'drop' | 'defer';
}

/** By path inside the request, such as `options.0.amount`: the same path that a refusal names. */
export type Problems = ReadonlyMap<string, string>;

/** The resolver refuses more. */
export const MAX_WAYS = 5;
export const MAX_ITEMS = 20;
const MAX_PRODUCTIVITY_PERCENT = 1000;

export function newWay(id: number, way: Way, statusDay: string): WayDraft {
  return {
    id,
    way,
    items: [],
    amount: '',
    people: '1',
    rate: '',
    start: statusDay,
    productivityPercent: '100',
    until: 'day',
    finish: '',
  };
}

/** What can be seen to be wrong before asking; the resolver has the last word. */
export function checkWays(drafts: readonly WayDraft[]): Problems {
  const problems = new Map<string, string>();
  drafts.forEach(({ way, items, amount, people, rate, start, productivityPercent, until, finish }, index) => {
    const wrong = (field: string, isRight: boolean, message: string): void => {
      if (!isRight) problems.set(`options.${String(index)}.${field}`, message);
    };
    switch (way) {
      case 'redefine-success':
        wrong('items', items.length > 0, 'Choose at least one work item to drop or to defer.');
        break;
      case 'more-money':
        wrong('amount', isPositive(amount), 'Enter an amount above 0, such as 1250.50.');
        break;
      case 'more-people':
        wrong('people', /^0*[1-9]\d{0,3}$/.test(people.trim()), 'Enter a whole number of people, at least 1.');
        wrong('rate', isPositive(rate), 'Enter the cost of one person’s working day, such as 450.');
        wrong('start', start !== '', 'Choose their first day.');
        wrong(
          'productivityPercent',
          /^\d{1,4}$/.test(productivityPercent.trim()) && Number(productivityPercent) <= MAX_PRODUCTIVITY_PERCENT,
          `Enter whole per cent from 0 to ${String(MAX_PRODUCTIVITY_PERCENT)}.`,
        );
        break;
      case 'more-time':
        wrong('finish', until === 'forecast' || finish !== '', 'Choose the new finish.');
    }
  });
  return problems;
}

function isPositive(typed: string): boolean {
  return isAmount(typed) && !typed.trim().startsWith('-') && /[1-9]/.test(typed);
}

export function toOptions(drafts: readonly WayDraft[], currency: string): readonly ProposedOption[] {
  return drafts.map((draft): ProposedOption => {
    const { way, items, amount, people, rate, start, productivityPercent, until, finish } = draft;
    switch (way) {
      case 'redefine-success':
        return { way, items };
      case 'more-money':
        return { way, amount: inDecimalsOf(currency, amount) };
      case 'more-people':
        return {
          way,
          people: Number(people),
          rate: inDecimalsOf(currency, rate),
          start,
          productivityPercent: Number(productivityPercent),
        };
      case 'more-time':
        return { way, finish: until === 'forecast' ? until : finish };
    }
  });
}
