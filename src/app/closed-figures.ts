import { z } from 'zod';
import type { BaseMeasures } from '../domain/earned-value/base-measures';
import type { JsonValue } from '../domain/change/canonical-json';
import type { Currency } from '../domain/money/currency';
import { getDay, type Day } from '../domain/calendar/day';
import { money, type Money } from '../domain/money/money';
import type { RecountedPeriod } from '../domain/history/restatement';
import type { ClosedHeader } from '../store/closed-periods';
import { countDays, type DayCount, type Performances } from './performance';
import type { ProjectRules } from './project-rules';

const minorSchema = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);
const measuresSchema = z.object({
  plannedValue: minorSchema,
  earnedValue: minorSchema,
  actualCost: minorSchema,
  budgetAtCompletion: minorSchema,
});
const figuresSchema = z.object({
  original: measuresSchema,
  current: measuresSchema,
  levelOfEffort: z.object({ original: minorSchema, current: minorSchema }),
});

/** As a close keeps them: minor units of the project's currency, which does not change once there is a baseline. */
export function toKeptFigures({ original, current, levelOfEffort }: DayCount): JsonValue {
  const minor = (amount: Money): string => amount.minor.toString();
  const measures = (of: BaseMeasures): JsonValue => ({
    plannedValue: minor(of.plannedValue),
    earnedValue: minor(of.earnedValue),
    actualCost: minor(of.actualCost),
    budgetAtCompletion: minor(of.budgetAtCompletion),
  });
  return {
    original: measures(original),
    current: measures(current),
    levelOfEffort: { original: minor(levelOfEffort.original), current: minor(levelOfEffort.current) },
  };
}

function readKeptFigures(figures: unknown, currency: Currency): DayCount {
  const kept = figuresSchema.parse(figures);
  const measures = (of: z.infer<typeof measuresSchema>): BaseMeasures => ({
    plannedValue: money(of.plannedValue, currency),
    earnedValue: money(of.earnedValue, currency),
    actualCost: money(of.actualCost, currency),
    budgetAtCompletion: money(of.budgetAtCompletion, currency),
  });
  return {
    original: measures(kept.original),
    current: measures(kept.current),
    levelOfEffort: {
      original: money(kept.levelOfEffort.original, currency),
      current: money(kept.levelOfEffort.current, currency),
    },
  };
}

/** A closed period's last day, as it was reported and as it is recorded now. */
export interface Recount {
  readonly header: ClosedHeader;
  readonly through: Day;
  readonly reported: DayCount;
  readonly recorded: DayCount;
}

/** All closed periods counted again: from dated progress and cost, and nothing else. */
export function recount(
  closed: readonly ClosedHeader[],
  performances: Performances,
  rules: ProjectRules,
): readonly Recount[] {
  const days = closed.map(({ throughDay }) => getDay(throughDay));
  const counts = countDays(performances, rules, days);
  return closed.map((header, index) => {
    const [through, recorded] = [days[index], counts[index]];
    if (through === undefined || recorded === undefined) throw new RangeError('each closed day is counted');
    return { header, through, reported: readKeptFigures(header.figures, rules.currency), recorded };
  });
}

/** For figures of the whole project, which no item is needed for. */
export function withoutItems({ through, reported, recorded }: Recount): RecountedPeriod {
  const { original, current } = recorded;
  return {
    closed: { through, original: reported.original, current: reported.current, items: [] },
    now: { original, current, items: [] },
  };
}
