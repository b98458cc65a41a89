import type { MoneyJson, MoveExplained } from '../../../../src/contract/api';
import type { ShownPart } from './move-meanings';

/** A bar between two shares of the chart's width, 0 to 1. */
export interface WaterfallBar {
  readonly start: number;
  readonly end: number;
}

export interface Waterfall {
  readonly from: WaterfallBar;
  readonly steps: readonly WaterfallBar[];
  readonly budget: WaterfallBar;
  readonly to: WaterfallBar;
}

/** Each part hangs where the one before it ends. As in any chart, money is a binary number here: a pixel does not see the cents. */
export function waterfall({ from, budget, to, parts }: MoveExplained, shown: readonly ShownPart[]): Waterfall {
  const first = toNumber(from);
  let reached = first;
  const steps = shown.map(({ part }) => {
    const start = reached;
    reached += toNumber(parts[part]);
    return { start, end: reached };
  });
  const ends = [0, first, toNumber(budget), toNumber(to), ...steps.map(({ end }) => end)];
  const low = Math.min(...ends);
  const width = Math.max(...ends) - low || 1;
  const share = (bar: WaterfallBar): WaterfallBar => ({
    start: (bar.start - low) / width,
    end: (bar.end - low) / width,
  });
  const whole = (end: number): WaterfallBar => share({ start: 0, end });
  return {
    from: whole(first),
    steps: steps.map(share),
    budget: whole(toNumber(budget)),
    to: whole(toNumber(to)),
  };
}

function toNumber({ amount }: MoneyJson): number {
  return Number(amount);
}
