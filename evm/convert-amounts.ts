import type { Currency } from '../src/domain/money/currency';
import type { Day } from '../src/domain/calendar/day';
import type { RateTable } from '../src/domain/money/exchange-rate';
import { findConversion, type Conversion } from '../src/domain/money/find-conversion';
import { money, multiplyRatio, type Money } from '../src/domain/money/money';
import type { Outcome } from '../src/domain/outcome';

/** Turns amounts into the currency of the document. Each pair and day is looked up once. */
export class AmountConverter {
  readonly #to: Currency;
  readonly #rates: RateTable;
  readonly #found = new Map<string, Outcome<Conversion, 'no-rate'>>();

  constructor(to: Currency, rates: RateTable) {
    this.#to = to;
    this.#rates = rates;
  }

  find(from: Currency, on: Day): Outcome<Conversion, 'no-rate'> {
    const pair = `${from} ${on}`;
    const found = this.#found.get(pair) ?? findConversion(from, this.#to, on, this.#rates);
    this.#found.set(pair, found);
    return found;
  }

  /** Rounded half-even. A rate that {@link find} does not find is a fault. */
  convert(amount: Money, on: Day): Money {
    if (amount.currency === this.#to) return amount;
    const found = this.find(amount.currency, on);
    if (!found.ok) throw new RangeError(found.explanation);
    const { numerator, denominator } = found.value.factor;
    return money(multiplyRatio(amount, numerator, denominator).minor, this.#to);
  }
}
