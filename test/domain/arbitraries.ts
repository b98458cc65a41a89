import * as fc from 'fast-check';
import { getCurrency, listCurrencies } from '../../src/domain/money/currency';
import { addDays, getDay, type Day } from '../../src/domain/calendar/day';
import { money, type Money } from '../../src/domain/money/money';
import type { BudgetSpan } from '../../src/domain/baseline/budget-span';
import { makeWorkingCalendar, type WorkingCalendar } from '../../src/domain/calendar/working-calendar';

export const USD = getCurrency('USD');
export const dollars = (cents: bigint | number): Money => money(BigInt(cents), USD);

/** Monday to Friday, no holidays. */
export const FIVE_DAY_WEEK = makeWorkingCalendar([1, 2, 3, 4, 5], []);

export const anyCurrency = fc.constantFrom(...listCurrencies());

/** Days of a few years, so that spans, holidays and samples meet often. */
export const anyDay = (days = 1500): fc.Arbitrary<Day> =>
  fc.integer({ min: 0, max: days }).map((offset) => addDays(getDay('2023-12-25'), offset));

export const anyCalendar: fc.Arbitrary<WorkingCalendar> = fc
  .record({
    workdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    holidays: fc.array(anyDay(), { maxLength: 40 }),
  })
  .map(({ workdays, holidays }) => makeWorkingCalendar(workdays, holidays));

export const anyBudget = fc.bigInt({ min: 0n, max: 10n ** 15n }).map(dollars);

export const anySpan: fc.Arbitrary<BudgetSpan> = fc
  .record({ start: anyDay(400), length: fc.integer({ min: 0, max: 400 }), budget: anyBudget })
  .map(({ start, length, budget }) => ({ start, finish: addDays(start, length), budget }));
