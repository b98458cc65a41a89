import type { EarnedValueMethod, ProjectSettings } from '../contract/api';
import { fromMoneyJson } from '../contract/money-json';
import { savedSettingsSchema } from '../contract/parse-settings';
import type { Tolerance } from '../domain/variance/breach';
import { getCurrency, type Currency } from '../domain/money/currency';
import { getDay } from '../domain/calendar/day';
import type { Money } from '../domain/money/money';
import { makeWorkingCalendar, type WorkingCalendar } from '../domain/calendar/working-calendar';
import type { ConfigEntry } from '../store/config';

/** A project's saved settings, ready to count with. */
export interface ProjectRules {
  readonly settings: ProjectSettings;
  readonly currency: Currency;
  readonly calendar: WorkingCalendar;
  readonly timeZone: string;
  /** Cost of one hour of logged work. */
  readonly hourlyRate: Money;
  readonly tolerance: Tolerance;
}

/** Of a value that {@link saveSettings} wrote; any other is a fault. */
export function readProjectRules(value: unknown): ProjectRules {
  const settings = savedSettingsSchema.parse(value);
  const hourlyRate = fromMoneyJson(settings.hourlyRate);
  if (!hourlyRate.ok) throw new RangeError(`The saved hourly rate cannot be read: ${hourlyRate.explanation}`);
  return {
    settings,
    currency: getCurrency(settings.currency),
    calendar: makeWorkingCalendar(settings.workdays, settings.holidays.map(getDay)),
    timeZone: settings.timeZone,
    hourlyRate: hourlyRate.value,
    tolerance: settings.tolerance,
  };
}

/** Null while nobody has saved settings. */
export function findProjectRules(entry: ConfigEntry | null): ProjectRules | null {
  return entry === null ? null : readProjectRules(entry.value);
}

/** How work of an issue type earns its budget. */
export function methodFor({ settings }: ProjectRules, issueTypeId: string): EarnedValueMethod {
  const { method, overrides } = settings.earnedValue;
  return overrides.find((override) => override.issueTypeId === issueTypeId)?.method ?? method;
}

/** Whether any work of the project may earn this way. */
export function usesMethod({ settings }: ProjectRules, kind: EarnedValueMethod['kind']): boolean {
  const { method, overrides } = settings.earnedValue;
  return [method, ...overrides.map((override) => override.method)].some((chosen) => chosen.kind === kind);
}
