import type { Day } from '../calendar/day';
import { add, subtract, sum, type Money } from '../money/money';
import { workingDaysBetween, type WorkingCalendar } from '../calendar/working-calendar';

export interface BridgeEnd {
  readonly budget: Money;
  readonly finish: Day;
}

/** One version after the original. */
export interface BridgeVersion {
  readonly version: number;
  readonly label: string;
  readonly changeIssueKey: string | null;
  /** What was decided: an approved change's cost as its approvers saw it, or what a new capture added. Signed. */
  readonly budgetChange: Money;
  /** The project's finish after it. */
  readonly finish: Day;
}

export interface BridgeStep {
  readonly version: number;
  readonly label: string;
  readonly changeIssueKey: string | null;
  readonly budget: Money;
  /** Working days by which the project's finish moved; positive is later. */
  readonly finishDays: number;
}

/** How the original baseline became the current one. */
export interface Bridge {
  readonly original: BridgeEnd;
  readonly steps: readonly BridgeStep[];
  readonly current: BridgeEnd;
  /** Current budget less original and steps: zero unless somebody has altered the records. */
  readonly unexplained: Money;
  /** Whether original + Σ steps = current, in budget and in working days. */
  readonly holds: boolean;
}

/**
 * Puts what was decided beside what the baseline is. The ends are to be counted from the items of the baselines and the steps
 * taken from the decisions, so that the sum is a check and not a tautology.
 *
 * @param versions every version after the original up to the current, in order
 */
export function bridge(
  original: BridgeEnd,
  versions: readonly BridgeVersion[],
  current: BridgeEnd,
  calendar: WorkingCalendar,
): Bridge {
  let finish = original.finish;
  const steps = versions.map((version): BridgeStep => {
    const finishDays = workingDaysBetween(calendar, finish, version.finish);
    finish = version.finish;
    const { label, changeIssueKey, budgetChange } = version;
    return { version: version.version, label, changeIssueKey, budget: budgetChange, finishDays };
  });
  const moved = sum(
    steps.map((step) => step.budget),
    original.budget.currency,
  );
  const unexplained = subtract(current.budget, add(original.budget, moved));
  return { original, steps, current, unexplained, holds: unexplained.minor === 0n && finish === current.finish };
}
