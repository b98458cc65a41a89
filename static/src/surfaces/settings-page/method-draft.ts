import type { EarnedValueChoice, EarnedValueMethod } from '../../../../src/contract/api';
import { isAmount } from '../../parts/decimal-input';

/** A method as it is being chosen: what was typed for one kind stays while another is looked at. */
export interface MethodDraft {
  readonly kind: EarnedValueMethod['kind'];
  readonly atStartPercent: string;
  /** By id of the status; empty is no weight. */
  readonly weights: ReadonlyMap<string, string>;
}

export interface EarnedValueDraft {
  readonly method: MethodDraft;
  readonly overrides: readonly { readonly issueTypeId: string; readonly method: MethodDraft }[];
}

export const PER_CENT_COMPLETE: MethodDraft = { kind: 'percent-complete', atStartPercent: '50', weights: new Map() };

export function toEarnedValueDraft({ method, overrides }: EarnedValueChoice): EarnedValueDraft {
  return {
    method: toMethodDraft(method),
    overrides: overrides.map(({ issueTypeId, method: own }) => ({ issueTypeId, method: toMethodDraft(own) })),
  };
}

function toMethodDraft(method: EarnedValueMethod): MethodDraft {
  const draft = { ...PER_CENT_COMPLETE, kind: method.kind };
  switch (method.kind) {
    case 'start-credit':
      return { ...draft, atStartPercent: String(method.atStartPercent) };
    case 'weighted-milestones':
      return { ...draft, weights: new Map(method.weights.map(({ statusId, weight }) => [statusId, String(weight)])) };
    default:
      return draft;
  }
}

export function toEarnedValue({ method, overrides }: EarnedValueDraft): EarnedValueChoice {
  return {
    method: toMethod(method),
    overrides: overrides.map(({ issueTypeId, method: own }) => ({ issueTypeId, method: toMethod(own) })),
  };
}

function toMethod({ kind, atStartPercent, weights }: MethodDraft): EarnedValueMethod {
  switch (kind) {
    case 'start-credit':
      return { kind, atStartPercent: Number(atStartPercent) };
    case 'weighted-milestones':
      return {
        kind,
        weights: weightsOf(weights).map(([statusId, weight]) => ({ statusId, weight: Number(weight) })),
      };
    default:
      return { kind };
  }
}

/** The statuses that have a weight. */
export function weightsOf(weights: MethodDraft['weights']): [statusId: string, weight: string][] {
  return [...weights].filter(([, weight]) => weight.trim() !== '' && Number(weight) !== 0);
}

/** What can be seen to be wrong, by the path that a refusal of the resolver would name. */
export function checkEarnedValue({ method, overrides }: EarnedValueDraft): [path: string, problem: string][] {
  return [
    ...checkMethod(method, 'earnedValue.method'),
    ...overrides.flatMap((override, index) =>
      checkMethod(override.method, `earnedValue.overrides.${String(index)}.method`),
    ),
  ];
}

function checkMethod({ kind, atStartPercent, weights }: MethodDraft, path: string): [string, string][] {
  if (
    kind === 'start-credit' &&
    !(isAmount(atStartPercent) && Number(atStartPercent) >= 0 && Number(atStartPercent) <= 100)
  ) {
    return [[`${path}.atStartPercent`, 'Enter a percentage from 0 to 100.']];
  }
  if (kind !== 'weighted-milestones') return [];
  const weighted = weightsOf(weights);
  if (weighted.length === 0) return [[`${path}.weights`, 'Give at least one status a weight.']];
  const isWrong = weighted.some(([, weight]) => !isAmount(weight) || Number(weight) < 0);
  return isWrong ? [[`${path}.weights`, 'A weight is a number above 0, such as 30; leave it empty for none.']] : [];
}
