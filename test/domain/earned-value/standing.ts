import type { BaseMeasures } from '../../../src/domain/earned-value/base-measures';
import { getDay } from '../../../src/domain/calendar/day';
import type { EstimateChoices } from '../../../src/domain/earned-value/project-figures';
import type { ProjectPosition } from '../../../src/domain/earned-value/project-position';
import { FIVE_DAY_WEEK, USD } from '../arbitraries';

/** On the fourth of ten working days from Monday 2 November 2026, by a linear baseline; nothing was earned or spent some weeks ago. */
export function standing(measures: BaseMeasures, part: Partial<ProjectPosition> = {}): ProjectPosition {
  const budget = measures.budgetAtCompletion.minor;
  const nothing = { minor: 0n };
  return {
    currency: USD,
    scale: 1n,
    measures,
    earlier: { ...measures, earnedValue: nothing, actualCost: nothing },
    plan: {
      plannedDuration: 10,
      budgetAtCompletion: budget,
      plannedValueAt: (period) => (budget * BigInt(period)) / 10n,
    },
    actualTime: 4,
    finished: null,
    calendar: FIVE_DAY_WEEK,
    start: getDay('2026-11-02'),
    ...part,
  };
}

export const USUAL: EstimateChoices = { weights: { cost: 80n, schedule: 20n }, enteredToComplete: null };
