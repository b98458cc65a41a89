import type { CreditStep } from '../src/domain/earned-value/credit-steps';
import type { Currency } from '../src/domain/money/currency';
import type { Day } from '../src/domain/calendar/day';
import type { Money } from '../src/domain/money/money';
import type { DatedAmount } from '../src/domain/earned-value/running-totals';
import { Column } from './column';
import { ExactColumn } from './exact-column';
import { placeIn, type Place } from './place';
import { TextPool } from './text-pool';
import { WrittenAmounts } from './written-amounts';

/** How an item earns: by steps of its own, in step with the item of an id, or by time alone. */
export type Earning =
  | { readonly kind: 'by-steps'; readonly steps: readonly CreditStep[] }
  | { readonly kind: 'apportioned'; readonly to: string }
  | { readonly kind: 'by-time' };

/** In the place of a number that there is none. */
export const NONE = -1;

// In the place of the name that an item follows.
const BY_STEPS = -1;
const BY_TIME = -2;

/**
 * Items in columns, some hundred bytes each, where a million objects would take gigabytes. An item is the number of its row. Rows
 * are filled from left to right, and a refusal may leave the last one short.
 */
export class ItemColumns {
  readonly #list: Place;
  readonly #names = new TextPool();
  readonly #days = new TextPool<Day>();
  readonly #ids = Column.ofIntegers();
  readonly #parents = Column.ofIntegers();
  readonly #codes = new TextPool<Currency>();
  readonly #currencies = Column.ofIntegers();
  readonly #budgets = new WrittenAmounts();
  readonly #starts = Column.ofIntegers();
  readonly #finishes = Column.ofIntegers();
  readonly #earnings = Column.ofIntegers();
  readonly #stepsBefore = Column.ofIntegers();
  readonly #stepDays = Column.ofIntegers();
  readonly #stepChanges = new ExactColumn();
  readonly #costsBefore = Column.ofIntegers();
  readonly #costDays = Column.ofIntegers();
  readonly #costAmounts = new WrittenAmounts();

  /** @param list where the items stand in their document */
  constructor(list: Place) {
    this.#list = list;
  }

  get length(): number {
    return this.#ids.length;
  }

  addItem(id: string, parent: string | null): void {
    this.#ids.push(this.#names.numberOf(id));
    this.#parents.push(parent === null ? NONE : this.#names.numberOf(parent));
    this.#stepsBefore.push(this.#stepDays.length);
    this.#costsBefore.push(this.#costDays.length);
  }

  /** @param currency null for that of the document */
  addCurrency(currency: Currency | null): void {
    this.#currencies.push(currency === null ? NONE : this.#codes.numberOf(currency));
  }

  /** @param written a number or a text, unread; undefined when there is none */
  addBudget(written: unknown): void {
    this.#budgets.push(written);
  }

  addSpan(start: Day | null, finish: Day | null): void {
    this.#starts.push(start === null ? NONE : this.#days.numberOf(start));
    this.#finishes.push(finish === null ? NONE : this.#days.numberOf(finish));
  }

  addEarning(earning: Earning): void {
    if (earning.kind === 'apportioned') this.#earnings.push(this.#names.numberOf(earning.to));
    else this.#earnings.push(earning.kind === 'by-time' ? BY_TIME : BY_STEPS);
    if (earning.kind !== 'by-steps') return;
    for (const { day, change } of earning.steps) {
      this.#stepDays.push(this.#days.numberOf(day));
      this.#stepChanges.push(change);
    }
  }

  addCost(day: Day, written: unknown): void {
    this.#costDays.push(this.#days.numberOf(day));
    this.#costAmounts.push(written);
  }

  placeOf(item: number): Place {
    return placeIn(this.#list, item);
  }

  idOf(item: number): string {
    return this.#names.at(this.#ids.at(item));
  }

  /** The name that an item has as its id. Names are numbered, and are those of items or are only spoken of. */
  nameOf(item: number): number {
    return this.#ids.at(item);
  }

  textOf(name: number): string {
    return this.#names.at(name);
  }

  /** The name of the item above, or NONE. */
  parentOf(item: number): number {
    return this.#parents.at(item);
  }

  /** The first item of each name, or NONE. */
  itemsByName(): Int32Array {
    const items = new Int32Array(this.#names.size).fill(NONE);
    for (let item = this.length - 1; item >= 0; item -= 1) items[this.nameOf(item)] = item;
    return items;
  }

  /** The currency of an item, which is the document's unless it has its own. */
  currencyOf(item: number, documents: Currency): Currency {
    const code = this.#currencies.at(item);
    return code === NONE ? documents : this.#codes.at(code);
  }

  hasBudget(item: number): boolean {
    return !this.#budgets.isAbsent(item);
  }

  /**
   * In the currency of the item.
   *
   * @throws BadInput when it is no amount of it
   */
  budgetOf(item: number, documents: Currency): Money {
    return this.#budgets.at(item, this.currencyOf(item, documents), () => placeIn(this.placeOf(item), 'budget'));
  }

  startOf(item: number): Day | null {
    return this.#dayAt(this.#starts.at(item));
  }

  finishOf(item: number): Day | null {
    return this.#dayAt(this.#finishes.at(item));
  }

  isByTime(item: number): boolean {
    return this.#earnings.at(item) === BY_TIME;
  }

  /** The name of the item that this one is apportioned to, or NONE. */
  followedBy(item: number): number {
    return Math.max(NONE, this.#earnings.at(item));
  }

  stepsOf(item: number): readonly CreditStep[] {
    const steps: CreditStep[] = [];
    const end = this.#endOf(this.#stepsBefore, item, this.#stepDays.length);
    for (let step = this.#stepsBefore.at(item); step < end; step += 1) {
      steps.push({ day: this.#days.at(this.#stepDays.at(step)), change: this.#stepChanges.at(step) });
    }
    return steps;
  }

  /**
   * In the currency of the item.
   *
   * @throws BadInput when one is no amount of it
   */
  *costsOf(item: number, documents: Currency): Generator<DatedAmount> {
    const end = this.#endOf(this.#costsBefore, item, this.#costDays.length);
    for (let cost = this.#costsBefore.at(item); cost < end; cost += 1) {
      yield { day: this.#days.at(this.#costDays.at(cost)), amount: this.#costAt(cost, item, documents) };
    }
  }

  /**
   * Reads every amount, in the order of the document.
   *
   * @throws BadInput when one is no amount of its item's currency
   */
  checkAmounts(documents: Currency): void {
    for (let item = 0; item < this.length; item += 1) {
      if (item < this.#budgets.length && this.hasBudget(item)) this.budgetOf(item, documents);
      const end = this.#endOf(this.#costsBefore, item, this.#costDays.length);
      for (let cost = this.#costsBefore.at(item); cost < end; cost += 1) this.#costAt(cost, item, documents);
    }
  }

  #costAt(cost: number, item: number, documents: Currency): Money {
    const place = () => {
      const costs = placeIn(this.placeOf(item), 'costs');
      return placeIn(placeIn(costs, cost - this.#costsBefore.at(item)), 'amount');
    };
    return this.#costAmounts.at(cost, this.currencyOf(item, documents), place);
  }

  #dayAt(number: number): Day | null {
    return number === NONE ? null : this.#days.at(number);
  }

  /** Where the part of an item ends in a column of all: where that of the next begins. */
  #endOf(before: Column, item: number, length: number): number {
    return item + 1 < this.length ? before.at(item + 1) : length;
  }
}
