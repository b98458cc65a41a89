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
  /** The most that there will be of each. */
  readonly items: number;
  readonly reports: number;
  readonly costs: number;
}

/** Days are kept in two bytes: 179 years. */
const MAX_DAYS = 65_536;

const MAX_AMOUNT = Number(MAX_AMOUNT_MINOR);
const FULL_CREDIT = 10_000;

/** Addresses of the columns in the kernel's memory. */
export interface ColumnAddresses {
  readonly start: number;
  readonly finish: number;
  readonly budget: number;
  readonly reportItem: number;
  readonly reportDay: number;
  readonly reportChange: number;
  readonly reportWeighted: number;
  readonly costDay: number;
  readonly costAmount: number;
}

/** The columns themselves. Days are counted from the first day of the portfolio, amounts in whole minor units. */
export interface Columns {
  readonly start: Uint16Array;
  readonly finish: Uint16Array;
  readonly budget: Float64Array;
  readonly reportItem: Uint32Array;
  readonly reportDay: Uint16Array;
  readonly reportChange: Int16Array;
  /** Budget × change of credit, so that nobody looks up the budget; exact while {@link PortfolioGroup.earnedSwing} is a safe integer. */
  readonly reportWeighted: Float64Array;
  readonly costDay: Uint16Array;
  readonly costAmount: Float64Array;
}

/** Where the rows of a group stand in the columns, and how large its sums can become. Sums of doubles: exact while they are safe integers. */
export interface PortfolioGroup {
  readonly firstItem: number;
  readonly items: number;
  readonly firstReport: number;
  readonly reports: number;
  readonly firstCost: number;
  readonly costs: number;
  /** Σ budget */
  readonly budget: number;
  /** Σ budget × |change of credit| */
  readonly earnedSwing: number;
  /** Σ |cost| */
  readonly costSwing: number;
}

/**
 * The work of many projects by columns, for {@link curvesByGroup}: items with a budget and a span; reports of their progress; costs.
 * It is filled group by group, so that the rows of a group stand together. Amounts are of one currency and at most 10^15 minor
 * units each. What does not fit is a fault.
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
  readonly #groups: { -readonly [Key in keyof PortfolioGroup]: number }[] = [];
  #columns: Columns;

  constructor(shape: PortfolioShape) {
    this.shape = shape;
    this.firstDay = dayNumber(shape.firstDay);
    this.days = dayNumber(shape.lastDay) - this.firstDay + 1;
    if (this.days < 1 || this.days > MAX_DAYS) throw new RangeError(`a portfolio spans 1 to ${MAX_DAYS} days`);
    const { items, reports, costs } = shape;
    this.address = {
      start: this.memory.allocate(items * 2),
      finish: this.memory.allocate(items * 2),
      budget: this.memory.allocate(items * 8),
      reportItem: this.memory.allocate(reports * 4),
      reportDay: this.memory.allocate(reports * 2),
      reportChange: this.memory.allocate(reports * 2),
      reportWeighted: this.memory.allocate(reports * 8),
      costDay: this.memory.allocate(costs * 2),
      costAmount: this.memory.allocate(costs * 8),
    };
    this.#columns = this.#view();
  }

  /** In the order in which they were started. */
  get groups(): readonly PortfolioGroup[] {
    return this.#groups;
  }

  get columns(): Columns {
    if (this.#columns.budget.buffer !== this.memory.buffer) this.#columns = this.#view();
    return this.#columns;
  }

  /** What is added from here on is of a new group. */
  startGroup(): void {
    this.#groups.push({
      firstItem: this.items,
      items: 0,
      firstReport: this.reports,
      reports: 0,
      firstCost: this.costs,
      costs: 0,
      budget: 0,
      earnedSwing: 0,
      costSwing: 0,
    });
  }

  /**
   * @param start a day number, see {@link dayNumber}; `finish` likewise, not before it
   * @param budget whole minor units, not negative
   */
  addItem(start: number, finish: number, budget: number): void {
    const group = this.#group();
    const item = this.items;
    if (item >= this.shape.items) throw new RangeError('the portfolio is full of items');
    if (start > finish) throw new RangeError('the finish is before the start');
    const { columns } = this;
    columns.start[item] = this.#dayIndex(start);
    columns.finish[item] = this.#dayIndex(finish);
    columns.budget[item] = whole(budget, 0, MAX_AMOUNT, 'budget');
    group.budget += budget;
    group.items += 1;
    this.items += 1;
  }

  /** From the end of `day` on, the item added last has earned `change` basis points of its budget more than before; signed. */
  addReport(day: number, change: number): void {
    const group = this.#group();
    const index = this.reports;
    if (index >= this.shape.reports) throw new RangeError('the portfolio is full of reports');
    if (group.items === 0) throw new RangeError('a report follows its item');
    const { columns } = this;
    const item = this.items - 1;
    columns.reportItem[index] = item;
    columns.reportDay[index] = this.#dayIndex(day);
    columns.reportChange[index] = whole(change, -FULL_CREDIT, FULL_CREDIT, 'change of credit');
    const weighted = (columns.budget[item] ?? 0) * change;
    columns.reportWeighted[index] = weighted;
    group.earnedSwing += Math.abs(weighted);
    group.reports += 1;
    this.reports += 1;
  }

  /** @param amount whole minor units, signed; with or without an item in the group */
  addCost(day: number, amount: number): void {
    const group = this.#group();
    const index = this.costs;
    if (index >= this.shape.costs) throw new RangeError('the portfolio is full of costs');
    const { columns } = this;
    columns.costDay[index] = this.#dayIndex(day);
    columns.costAmount[index] = whole(amount, -MAX_AMOUNT, MAX_AMOUNT, 'cost');
    group.costSwing += Math.abs(amount);
    group.costs += 1;
    this.costs += 1;
  }

  #group() {
    const group = this.#groups.at(-1);
    if (!group) throw new RangeError('the portfolio has no group yet');
    return group;
  }

  #dayIndex(day: number): number {
    return whole(day - this.firstDay, 0, this.days - 1, 'day');
  }

  #view(): Columns {
    const { address, shape } = this;
    const { items, reports, costs } = shape;
    const { buffer } = this.memory;
    return {
      start: new Uint16Array(buffer, address.start, items),
      finish: new Uint16Array(buffer, address.finish, items),
      budget: new Float64Array(buffer, address.budget, items),
      reportItem: new Uint32Array(buffer, address.reportItem, reports),
      reportDay: new Uint16Array(buffer, address.reportDay, reports),
      reportChange: new Int16Array(buffer, address.reportChange, reports),
      reportWeighted: new Float64Array(buffer, address.reportWeighted, reports),
      costDay: new Uint16Array(buffer, address.costDay, costs),
      costAmount: new Float64Array(buffer, address.costAmount, costs),
    };
  }
}

function whole(value: number, least: number, most: number, name: string): number {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${name} ${value} is not a whole number from ${least} to ${most}`);
  }
  return value;
}
