import { minorDigits, type Currency } from '../src/domain/money/currency';
import { money, type Money } from '../src/domain/money/money';
import { MAX_AMOUNT_MINOR } from '../src/domain/money/parse-money';
import { Column } from './column';
import { moneyAt } from './read-values';
import type { Place } from './place';

/**
 * Amounts as they were written, number or text, in nine bytes each: what an amount is worth in minor units cannot be told before
 * the currency is known, and a document may name it last. Most are whole digits and the place of the point; the rest are kept.
 */
export class WrittenAmounts {
  readonly #digits = Column.ofDoubles();
  readonly #forms = Column.ofBytes();
  readonly #others = new Map<number, unknown>();

  get length(): number {
    return this.#forms.length;
  }

  /** @param value undefined where there is none */
  push(value: unknown): void {
    const compact = findCompact(value);
    if (compact === undefined && value !== undefined) this.#others.set(this.length, value);
    this.#digits.push(compact?.digits ?? 0);
    this.#forms.push(compact?.form ?? (value === undefined ? ABSENT : OTHER));
  }

  isAbsent(index: number): boolean {
    return this.#forms.at(index) === ABSENT;
  }

  /**
   * @param place where the amount was written
   * @throws BadInput
   */
  at(index: number, currency: Currency, place: () => Place): Money {
    const decimals = this.#forms.at(index) & ~NUMBER;
    const minor = this.#digits.at(index) * 10 ** (minorDigits(currency) - decimals);
    // Whole multiples of ten up to here are exact doubles.
    if (decimals <= minorDigits(currency) && Math.abs(minor) <= MAX_MINOR) return money(BigInt(minor), currency);
    return moneyAt({ ...place(), value: this.#valueOf(index) }, currency);
  }

  #valueOf(index: number): unknown {
    const form = this.#forms.at(index);
    if (form >= OTHER) return this.#others.get(index);
    const text = writeDecimal(this.#digits.at(index), form & ~NUMBER);
    return form >= NUMBER ? Number(text) : text;
  }
}

const MAX_MINOR = Number(MAX_AMOUNT_MINOR);
/** A form is the number of decimals, and this more of an amount that was a number and no text. */
const NUMBER = 16;
const OTHER = 0xef;
const ABSENT = 0xff;

function findCompact(value: unknown): { readonly digits: number; readonly form: number } | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value);
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  const digits = Number(point < 0 ? text : text.slice(0, point) + text.slice(point + 1));
  if (decimals >= NUMBER || !Number.isSafeInteger(digits) || writeDecimal(digits, decimals) !== text) return undefined;
  return { digits, form: typeof value === 'number' ? decimals + NUMBER : decimals };
}

function writeDecimal(digits: number, decimals: number): string {
  const text = String(Math.abs(digits)).padStart(decimals + 1, '0');
  const point = text.length - decimals;
  return `${digits < 0 ? '-' : ''}${decimals === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`}`;
}
