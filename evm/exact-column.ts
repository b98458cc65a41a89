import { exact, type Exact } from '../src/domain/money/exact';
import { Column } from './column';

/** Fractions in sixteen bytes each; the few that are too large for that are kept as they are. */
export class ExactColumn {
  readonly #numerators = Column.ofDoubles();
  readonly #denominators = Column.ofDoubles();
  readonly #large = new Map<number, Exact>();

  get length(): number {
    return this.#numerators.length;
  }

  push(value: Exact): void {
    const [numerator, denominator] = [Number(value.numerator), Number(value.denominator)];
    const fits = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
    if (!fits) this.#large.set(this.length, value);
    this.#numerators.push(numerator);
    this.#denominators.push(denominator);
  }

  at(index: number): Exact {
    const large = this.#large.get(index);
    return large ?? exact(BigInt(this.#numerators.at(index)), BigInt(this.#denominators.at(index)));
  }
}
