import type { PeriodPlan } from '../src/domain/earned-value/earned-schedule';
import type { MeasureAmounts } from '../src/domain/earned-value/base-measures';
import type { Exact } from '../src/domain/money/exact';
import { elementsAt, isAbsent, memberAt, refuse, show, type Place } from './place';
import { amountAt, decimalAt, wholeAt } from './read-values';

/** A textbook's table. Amounts are whole numbers of 1 / `scale`. */
export interface PeriodTable {
  readonly scale: bigint;
  readonly plan: PeriodPlan;
  /** Cumulative planned value at the end of periods 1, 2, … */
  readonly plannedValues: readonly bigint[];
  /** The measures at the end of periods 1, 2, … up to the status date, at least one. */
  readonly measured: readonly MeasureAmounts[];
}

/** More periods than any project has: a longer duration is a slip of the keyboard. */
const MAX_PERIODS = 100_000;

interface PeriodRow {
  readonly plannedValue: Exact;
  /** Null after the status date. */
  readonly done: { readonly earnedValue: Exact; readonly actualCost: Exact } | null;
}

/** @throws BadInput */
export function readPeriods(document: Place): PeriodTable {
  const plannedDuration = wholeAt(memberAt(document, 'plannedDuration'), 1, MAX_PERIODS);
  const budget = amountAt(memberAt(document, 'budgetAtCompletion'));
  const list = memberAt(document, 'periods');
  const places = elementsAt(list);
  if (places.length === 0) refuse(list, 'must have at least one');
  const rows = places.map(readRow);
  refuseGaps(places, rows);
  refuseFalls(places, rows);

  const scale = rows.reduce(
    (largest, { plannedValue, done }) =>
      [plannedValue, ...(done ? [done.earnedValue, done.actualCost] : [])].reduce(
        (most, { denominator }) => (denominator > most ? denominator : most),
        largest,
      ),
    budget.denominator,
  );
  // Denominators are powers of ten, so the largest is a multiple of all.
  const scaled = ({ numerator, denominator }: Exact): bigint => numerator * (scale / denominator);
  const budgetAtCompletion = scaled(budget);
  const plannedValues = rows.map(({ plannedValue }) => scaled(plannedValue));
  return {
    scale,
    plan: {
      plannedValueAt: (period) => (period === 0 ? 0n : plannedValues[period - 1]),
      plannedDuration,
      budgetAtCompletion,
    },
    plannedValues,
    measured: rows.flatMap(({ plannedValue, done }) =>
      done === null
        ? []
        : [
            {
              plannedValue: { minor: scaled(plannedValue) },
              earnedValue: { minor: scaled(done.earnedValue) },
              actualCost: { minor: scaled(done.actualCost) },
              budgetAtCompletion: { minor: budgetAtCompletion },
            },
          ],
    ),
  };
}

function readRow(place: Place): PeriodRow {
  const plannedValue = amountAt(memberAt(place, 'plannedValue'));
  const [earned, actual] = [memberAt(place, 'earnedValue'), memberAt(place, 'actualCost')];
  if (isAbsent(earned) && isAbsent(actual)) return { plannedValue, done: null };
  // A credit note can take cost back, so only cost may be below 0.
  return { plannedValue, done: { earnedValue: amountAt(earned), actualCost: decimalAt(actual) } };
}

/** Earned value must be there from the first period to the status date without a gap. */
function refuseGaps(places: readonly Place[], rows: readonly PeriodRow[]): void {
  const [first] = places;
  const last = rows.findLastIndex(({ done }) => done !== null);
  const gap = rows.slice(0, last + 1).findIndex(({ done }) => done === null);
  const place = places[gap];
  if (place) refuse(memberAt(place, 'earnedValue'), 'is missing, though a later period has it');
  if (first && last < 0) refuse(memberAt(first, 'earnedValue'), 'is missing, and no other period has it');
}

/** Cumulative planned value cannot fall. */
function refuseFalls(places: readonly Place[], rows: readonly PeriodRow[]): void {
  rows.forEach(({ plannedValue }, index) => {
    const before = rows[index - 1]?.plannedValue;
    const place = places[index];
    if (!before || !place) return;
    if (plannedValue.numerator * before.denominator < before.numerator * plannedValue.denominator) {
      const member = memberAt(place, 'plannedValue');
      refuse(member, `is cumulative and must not fall, but ${show(member.value)} is less than the period before`);
    }
  });
}
