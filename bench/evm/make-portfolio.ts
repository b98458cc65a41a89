import { getCurrency } from '../../src/domain/money/currency.ts';
import { dayFromNumber, dayNumber, getDay, type Day } from '../../src/domain/calendar/day.ts';
import { FULL_BASIS_POINTS } from '../../src/domain/earned-value/earned-value.ts';
import { Portfolio } from '../../src/domain/portfolio/portfolio.ts';
import { makeWorkingCalendar, type WorkingCalendar } from '../../src/domain/calendar/working-calendar.ts';

export const GROUPS = 100;
export const DAYS = 700;
/** Of each item: somewhat less than a project of the demo has, where an item has eight worklogs. */
export const REPORTS = 4;
export const COSTS = 6;
const MAX_LENGTH = 120;
const SEED = 20_261_125;

export const FIRST_DAY = dayNumber(getDay('2025-01-06'));

/** Monday to Friday, with a holiday every two months. */
export const calendar: WorkingCalendar = makeWorkingCalendar(
  [1, 2, 3, 4, 5],
  Array.from({ length: DAYS / 60 }, (_, index) => dayFromNumber(FIRST_DAY + 7 + index * 60)),
);

/** The last day of each week. */
export const sampleDays: readonly Day[] = Array.from({ length: DAYS / 7 }, (_, week) =>
  dayFromNumber(FIRST_DAY + week * 7 + 6),
);

/** Items of up to 120 days and 100 000.00 each, with reports and costs around their planned days, each in one group by chance. */
export function makePortfolio(items: number): Portfolio {
  const random = seededRandom(SEED);
  const below = (limit: number): number => Math.floor(random() * limit);
  const portfolio = new Portfolio({
    currency: getCurrency('USD'),
    firstDay: dayFromNumber(FIRST_DAY),
    lastDay: dayFromNumber(FIRST_DAY + DAYS - 1),
    items,
    reports: items * REPORTS,
    costs: items * COSTS,
  });
  const groupOfItem = Array.from({ length: items }, () => below(GROUPS));
  for (let group = 0; group < GROUPS; group += 1) {
    portfolio.startGroup();
    const size = groupOfItem.filter((each) => each === group).length;
    for (let item = 0; item < size; item += 1) addItem(portfolio, random, below);
  }
  return portfolio;
}

function addItem(portfolio: Portfolio, random: () => number, below: (limit: number) => number): void {
  const start = below(DAYS - 7);
  const length = 5 + below(MAX_LENGTH - 5);
  const budget = 10_000 + below(10_000_000);
  const dayAt = (share: number): number =>
    FIRST_DAY + Math.min(DAYS - 1, start + Math.floor(share * length) + below(20));
  portfolio.addItem(FIRST_DAY + start, FIRST_DAY + Math.min(DAYS - 1, start + length), budget);
  let left = FULL_BASIS_POINTS;
  for (let report = 1; report <= REPORTS; report += 1) {
    const change = report === REPORTS ? left : below(left / 2);
    left -= change;
    portfolio.addReport(dayAt(report / REPORTS), change);
  }
  for (let cost = 0; cost < COSTS; cost += 1) {
    portfolio.addCost(dayAt(cost / COSTS), Math.floor((budget / COSTS) * (0.6 + random())));
  }
}

/** Mulberry32 (Tommy Ettinger, public domain): the same numbers on every machine. */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
