import type { MoveParts } from '../../../../src/contract/api';
import { MOVE_PARTS, type MovePart } from '../../../../src/domain/why-it-moved/move-parts';
import { signOf } from '../../parts/formats';

/** Each part in words, for whoever asks. */
const MEANINGS: Readonly<Record<MovePart, { readonly means: string; readonly formula: string }>> = {
  approvedScopeChange: {
    means:
      'Budget of the work that approved change requests added to the baseline, less that of the work they took out.',
    formula: 'Budgets added − budgets removed.',
  },
  approvedCostChange: {
    means: 'By how much approved change requests made work of the baseline dearer or cheaper.',
    formula: 'Σ cost of the lines that adjust.',
  },
  recaptured: {
    means: 'By how much capturing the baseline again moved the budget. No change request was approved for it.',
    formula: 'Budget after each new capture − budget before it.',
  },
  costEfficiency: {
    means:
      'What the work of the baseline has cost beyond what it has earned. Cost of work that an approved change took out counts here.',
    formula: 'AC − EV of work that is or was in the baseline; positive is over budget.',
  },
  outsideBaseline: {
    means: 'Cost of work that was never in a baseline and that no approved change added.',
    formula: 'AC of work outside the baseline.',
  },
  remainingForecast: {
    means:
      'What the rest of the work is expected to cost beyond its budget, if it goes as the estimate at completion takes it to go.',
    formula: 'ETC − (BAC − EV), shared among work items by their remaining budget.',
  },
};

export interface ShownPart {
  readonly part: MovePart;
  readonly label: string;
  readonly means: string;
  readonly formula: string;
}

/** In their order; a baseline that nobody captured again has no such part. */
export function shownParts(parts: readonly MoveParts[]): readonly ShownPart[] {
  return MOVE_PARTS.filter(
    ({ part }) => part !== 'recaptured' || parts.some(({ recaptured }) => signOf(recaptured) !== 0),
  ).map(({ part, label }) => ({ part, label, ...MEANINGS[part] }));
}
