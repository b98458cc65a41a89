import type { Currency } from '../money/currency';
import { dayNumber, type Day } from '../calendar/day';
import { KernelMemory } from './kernel';
import { MAX_AMOUNT_MINOR } from '../money/parse-money';

/** How much a portfolio is to hold: its columns are laid out once. */
export interface PortfolioShape {
  readonly currency: Currency;
  /** Everything is dated within these, at most 65 536 of them. */
  readonly firstDay: Day;
  readonly lastDay: Day;
  /** At most 65 536. */
  readonly groups: number;
  /** The most that there will be of each. */
  readonly items: number;
  readonly reports: number;
  readonly costs: number;
}

/** Days and groups are kept in two bytes: 179 years. */
const MAX_DAYS = 65_536;
const MAX_GROUPS = 65_536;

const MAX_AMOUNT = Number(MAX_AMOUNT_MINOR);
const FULL_CREDIT = 10_000;

/** Addresses of the columns in the kernel's memory. */
export interface ColumnAddresses {
  readonly group: number;
  readonly start: number;
  readonly finish: number;
  readonly budget: number;
  readonly reportItem: number;
  readonly reportDay: number;
  readonly reportChange: number;
  readonly costItem: number;
  readonly costDay: number;
  readonly costAmount: number;
}

/** The columns themselves. Days are counted from the first day of the portfolio, amounts in whole minor units. */
export interface Columns {
  readonly group: Uint16Array;
  readonly start: Uint16Array;
  readonly finish: Uint16Array;
  readonly budget: Float64Array;
  readonly reportItem: Uint32Array;
  readonly reportDay: Uint16Array;
  readonly reportChange: Int16Array;
  readonly costItem: Uint32Array;
  readonly costDay: Uint16Array;
  readonly costAmount: Float64Array;
}

/**
 * The work of many projects by columns, for {@link curvesByGroup}: items with a budget and a span, each in one group; reports of
 * their progress; their costs. Amounts are of one currency and at most 10^15 minor units each. What does not fit is a fault.
 */
export class Portfolio {
  readonly shape: PortfolioShape;
  readonly firstDay: number;
  readonly days: number;
  readonly memory = new KernelMemory();
  readonly address: ColumnAddresses;
  items = 0;
  reports = 0;
  costs = 0;
  /** Σ budget. Sums of doubles, like the next two: exact as long as they are safe integers. */
  totalBudget = 0;
  /** Σ |cost|. */
  totalCost = 0;
  /** For each group Σ budget × |change of credit|, and how many items it has. */
  readonly earnedSwings: Float64Array;
  readonly groupItems: Uint32Array;
  #columns: Columns;

  constructor(shape: PortfolioShape) {
    this.shape = shape;
    this.firstDay = dayNumber(shape.firstDay);
    this.days = dayNumber(shape.lastDay) - this.firstDay + 1;
    if (this.days < 1 || this.days > MAX_DAYS) throw new RangeError(`a portfolio spans 1 to ${MAX_DAYS} days`);
    if (shape.groups < 1 || shape.groups > MAX_GROUPS)
      throw new RangeError(`a portfolio has 1 to ${MAX_GROUPS} groups`);
    this.earnedSwings = new Float64Array(shape.groups);
    this.groupItems = new Uint32Array(shape.groups);
    const { items } = shape;
    // The kernel takes reports and costs four at a time: the last are followed by zeros, which add nothing.
    const [reports, costs] = [inFours(shape.reports), inFours(shape.costs)];
    this.address = {
      group: this.memory.allocate(items * 2),
      start: this.memory.allocate(items * 2),
      finish: this.memory.allocate(items * 2),
      budget: this.memory.allocate(items * 8),
      reportItem: this.memory.allocate(reports * 4),
      reportDay: this.memory.allocate(reports * 2),
      reportChange: this.memory.allocate(reports * 2),
      costItem: this.memory.allocate(costs * 4),
      costDay: this.memory.allocate(costs * 2),
      costAmount: this.memory.allocate(costs * 8),
    };
    this.#columns = this.#view();
  }

  get columns(): Columns {
    if (this.#columns.budget.buffer !== this.memory.buffer) this.#columns = this.#view();
    return this.#columns;
  }

  /**
   * @param group from 0
   * @param start a day number, see {@link dayNumber}; `finish` likewise, not before it
   * @param budget whole minor units, not negative
   * @returns the number by which reports and costs name the item
   */
  addItem(group: number, start: number, finish: number, budget: number): number {
    const item = this.items;
    if (item >= this.shape.items) throw new RangeError('the portfolio is full of items');
    if (start > finish) throw new RangeError('the finish is before the start');
    const { columns } = this;
    columns.group[item] = whole(group, 0, this.shape.groups - 1, 'group');
    columns.start[item] = this.#dayIndex(start);
    columns.finish[item] = this.#dayIndex(finish);
    columns.budget[item] = whole(budget, 0, MAX_AMOUNT, 'budget');
    this.totalBudget += budget;
    this.groupItems[group] = (this.groupItems[group] ?? 0) + 1;
    this.items += 1;
    return item;
  }

  /** From the end of `day` on, the item has earned `change` basis points of its budget more than before; signed. */
  addReport(item: number, day: number, change: number): void {
    const index = this.reports;
    if (index >= this.shape.reports) throw new RangeError('the portfolio is full of reports');
    const { columns, earnedSwings } = this;
    columns.reportItem[index] = whole(item, 0, this.items - 1, 'item');
    columns.reportDay[index] = this.#dayIndex(day);
    columns.reportChange[index] = whole(change, -FULL_CREDIT, FULL_CREDIT, 'change of credit');
    const group = columns.group[item] ?? 0;
    earnedSwings[group] = (earnedSwings[group] ?? 0) + (columns.budget[item] ?? 0) * Math.abs(change);
    this.reports += 1;
  }

  /** @param amount whole minor units, signed */
  addCost(item: number, day: number, amount: number): void {
    const index = this.costs;
    if (index >= this.shape.costs) throw new RangeError('the portfolio is full of costs');
    const { columns } = this;
    columns.costItem[index] = whole(item, 0, this.items - 1, 'item');
    columns.costDay[index] = this.#dayIndex(day);
    columns.costAmount[index] = whole(amount, -MAX_AMOUNT, MAX_AMOUNT, 'cost');
    this.totalCost += Math.abs(amount);
    this.costs += 1;
  }

  #dayIndex(day: number): number {
    return whole(day - this.firstDay, 0, this.days - 1, 'day');
  }

  #view(): Columns {
    const { address, shape } = this;
    const { items, reports, costs } = shape;
    const { buffer } = this.memory;
    return {
      group: new Uint16Array(buffer, address.group, items),
      start: new Uint16Array(buffer, address.start, items),
      finish: new Uint16Array(buffer, address.finish, items),
      budget: new Float64Array(buffer, address.budget, items),
      reportItem: new Uint32Array(buffer, address.reportItem, reports),
      reportDay: new Uint16Array(buffer, address.reportDay, reports),
      reportChange: new Int16Array(buffer, address.reportChange, reports),
      costItem: new Uint32Array(buffer, address.costItem, costs),
      costDay: new Uint16Array(buffer, address.costDay, costs),
      costAmount: new Float64Array(buffer, address.costAmount, costs),
    };
  }
}

function inFours(count: number): number {
  return Math.ceil(count / 4) * 4;
}

function whole(value: number, least: number, most: number, name: string): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} ${value} is not a whole number from ${least} to ${most}`);
  }
  return value;
}
