import { creditSteps, type ProgressReport } from '../src/domain/earned-value/credit-steps';
import type { Currency } from '../src/domain/money/currency';
import type { Day } from '../src/domain/calendar/day';
import { makeWorkingCalendar, type WorkingCalendar } from '../src/domain/calendar/working-calendar';
import { ItemColumns, NONE, type Earning } from './item-columns';
import { isPeriodLength, type PeriodLength } from './period-ends';
import {
  attempt,
  documentPlace,
  elementsAt,
  isAbsent,
  memberAt,
  placeIn,
  refuse,
  show,
  type BadInput,
  type Place,
} from './place';
import { readMethod, type ItemMethod } from './read-method';
import { readProgress } from './read-progress';
import { readRates, type Rates } from './read-rates';
import { currencyAt, dayAt, textAt, wholeAt } from './read-values';

/** A project by its items, as it was written: whether an item can be counted is decided in count-items.ts. */
export interface ItemDocument {
  readonly currency: Currency;
  readonly calendar: WorkingCalendar;
  readonly statusDay: Day;
  readonly period: PeriodLength;
  /** Null when it has none. */
  readonly rates: Rates | null;
  readonly items: ItemColumns;
}

/**
 * Takes the items of a document one by one, before anything else of it needs to be known. What is wrong with them is said when the
 * rest has been read, so that it does not depend on the order of the document's members.
 */
export class ItemList {
  readonly #place = placeIn(documentPlace(undefined), 'items');
  readonly #items = new ItemColumns(this.#place);
  #wrong: BadInput | null = null;

  take(value: unknown): void {
    this.#wrong ??= attempt(() => {
      readItem({ value, key: this.#items.length, inside: this.#place }, this.#items);
      return null;
    });
  }

  /** @throws BadInput that names what comes first in the list */
  check(currency: Currency): ItemColumns {
    this.#items.checkAmounts(currency);
    if (this.#wrong !== null) throw this.#wrong;
    refuseBadIds(this.#items);
    return this.#items;
  }
}

/**
 * @param list its items, which `document` has no longer
 * @throws BadInput
 */
export function readItems(document: Place, list: ItemList): ItemDocument {
  const currency = currencyAt(memberAt(document, 'currency'));
  const calendar = readCalendar(memberAt(document, 'calendar'));
  const statusDay = dayAt(memberAt(document, 'statusDay'));
  const periodPlace = memberAt(document, 'period');
  const period = periodPlace.value;
  if (!isPeriodLength(period)) {
    return refuse(periodPlace, `must be "day", "week" or "month", not ${show(periodPlace.value)}`);
  }
  const rates = memberAt(document, 'rates');
  const found = isAbsent(rates) ? null : readRates(rates);
  elementsAt(memberAt(document, 'items'));
  return { currency, calendar, statusDay, period, rates: found, items: list.check(currency) };
}

function readCalendar(place: Place): WorkingCalendar {
  const workdaysPlace = memberAt(place, 'workdays');
  const workdays = elementsAt(workdaysPlace).map((day) => wholeAt(day, 1, 7));
  if (workdays.length === 0) refuse(workdaysPlace, 'must have at least one ISO weekday, 1 Monday to 7 Sunday');
  return makeWorkingCalendar(workdays, listAt(memberAt(place, 'holidays')).map(dayAt));
}

/** Amounts go unread: their currency may not be known yet. */
function readItem(place: Place, items: ItemColumns): void {
  const [parent, budget] = [memberAt(place, 'parent'), memberAt(place, 'budget')];
  const [start, finish] = [memberAt(place, 'start'), memberAt(place, 'finish')];
  const method = readMethod(place);
  items.addItem(textAt(memberAt(place, 'id')), isAbsent(parent) ? null : textAt(parent));
  const currency = memberAt(place, 'currency');
  items.addCurrency(isAbsent(currency) ? null : currencyAt(currency));
  items.addBudget(isAbsent(budget) ? undefined : budget.value);
  items.addSpan(isAbsent(start) ? null : dayAt(start), isAbsent(finish) ? null : dayAt(finish));
  const reports = listAt(memberAt(place, 'progress')).map((report) => readProgress(report, method));
  items.addEarning(earningOf(method, reports));
  for (const cost of listAt(memberAt(place, 'costs'))) {
    items.addCost(dayAt(memberAt(cost, 'day')), memberAt(cost, 'amount').value);
  }
}

function earningOf(method: ItemMethod, reports: readonly ProgressReport[]): Earning {
  switch (method.kind) {
    case 'level-of-effort':
      return { kind: 'by-time' };
    case 'apportioned':
      return method;
    default:
      return { kind: 'by-steps', steps: creditSteps(method, reports) };
  }
}

/** A list that may be left out when it would be empty. */
function listAt(place: Place): readonly Place[] {
  return isAbsent(place) ? [] : elementsAt(place);
}

/** Ids name one item each, parents are items, and no item is above itself. */
function refuseBadIds(items: ItemColumns): void {
  const itemsByName = items.itemsByName();
  for (let item = 0; item < items.length; item += 1) {
    if (itemsByName[items.nameOf(item)] === item) continue;
    refuse(placeIn(items.placeOf(item), 'id'), `${show(items.idOf(item))} is the id of an earlier item too`);
  }
  /** By which walk up from an item each was met first; its own, counted from 1. */
  const metBy = new Int32Array(items.length);
  for (let item = 0; item < items.length; item += 1) {
    const parent = items.parentOf(item);
    if (parent === NONE) continue;
    const place = placeIn(items.placeOf(item), 'parent');
    if (itemsByName[parent] === NONE) refuse(place, `no item has the id ${show(items.textOf(parent))}`);
    let above: number | undefined = item;
    while (above !== undefined && above !== NONE && metBy[above] === 0) {
      metBy[above] = item + 1;
      above = itemsByName[items.parentOf(above)];
    }
    if (above !== undefined && metBy[above] === item + 1) {
      refuse(place, `${show(items.idOf(above))} would be above itself`);
    }
  }
}
