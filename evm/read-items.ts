import { findCurrency, type Currency } from '../src/domain/currency';
import type { Day } from '../src/domain/day';
import type { ProgressReport } from '../src/domain/credit-steps';
import type { Money } from '../src/domain/money';
import type { DatedAmount } from '../src/domain/running-totals';
import { makeWorkingCalendar, type WorkingCalendar } from '../src/domain/working-calendar';
import { isPeriodLength, type PeriodLength } from './period-ends';
import { elementsAt, isAbsent, memberAt, refuse, show, type Place } from './place';
import { readMethod, type ItemMethod } from './read-method';
import { readProgress } from './read-progress';
import { dayAt, moneyAt, textAt, wholeAt } from './read-values';

/** A project by its items, as it was written: whether an item can be counted is decided in count-items.ts. */
export interface ItemDocument {
  readonly currency: Currency;
  readonly calendar: WorkingCalendar;
  readonly statusDay: Day;
  readonly period: PeriodLength;
  readonly items: readonly ReadItem[];
}

export interface ReadItem {
  readonly id: string;
  readonly parent: string | null;
  readonly budget: Money | null;
  readonly start: Day | null;
  readonly finish: Day | null;
  readonly method: ItemMethod;
  readonly progress: readonly ProgressReport[];
  readonly costs: readonly DatedAmount[];
}

/** @throws BadInput */
export function readItems(document: Place): ItemDocument {
  const currencyPlace = memberAt(document, 'currency');
  const currency = findCurrency(textAt(currencyPlace));
  if (currency === undefined) refuse(currencyPlace, `${show(currencyPlace.value)} is not an ISO 4217 currency`);
  const calendar = readCalendar(memberAt(document, 'calendar'));
  const statusDay = dayAt(memberAt(document, 'statusDay'));
  const periodPlace = memberAt(document, 'period');
  const period = periodPlace.value;
  if (!isPeriodLength(period)) {
    return refuse(periodPlace, `must be "day", "week" or "month", not ${show(periodPlace.value)}`);
  }
  const places = elementsAt(memberAt(document, 'items'));
  const items = places.map((place) => readItem(place, currency));
  refuseBadIds(places, items);
  return { currency, calendar, statusDay, period, items };
}

function readCalendar(place: Place): WorkingCalendar {
  const workdaysPlace = memberAt(place, 'workdays');
  const workdays = elementsAt(workdaysPlace).map((day) => wholeAt(day, 1, 7));
  if (workdays.length === 0) refuse(workdaysPlace, 'must have at least one ISO weekday, 1 Monday to 7 Sunday');
  return makeWorkingCalendar(workdays, listAt(memberAt(place, 'holidays')).map(dayAt));
}

function readItem(place: Place, currency: Currency): ReadItem {
  const parent = memberAt(place, 'parent');
  const [budget, start, finish] = [memberAt(place, 'budget'), memberAt(place, 'start'), memberAt(place, 'finish')];
  const method = readMethod(place);
  return {
    id: textAt(memberAt(place, 'id')),
    parent: isAbsent(parent) ? null : textAt(parent),
    budget: isAbsent(budget) ? null : moneyAt(budget, currency),
    start: isAbsent(start) ? null : dayAt(start),
    finish: isAbsent(finish) ? null : dayAt(finish),
    method,
    progress: listAt(memberAt(place, 'progress')).map((report) => readProgress(report, method)),
    costs: listAt(memberAt(place, 'costs')).map((cost) => ({
      day: dayAt(memberAt(cost, 'day')),
      amount: moneyAt(memberAt(cost, 'amount'), currency),
    })),
  };
}

/** A list that may be left out when it would be empty. */
function listAt(place: Place): readonly Place[] {
  return isAbsent(place) ? [] : elementsAt(place);
}

/** Ids name one item each, parents are items, and no item is above itself. */
function refuseBadIds(places: readonly Place[], items: readonly ReadItem[]): void {
  const parentOf = new Map<string, string | null>();
  items.forEach(({ id, parent }, index) => {
    const place = places[index];
    if (place && parentOf.has(id)) refuse(memberAt(place, 'id'), `${show(id)} is the id of an earlier item too`);
    parentOf.set(id, parent);
  });
  const rooted = new Set<string>();
  items.forEach(({ id, parent }, index) => {
    const place = places[index];
    if (!place || parent === null) return;
    const parentPlace = memberAt(place, 'parent');
    if (!parentOf.has(parent)) refuse(parentPlace, `no item has the id ${show(parent)}`);
    const above = new Set<string>();
    for (let each: string | null = id; each !== null && !rooted.has(each); each = parentOf.get(each) ?? null) {
      if (above.has(each)) refuse(parentPlace, `${show(each)} would be above itself`);
      above.add(each);
    }
    for (const each of above) rooted.add(each);
  });
}
