import type { ProjectSettings } from '../../../../src/contract/api';
import { inDecimalsOf, isAmount, isWholeNumber } from '../../parts/decimal-input';
import { checkEarnedValue, toEarnedValue, toEarnedValueDraft, type EarnedValueDraft } from './method-draft';

/** The settings as they are being typed. */
export interface SettingsDraft {
  readonly currency: string;
  readonly workdays: ReadonlySet<number>;
  readonly holidays: readonly string[];
  readonly timeZone: string;
  readonly plannedStart: 'plumbline' | 'jira';
  readonly hourlyRate: string;
  readonly costPercent: string;
  readonly scheduleDays: string;
  readonly approvers: readonly string[];
  readonly quorum: string;
  readonly earnedValue: EarnedValueDraft;
  readonly costWeightPercent: string;
  readonly recentPeriods: string;
}

/** By the path that a refusal of the resolver would name. */
export type Problems = ReadonlyMap<string, string>;

export function toDraft(settings: ProjectSettings): SettingsDraft {
  return {
    currency: settings.currency,
    workdays: new Set(settings.workdays),
    holidays: [...settings.holidays].sort(),
    timeZone: settings.timeZone,
    plannedStart: settings.plannedStart,
    hourlyRate: settings.hourlyRate.amount,
    costPercent: String(settings.tolerance.costPercent),
    scheduleDays: String(settings.tolerance.scheduleDays),
    approvers: settings.approvers,
    quorum: String(settings.quorum),
    earnedValue: toEarnedValueDraft(settings.earnedValue),
    costWeightPercent: String(settings.estimates.costWeightPercent),
    recentPeriods: String(settings.estimates.recentPeriods),
  };
}

/** What can be seen to be wrong before asking; the resolver has the last word. */
export function checkDraft(draft: SettingsDraft): Problems {
  const problems = new Map<string, string>(checkEarnedValue(draft.earnedValue));
  const quorum = Number(draft.quorum);
  if (draft.workdays.size === 0) problems.set('workdays', 'Choose at least one working day.');
  if (!isAmount(draft.hourlyRate) || Number(draft.hourlyRate) < 0) {
    problems.set('hourlyRate', 'Enter an amount of 0 or more, such as 85.00.');
  }
  if (!isAmount(draft.costPercent) || Number(draft.costPercent) < 0) {
    problems.set('tolerance.costPercent', 'Enter a percentage of 0 or more.');
  }
  if (!isWholeNumber(draft.scheduleDays) || Number(draft.scheduleDays) < 0)
    problems.set('tolerance.scheduleDays', 'Enter a whole number of working days, 0 or more.');
  if (!isWholeNumber(draft.quorum) || quorum < 1) problems.set('quorum', 'Enter 1 or more.');
  else if (draft.approvers.length > 0 && quorum > draft.approvers.length) {
    problems.set('quorum', `There are only ${String(draft.approvers.length)} approvers.`);
  }
  if (draft.approvers.length === 0) problems.set('approvers', 'Name at least one approver.');
  const costWeight = Number(draft.costWeightPercent);
  if (!isAmount(draft.costWeightPercent) || costWeight < 0 || costWeight > 100) {
    problems.set('estimates.costWeightPercent', 'Enter a percentage from 0 to 100.');
  }
  const weeks = Number(draft.recentPeriods);
  if (!isWholeNumber(draft.recentPeriods) || weeks < 1 || weeks > 52) {
    problems.set('estimates.recentPeriods', 'Enter a whole number of weeks from 1 to 52.');
  }
  return problems;
}

export function toSettings(draft: SettingsDraft): ProjectSettings {
  return {
    currency: draft.currency,
    workdays: [...draft.workdays].sort((one, other) => one - other),
    holidays: draft.holidays,
    timeZone: draft.timeZone,
    plannedStart: draft.plannedStart,
    hourlyRate: { amount: inDecimalsOf(draft.currency, draft.hourlyRate), currency: draft.currency },
    tolerance: { costPercent: Number(draft.costPercent), scheduleDays: Number(draft.scheduleDays) },
    approvers: draft.approvers,
    quorum: Number(draft.quorum),
    earnedValue: toEarnedValue(draft.earnedValue),
    estimates: { costWeightPercent: Number(draft.costWeightPercent), recentPeriods: Number(draft.recentPeriods) },
  };
}
