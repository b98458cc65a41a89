import { dayFromNumber, dayNumber, FIRST_DAY_NUMBER, LAST_DAY_NUMBER, type Day } from './day';

/** Which days are worked. Made by {@link makeWorkingCalendar}; its parts serve to count without walking day by day. */
export interface WorkingCalendar {
  readonly __brand: 'WorkingCalendar';
  /** Worked weekdays before ISO weekday n + 1, for n = 0 … 7; the last is the worked days of a week without holidays. */
  readonly workedBefore: readonly number[];
  /** Day numbers of the holidays that fall on a workday, ascending, each once. */
  readonly holidays: readonly number[];
}

/**
 * @param workdays ISO weekdays, 1 Monday … 7 Sunday, at least one; anything else is a fault
 * @param holidays days that are not worked although their weekday is
 */
export function makeWorkingCalendar(workdays: readonly number[], holidays: readonly Day[]): WorkingCalendar {
  const worked = new Set(workdays);
  if (worked.size === 0 || workdays.some((day) => !Number.isInteger(day) || day < 1 || day > 7)) {
    throw new RangeError('workdays must be ISO weekdays, 1 to 7, at least one');
  }
  const workedBefore = [0];
  for (let weekday = 1, count = 0; weekday <= 7; weekday += 1) {
    if (worked.has(weekday)) count += 1;
    workedBefore.push(count);
  }
  const numbers = new Set(holidays.map(dayNumber).filter((number) => worked.has(weekIndex(number) + 1)));
  return { __brand: 'WorkingCalendar', workedBefore, holidays: [...numbers].sort((a, b) => a - b) };
}

export function isWorkingDay(calendar: WorkingCalendar, day: Day): boolean {
  const number = dayNumber(day);
  return workedThrough(calendar, number) > workedThrough(calendar, number - 1);
}

/**
 * Working days from `from` to `to`: those after the earlier of the two up to and including the later; negative when `to` is
 * earlier. A day off counts as the end of the working day before it. So it is additive: from a to b and from b to c make from
 * a to c, and from b to a is the negative of from a to b.
 */
export function workingDaysBetween(calendar: WorkingCalendar, from: Day, to: Day): number {
  return workedThrough(calendar, dayNumber(to)) - workedThrough(calendar, dayNumber(from));
}

/** Working days of a span, both ends counted; 0 when it has none or `finish` is before `start`. */
export function workingDaysInclusive(calendar: WorkingCalendar, start: Day, finish: Day): number {
  const count = workedThrough(calendar, dayNumber(finish)) - workedThrough(calendar, dayNumber(start) - 1);
  return Math.max(0, count);
}

/**
 * The working day that is `count` working days from `day`, so that `workingDaysBetween(day, result) = count`; `day` itself for
 * 0, worked or not. From a Saturday off, +1 is Monday and −1 is Thursday (Saturday is the end of Friday). Nothing outside the
 * years 1 to 9999.
 *
 * @param count whole, signed; a fraction is a fault
 */
export function findWorkingDay(calendar: WorkingCalendar, day: Day, count: number): Day | undefined {
  if (!Number.isInteger(count)) throw new RangeError(`not a whole number of days: ${String(count)}`);
  if (count === 0) return day;
  const wanted = workedThrough(calendar, dayNumber(day)) + count;
  let low = FIRST_DAY_NUMBER;
  let high = LAST_DAY_NUMBER;
  if (workedThrough(calendar, low - 1) >= wanted || workedThrough(calendar, high) < wanted) return undefined;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (workedThrough(calendar, middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return dayFromNumber(low);
}

/** As {@link findWorkingDay}, for counts that were checked before; a result outside the years 1 to 9999 is a fault. */
export function addWorkingDays(calendar: WorkingCalendar, day: Day, count: number): Day {
  const found = findWorkingDay(calendar, day, count);
  if (found === undefined)
    throw new RangeError(`${day} and ${String(count)} working days is outside the years 1 to 9999`);
  return found;
}

/**
 * The last day of work that starts on `start` and takes `count` working days: `start` itself for 1 when it is worked. Nothing
 * outside the years 1 to 9999.
 *
 * @param count whole, at least 1
 */
export function findLastDayOfWork(calendar: WorkingCalendar, start: Day, count: number): Day | undefined {
  return findWorkingDay(calendar, start, isWorkingDay(calendar, start) ? count - 1 : count);
}

/**
 * Working days up to and including a day, from an origin that is the same for every day of one calendar: only differences
 * mean something. Costs the logarithm of the number of holidays.
 */
export function workedThrough(calendar: WorkingCalendar, number: number): number {
  const weeks = Math.floor((number + DAYS_FROM_MONDAY_TO_EPOCH) / 7);
  const perWeek = calendar.workedBefore[7] ?? 0;
  const thisWeek = calendar.workedBefore[weekIndex(number) + 1] ?? 0;
  return weeks * perWeek + thisWeek - holidaysThrough(calendar.holidays, number);
}

/**
 * Working days before each of so many days from day `first` on, counted from that day; one entry more, for all of them. As
 * differences of {@link workedThrough}, in one walk.
 */
export function workedBeforeEach(calendar: WorkingCalendar, first: number, days: number): Uint32Array {
  const { workedBefore, holidays } = calendar;
  const counts = new Uint32Array(days + 1);
  let weekday = weekIndex(first);
  let holiday = holidaysThrough(holidays, first - 1);
  let worked = 0;
  for (let day = 0; day < days; day += 1) {
    worked += (workedBefore[weekday + 1] ?? 0) - (workedBefore[weekday] ?? 0);
    if (holidays[holiday] === first + day) {
      holiday += 1;
      worked -= 1;
    }
    weekday = (weekday + 1) % 7;
    counts[day + 1] = worked;
  }
  return counts;
}

/** 1970-01-01 was a Thursday. */
const DAYS_FROM_MONDAY_TO_EPOCH = 3;

/** 0 for Monday … 6 for Sunday. */
function weekIndex(number: number): number {
  return (((number + DAYS_FROM_MONDAY_TO_EPOCH) % 7) + 7) % 7;
}

function holidaysThrough(holidays: readonly number[], number: number): number {
  let low = 0;
  let high = holidays.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((holidays[middle] ?? Infinity) <= number) low = middle + 1;
    else high = middle;
  }
  return low;
}
