import type { EarnedValueMethod } from '../contract/api';
import { exact, type Exact } from '../domain/money/exact';
import type { CreditRule } from '../domain/earned-value/progress-credit';

/** A method of the settings as the engine counts with it; null for those that read no progress of the item itself. */
export function toCreditRule(method: EarnedValueMethod): CreditRule | null {
  switch (method.kind) {
    case 'percent-complete':
    case 'physical-units':
      return method;
    case 'start-credit':
      return { kind: method.kind, atStart: hundredths(method.atStartPercent / 100, 10_000n) };
    case 'weighted-milestones':
      return {
        kind: method.kind,
        weights: new Map(method.weights.map(({ statusId, weight }) => [statusId, hundredths(weight, 100n)])),
      };
    case 'apportioned':
    case 'level-of-effort':
      return null;
  }
}

/** Exactly what was typed: settings have at most two decimals of a weight or a percentage. */
function hundredths(value: number, denominator: bigint): Exact {
  return exact(BigInt(Math.round(value * Number(denominator))), denominator);
}
