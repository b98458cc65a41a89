import type { WayToProceed } from '../change/change-terms';
import type { Day } from '../calendar/day';
import { exact, type Exact } from '../money/exact';
import { compare, money, sum, zero, type Money } from '../money/money';
import type { Option, OptionRefusal, ScopeDecision } from './option';
import { accepted, refused, type Outcome } from '../outcome';
import { toDecimal } from '../money/parse-money';
import { earnedUnits, type Standing } from './standing';

/** People, or money for them, that come on top of the team. */
export interface AddedPeople {
  readonly start: Day;
  /** Of all of them together. */
  readonly costADay: Money;
  readonly productivity: Exact;
}

/** Options as one proposal: nothing in it tells in which order they were given. */
export interface Proposal {
  /** In the order in which they are applied. */
  readonly ways: readonly WayToProceed[];
  readonly decisions: ReadonlyMap<string, ScopeDecision>;
  /** By start. */
  readonly people: readonly AddedPeople[];
  /** Added to the budget. */
  readonly money: Money;
  /** Null leaves the approved finish as it is. */
  readonly finish: Day | 'forecast' | null;
}

/** Scope says what is to be done, people when it is done, money what it may cost, time how late that may be. */
const ORDER_OF_WAYS = ['redefine-success', 'more-people', 'more-money', 'more-time'] as const;

/**
 * Takes options together. Amounts of money add up, and so do people; items of two redefinitions are one list, on which each may
 * stand once; two new finishes contradict each other. Staying adds nothing to anything else.
 */
export function combineOptions(standing: Standing, options: readonly Option[]): Outcome<Proposal, OptionRefusal> {
  const { currency } = standing.state;
  const decisions = new Map<string, ScopeDecision>();
  const people: AddedPeople[] = [];
  const amounts: Money[] = [];
  let finish: Proposal['finish'] = null;
  for (const option of options) {
    const fault = findFault(option, standing);
    if (fault !== null) return fault;
    switch (option.way) {
      case 'stay':
        break;
      case 'redefine-success':
        for (const { itemId, decision } of option.items) {
          if (decisions.has(itemId)) return refused('item-twice', `${itemId} is named twice.`);
          decisions.set(itemId, decision);
        }
        break;
      case 'more-money':
        amounts.push(option.amount);
        break;
      case 'more-people': {
        const { people: number = 1, rate, start, productivity = exact(1n) } = option;
        people.push({ start, costADay: money(rate.minor * BigInt(number), currency), productivity });
        break;
      }
      case 'more-time':
        if (finish !== null) return refused('two-finishes', 'Two options set a new finish: only one can be approved.');
        finish = option.finish;
    }
  }
  const ways = ORDER_OF_WAYS.filter((way) => options.some((option) => option.way === way));
  return accepted({
    ways: ways.length === 0 ? ['stay'] : ways,
    decisions,
    people: people.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
    money: sum(amounts, currency),
    finish,
  });
}

/** By start; of those who start together in any order, as long as it is always the same. */
function orderOf({ start, costADay, productivity }: AddedPeople): string {
  return `${start} ${costADay.minor} ${productivity.numerator}/${productivity.denominator}`;
}

type Fault = Outcome<never, OptionRefusal> | null;

function findFault(option: Option, { state, scale }: Standing): Fault {
  const { statusDay, approvedFinish, currency } = state;
  const none = zero(currency);
  switch (option.way) {
    case 'stay':
      return null;
    case 'redefine-success':
      if (option.items.length === 0) return refused('no-item', 'Choose at least one work item to drop or to defer.');
      for (const { itemId } of option.items) {
        const item = state.items.find(({ id }) => id === itemId);
        if (!item) return refused('unknown-item', `${itemId} is not in the current baseline.`);
        if (item.budget.minor * scale === earnedUnits(item, scale)) {
          return refused('nothing-left', `${itemId} has no budget left that is not earned.`);
        }
      }
      return null;
    case 'more-money':
      if (compare(option.amount, none) > 0) return null;
      return refused('bad-amount', `The money to add must be above zero, not ${show(option.amount)}.`);
    case 'more-people': {
      const { people = 1, rate, start, productivity } = option;
      if (!Number.isInteger(people) || people < 1) {
        return refused('bad-people', `The number of people must be whole and above zero, not ${people}.`);
      }
      if (compare(rate, none) <= 0) {
        return refused('bad-rate', `The cost of a working day must be above zero, not ${show(rate)}.`);
      }
      if (productivity !== undefined && productivity.numerator < 0n) {
        return refused('bad-productivity', 'The productivity of added people must not be below zero.');
      }
      if (start >= statusDay) return null;
      return refused('start-before-status-day', `The start ${start} is before the status day ${statusDay}.`);
    }
    case 'more-time': {
      const { finish } = option;
      if (finish === 'forecast') return null;
      if (finish < statusDay) {
        return refused('finish-before-status-day', `The new finish ${finish} is before the status day ${statusDay}.`);
      }
      if (finish >= approvedFinish) return null;
      return refused('not-more-time', `The new finish ${finish} is before the approved finish ${approvedFinish}.`);
    }
  }
}

function show(amount: Money): string {
  return `${toDecimal(amount)} ${amount.currency}`;
}
