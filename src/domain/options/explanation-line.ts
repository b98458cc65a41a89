import type { Day } from '../calendar/day';
import { toNumber, type Exact } from '../money/exact';
import { figure, type Figure } from '../earned-value/figure';
import type { Money } from '../money/money';

export type LineValue =
  | { readonly unit: 'money'; readonly amount: Money }
  | { readonly unit: 'day'; readonly day: Day }
  /** The nearest double of an exact number. */
  | { readonly unit: 'working-days' | 'index'; readonly number: number };

/** A step from a project's state to a figure of a scenario, to be printed as it is: nothing is left to work out. */
export interface ExplanationLine {
  readonly label: string;
  /** In the names of the lines before it. */
  readonly formula: string;
  readonly value: Figure<LineValue>;
  readonly why: string;
}

export function moneyValue(amount: Money): Figure<LineValue> {
  return figure({ unit: 'money', amount });
}

export function dayValue(day: Day): Figure<LineValue> {
  return figure({ unit: 'day', day });
}

export function workingDaysValue(days: Exact | number): Figure<LineValue> {
  return figure({ unit: 'working-days', number: asNumber(days) });
}

export function indexValue(index: Exact | number): Figure<LineValue> {
  return figure({ unit: 'index', number: asNumber(index) });
}

function asNumber(number: Exact | number): number {
  return typeof number === 'number' ? number : toNumber(number);
}
