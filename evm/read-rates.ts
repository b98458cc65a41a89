import { makeRateTable, type ExchangeRate, type RateTable } from '../src/domain/money/exchange-rate';
import { elementsAt, memberAt, refuse, type Place } from './place';
import { amountAt, currencyAt, dayAt } from './read-values';

export interface Rates {
  /** As they were written. */
  readonly quoted: readonly ExchangeRate[];
  readonly table: RateTable;
}

/**
 * `rates: [{"from", "to", "day", "rate"}]`, what one unit of a currency is worth in another from a day on.
 *
 * @throws BadInput
 */
export function readRates(list: Place): Rates {
  const quoted = elementsAt(list).map((place) => ({
    from: currencyAt(memberAt(place, 'from')),
    to: currencyAt(memberAt(place, 'to')),
    day: dayAt(memberAt(place, 'day')),
    rate: amountAt(memberAt(place, 'rate')),
  }));
  const table = makeRateTable(quoted);
  return table.ok ? { quoted, table: table.value } : refuse(list, table.explanation);
}
