import type { EarnedValueChoice, EarnedValueMethod, EstimateChoice } from '../contract/api';

/** A part of the settings that cannot be counted with: where, below `settings`, and why. */
export interface Misfit {
  readonly field: string;
  readonly message: string;
}

const MAX_WEIGHT = 1000;
const MAX_RECENT_PERIODS = 52;

export function findMethodMisfit({ method, overrides }: EarnedValueChoice): Misfit | null {
  const misfit = misfitOf(method, 'earnedValue.method');
  if (misfit !== null) return misfit;
  const seen = new Set<string>();
  for (const [index, override] of overrides.entries()) {
    const place = `earnedValue.overrides.${index}`;
    if (seen.has(override.issueTypeId)) {
      return { field: `${place}.issueTypeId`, message: 'This work type has a method of its own already.' };
    }
    seen.add(override.issueTypeId);
    const found = misfitOf(override.method, `${place}.method`);
    if (found !== null) return found;
  }
  return null;
}

function misfitOf(method: EarnedValueMethod, place: string): Misfit | null {
  if (method.kind === 'start-credit') {
    if (isShare(method.atStartPercent)) return null;
    return { field: `${place}.atStartPercent`, message: 'The credit at the start is 0 to 100 per cent.' };
  }
  if (method.kind !== 'weighted-milestones') return null;
  const { weights } = method;
  if (weights.length === 0) return { field: `${place}.weights`, message: 'Give at least one status a weight.' };
  const seen = new Set<string>();
  for (const [index, { statusId, weight }] of weights.entries()) {
    if (seen.has(statusId)) {
      return { field: `${place}.weights.${index}.statusId`, message: 'This status has a weight already.' };
    }
    seen.add(statusId);
    if (!(weight > 0 && weight <= MAX_WEIGHT && isHundredths(weight))) {
      return {
        field: `${place}.weights.${index}.weight`,
        message: `A weight is above 0 and at most ${MAX_WEIGHT}, with at most two decimals.`,
      };
    }
  }
  return null;
}

export function findEstimateMisfit({ costWeightPercent, recentPeriods }: EstimateChoice): Misfit | null {
  if (!isShare(costWeightPercent)) {
    return { field: 'estimates.costWeightPercent', message: 'The weight of cost performance is 0 to 100 per cent.' };
  }
  if (recentPeriods >= 1 && recentPeriods <= MAX_RECENT_PERIODS) return null;
  return {
    field: 'estimates.recentPeriods',
    message: `Recent performance looks back over 1 to ${MAX_RECENT_PERIODS} weeks.`,
  };
}

function isShare(percent: number): boolean {
  return percent >= 0 && percent <= 100 && isHundredths(percent);
}

/** Credits are counted in hundredths of a per cent; finer choices would be rounded without a word. */
function isHundredths(value: number): boolean {
  return Number(value.toFixed(2)) === value;
}
