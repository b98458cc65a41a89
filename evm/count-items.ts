import type { CreditedBudget } from '../src/domain/earned-value/credit-steps';
import type { ExchangeRate, RateTable } from '../src/domain/money/exchange-rate';
import type { UsedRate } from '../src/domain/money/find-conversion';
import type { BudgetSpan } from '../src/domain/baseline/budget-span';
import type { DatedAmount } from '../src/domain/earned-value/running-totals';
import { AmountConverter } from './convert-amounts';
import { followItems } from './follow-items';
import type { ItemDocument } from './read-items';
import type { Report } from './report';
import { conversionsOf, whyNotConverted, whyNotCounted, type Counting } from './why-not-counted';

/**
 * The items that can be counted, in the currency of the document, and why the others cannot. The first four are made anew whenever
 * they are gone through.
 */
export interface CountedItems {
  readonly spans: Iterable<BudgetSpan>;
  /** Those of the spans whose budgets are earned by progress. */
  readonly measured: Iterable<CreditedBudget>;
  /** Those that are earned by time (level of effort). Kept apart, so that they never show a schedule variance. */
  readonly levelOfEffort: Iterable<BudgetSpan>;
  readonly costs: Iterable<DatedAmount>;
  readonly excluded: Report['excluded'];
  /** The rates that their amounts went by, each once. */
  readonly usedRates: ReadonlyMap<ExchangeRate, UsedRate>;
}

// What becomes of an item; at first, nothing.
const [EXCLUDED, BY_PROGRESS, BY_TIME, COSTS_ALONE] = [0, 1, 2, 3];

const NO_RATES: RateTable = { histories: new Map(), pivot: null };

/**
 * Sorts items by how they earn. An item above others may go without a budget: its costs count, and it earns nothing of its own.
 * Anything else that lacks a budget or days, has impossible ones, or is in a currency without a rate, is excluded with all of its
 * costs.
 */
export function countItems(document: ItemDocument): CountedItems {
  const { items, currency } = document;
  const converter = new AmountConverter(currency, document.rates?.table ?? NO_RATES);
  const counting: Counting = { document, converter, followedBy: followItems(items) };
  const parents = new Set<number>();
  for (let item = 0; item < items.length; item += 1) parents.add(items.parentOf(item));

  const fates = new Uint8Array(items.length);
  const excluded: { id: string; reason: string }[] = [];
  const usedRates = new Map<ExchangeRate, UsedRate>();
  for (let item = 0; item < items.length; item += 1) {
    const isAbove = !items.hasBudget(item) && parents.has(items.nameOf(item));
    const reason = isAbove ? whyNotConverted(item, counting) : whyNotCounted(item, counting);
    if (reason !== null) {
      excluded.push({ id: items.idOf(item), reason });
      continue;
    }
    fates[item] = isAbove ? COSTS_ALONE : items.isByTime(item) ? BY_TIME : BY_PROGRESS;
    for (const conversion of conversionsOf(item, counting)) {
      if (conversion.ok) for (const rate of conversion.value.used) usedRates.set(rate.quoted, rate);
    }
  }

  function* spansOf(isWanted: (fate: number) => boolean): Generator<BudgetSpan & { readonly item: number }> {
    for (const [item, fate] of fates.entries()) {
      const [start, finish] = [items.startOf(item), items.finishOf(item)];
      if (!isWanted(fate) || start === null || finish === null) continue;
      yield { item, start, finish, budget: converter.convert(items.budgetOf(item, currency), start) };
    }
  }
  return {
    spans: iterable(() => spansOf((fate) => fate === BY_PROGRESS || fate === BY_TIME)),
    measured: iterable(function* () {
      for (const { item, budget } of spansOf((fate) => fate === BY_PROGRESS)) {
        const followed = counting.followedBy(item);
        if (typeof followed === 'number') yield { budget, steps: items.stepsOf(followed) };
      }
    }),
    levelOfEffort: iterable(() => spansOf((fate) => fate === BY_TIME)),
    costs: iterable(function* () {
      for (const [item, fate] of fates.entries()) {
        if (fate === EXCLUDED) continue;
        for (const { day, amount } of items.costsOf(item, currency)) {
          yield { day, amount: converter.convert(amount, day) };
        }
      }
    }),
    excluded,
    usedRates,
  };
}

function iterable<T>(makeIterator: () => Iterator<T>): Iterable<T> {
  return { [Symbol.iterator]: makeIterator };
}
