import type { Day } from '../calendar/day';
import { exact, minus, over, plus, times, type Exact } from '../money/exact';

/** The rest of the work as the team alone would do it. Amounts in any one unit. */
export interface RestOfWork {
  /** BAC − EV, above 0. */
  readonly left: Exact;
  /** Working days that the team alone takes for it, by the forecast of staying; above 0. */
  readonly days: Exact;
  /** What a unit of cost earns: CPI, or 1 where the estimate is at the planned rate. */
  readonly efficiency: Exact;
}

/** People, or money for them, on top of the team. */
export interface Arrival {
  readonly start: Day;
  /** Working days from the status day until the morning of that day; not negative. */
  readonly daysBefore: number;
  readonly costADay: Exact;
  /** What a unit of their cost earns, as a share of what one of the team's does; not negative. */
  readonly productivity: Exact;
}

export interface AddedWork extends Arrival {
  /** Work that they earn in a working day. */
  readonly paceADay: Exact;
  /** Working days for which they are paid; 0 when the work is done before they come. */
  readonly daysPaid: Exact;
  readonly cost: Exact;
}

export interface StaffedWork {
  /** Work that the team alone earns in a working day. */
  readonly teamPaceADay: Exact;
  /** Working days until everything is earned. */
  readonly days: Exact;
  readonly added: readonly AddedWork[];
  /** What the rest costs more than it would cost the team alone. */
  readonly extraCost: Exact;
}

/**
 * Buys the rest of the work with more money a day: whoever is added earns cost × efficiency × productivity. The team goes on at
 * the pace that staying is forecast at, (BAC − EV) / days, so that adding nobody is staying; on an evenly planned baseline that
 * is EV / AT. At productivity 1 the same work costs the same, only sooner: EAC stays. Below it their cost buys less work than the
 * team's, and EAC grows by cost × (1 − productivity).
 *
 * What the model does not know: the time to learn, the team's time for teaching and talking, and work that cannot be divided, for
 * which "adding manpower to a late software project makes it later" (Brooks, The Mythical Man-Month, 1975). A productivity below
 * 1 can stand for the first two.
 *
 * @param arrivals in the order in which they start
 */
export function staffWork({ left, days: teamDays, efficiency }: RestOfWork, arrivals: readonly Arrival[]): StaffedWork {
  const teamPaceADay = over(left, teamDays);
  const paced = arrivals.map((arrival) => ({
    ...arrival,
    paceADay: times(times(arrival.costADay, efficiency), arrival.productivity),
  }));
  const days = daysWith(left, teamPaceADay, paced);
  const added = paced.map((each) => {
    const daysPaid = positivePart(minus(days, exact(BigInt(each.daysBefore))));
    return { ...each, daysPaid, cost: times(each.costADay, daysPaid) };
  });
  const extraCost = added.reduce(
    (extra, { cost, productivity }) => plus(extra, times(cost, minus(exact(1n), productivity))),
    exact(0n),
  );
  return { teamPaceADay, days, added, extraCost };
}

/** From one start to the next, each time at the pace reached by then. */
function daysWith(
  work: Exact,
  teamPaceADay: Exact,
  arrivals: readonly Pick<AddedWork, 'paceADay' | 'daysBefore'>[],
): Exact {
  let [left, pace, days] = [work, teamPaceADay, 0n];
  for (const { paceADay, daysBefore } of arrivals) {
    const until = BigInt(daysBefore);
    const rest = minus(left, times(pace, exact(until - days)));
    if (rest.numerator <= 0n) break;
    [left, pace, days] = [rest, plus(pace, paceADay), until];
  }
  return plus(exact(days), over(left, pace));
}

function positivePart(number: Exact): Exact {
  return number.numerator > 0n ? number : exact(0n);
}
