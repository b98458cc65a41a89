import type { Currency } from './currency';
import { exact } from './exact';
import { toMoney } from './minor-units';
import { money, type Money } from './money';

/**
 * Amounts to the minor unit so that they add up to their sum as it is rounded once, half-even (Hamilton's method on the amounts
 * themselves): each is rounded down, and the units left over go one each to the largest remainders, earlier amounts first among
 * equals. So none is off by a whole unit, and what is whole already stays as it is.
 *
 * @param amounts whole numbers of 1 / `scale` minor units, none negative
 */
export function roundTogether(amounts: readonly bigint[], scale: bigint, currency: Currency): readonly Money[] {
  const total = amounts.reduce((sum, amount) => sum + amount, 0n);
  const down = amounts.reduce((sum, amount) => sum + amount / scale, 0n);
  const left = Number(toMoney(exact(total), scale, currency).minor - down);
  const raised = new Set(
    amounts
      .map((amount, index) => ({ index, rest: amount % scale }))
      .sort((a, b) => Number(b.rest - a.rest))
      .slice(0, left)
      .map(({ index }) => index),
  );
  return amounts.map((amount, index) => money(amount / scale + (raised.has(index) ? 1n : 0n), currency));
}
