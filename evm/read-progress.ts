import type { ProgressReport } from '../src/domain/earned-value/credit-steps';
import { exact, over } from '../src/domain/money/exact';
import { isAbsent, memberAt, refuse, show, type Place } from './place';
import type { ItemMethod } from './read-method';
import { amountAt, dayAt, textAt } from './read-values';

const HUNDRED = exact(100n);

/**
 * One report of progress: `percent` done (0 to 100), under weighted milestones the `milestone` reached, under physical units the
 * `units` made so far in all.
 *
 * @throws BadInput
 */
export function readProgress(place: Place, method: ItemMethod): ProgressReport {
  const day = dayAt(memberAt(place, 'day'));
  if (method.kind === 'weighted-milestones') {
    const milestone = memberAt(place, 'milestone');
    const name = textAt(milestone);
    return method.weights.has(name) ? { day, milestone: name } : refuse(milestone, `${show(name)} is not a milestone`);
  }
  if (method.kind === 'physical-units') return { day, units: amountAt(memberAt(place, 'units')) };
  const percent = memberAt(place, 'percent');
  // Effort that earns by itself may leave out how far it is.
  if (isAbsent(percent) && (method.kind === 'level-of-effort' || method.kind === 'apportioned')) return { day };
  const share = over(amountAt(percent), HUNDRED);
  return share.numerator > share.denominator
    ? refuse(percent, `must be from 0 to 100, not ${show(percent.value)}`)
    : { day, share };
}
