import type { Day } from '../calendar/day';
import { earnedValueOf } from './earned-value';
import type { MeasuredMethod } from './earned-value-method';
import { zero, type Money } from '../money/money';
import type { BudgetSpan } from '../baseline/budget-span';
import { plannedValueOn } from './planned-value';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** How a work item's budget is earned today, as far as that can be told. */
export type Earning =
  | {
      readonly kind: 'by-progress';
      /** Basis points. */
      readonly credit: number;
    }
  /** Level of effort: as time passes. */
  | { readonly kind: 'by-time' }
  /** Nothing is earned, and why, for people. */
  | { readonly kind: 'unmeasured'; readonly why: string };

export type MethodKind = MeasuredMethod['kind'] | 'apportioned' | 'level-of-effort';

/** The method by which a work item was counted, and what it came to. */
export interface CountedMethod {
  readonly issueKey: string;
  readonly method: MethodKind;
  /** Basis points earned by the item's own progress; null when nothing can be measured, or the method measures none. */
  readonly credit: number | null;
  /** Apportioned effort: the key of the item that it follows, as entered. */
  readonly apportionedTo: string | null;
}

/**
 * Apportioned effort earns in step with one item of discrete effort (PMI Standard for Earned Value Management), so the item that
 * it follows must measure its own progress. That also keeps circles out.
 *
 * @param target the item named by `apportionedTo`; null when there is none of that key
 */
export function earningOf(item: CountedMethod, target: CountedMethod | null): Earning {
  if (item.method === 'level-of-effort') return { kind: 'by-time' };
  if (item.method === 'apportioned') return apportionedEarning(item, target);
  if (item.credit === null) return unmeasured('No units are planned, so the units done measure nothing.');
  return { kind: 'by-progress', credit: item.credit };
}

function apportionedEarning({ issueKey, apportionedTo }: CountedMethod, target: CountedMethod | null): Earning {
  if (apportionedTo === null) return unmeasured('It is apportioned, and names no work item to follow.');
  if (apportionedTo === issueKey) return unmeasured('It is apportioned to itself.');
  const follows = `It is apportioned to ${apportionedTo}`;
  if (target === null) return unmeasured(`${follows}, which is no work item of this project.`);
  if (target.method === 'level-of-effort') {
    return unmeasured(`${follows}, which earns as time passes and measures no progress.`);
  }
  if (target.method === 'apportioned') {
    const circle = target.apportionedTo === issueKey;
    return unmeasured(`${follows}, which is apportioned to ${circle ? 'it in turn' : 'another work item itself'}.`);
  }
  if (target.credit === null) return unmeasured(`${follows}, whose progress cannot be measured.`);
  return { kind: 'by-progress', credit: target.credit };
}

function unmeasured(why: string): Earning {
  return { kind: 'unmeasured', why };
}

/** Earned value of one item at the end of a status day, its budget and days being a baseline's. */
export function earnedValueOn(item: BudgetSpan, earning: Earning, calendar: WorkingCalendar, statusDay: Day): Money {
  switch (earning.kind) {
    case 'by-progress':
      return earnedValueOf(item.budget, earning.credit);
    case 'by-time':
      return plannedValueOn(item, calendar, statusDay);
    case 'unmeasured':
      return zero(item.budget.currency);
  }
}
