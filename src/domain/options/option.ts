import type { Day } from '../calendar/day';
import type { Exact } from '../money/exact';
import type { Money } from '../money/money';

/** What becomes of the part of a work item that is not earned yet. Either way it leaves the project. */
export type ScopeDecision =
  /** It will not be done. */
  | 'drop'
  /** It will be done elsewhere or later: moved out, not saved. */
  | 'defer';

/** A way to proceed, as somebody proposes it; `combineOptions` sees to its laws. The words are those of `WayToProceed`. */
export type Option =
  | { readonly way: 'stay' }
  | {
      readonly way: 'redefine-success';
      /** At least one, each with budget that is not earned yet. */
      readonly items: readonly { readonly itemId: string; readonly decision: ScopeDecision }[];
    }
  | {
      readonly way: 'more-money';
      /** Above 0; added to the budget for the same work. */
      readonly amount: Money;
    }
  | {
      readonly way: 'more-people';
      /** Whole, above 0; 1 when left out, so that a cost rate alone will do. */
      readonly people?: number;
      /** Cost of one person's working day, above 0. */
      readonly rate: Money;
      /** First day of theirs, on or after the status day. */
      readonly start: Day;
      /** What a unit of their cost earns, as a share of what a unit of the team's does; not negative, 1 when left out. */
      readonly productivity?: Exact;
    }
  | {
      readonly way: 'more-time';
      /** A new approved finish, neither before the status day nor before the present one; or as late as the forecast is. */
      readonly finish: Day | 'forecast';
    };

export type OptionRefusal =
  | 'no-item'
  | 'unknown-item'
  | 'nothing-left'
  | 'item-twice'
  | 'bad-amount'
  | 'bad-people'
  | 'bad-rate'
  | 'bad-productivity'
  | 'start-before-status-day'
  | 'finish-before-status-day'
  | 'not-more-time'
  | 'two-finishes'
  | 'no-forecast';
