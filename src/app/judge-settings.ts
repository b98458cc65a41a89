import type { ProjectSettings, Refusal } from '../contract/api';
import { findCurrency } from '../domain/money/currency';
import { isDay } from '../domain/calendar/day';
import { parseMoney, toDecimal } from '../domain/money/parse-money';
import { isTimeZone } from '../domain/calendar/time-zone';
import { findEstimateMisfit, findMethodMisfit } from './judge-earned-value';

export type JudgedSettings =
  { readonly ok: true; readonly settings: ProjectSettings } | { readonly ok: false; readonly refusal: Refusal };

const MAX_TOLERANCE_PERCENT = 1000;
const MAX_TOLERANCE_DAYS = 1000;

/** Whether settings can be counted with; lists come back in order and without repetition, the rate with all its decimals. */
export function judgeSettings(settings: ProjectSettings): JudgedSettings {
  const { tolerance, timeZone, quorum } = settings;
  const currency = findCurrency(settings.currency);
  if (currency === undefined) return refused('currency', 'The currency is not an ISO 4217 code such as EUR.');
  if (settings.workdays.length === 0) return refused('workdays', 'At least one day of the week must be a working day.');
  const badHoliday = settings.holidays.findIndex((day) => !isDay(day));
  if (badHoliday >= 0) return refused(`holidays.${badHoliday}`, 'A holiday is a day such as 2026-12-25.');
  if (!isTimeZone(timeZone)) return refused('timeZone', 'The time zone is not an IANA zone such as Europe/Vienna.');

  if (settings.hourlyRate.currency !== currency) {
    return refused('hourlyRate', 'The hourly rate must be in the project’s currency.');
  }
  const rate = parseMoney(settings.hourlyRate.amount, currency);
  if (!rate.ok) return refused('hourlyRate', `The hourly rate cannot be counted: ${rate.explanation}`);
  if (rate.value.minor < 0n) return refused('hourlyRate', 'The hourly rate must not be below zero.');

  if (!(tolerance.costPercent >= 0 && tolerance.costPercent <= MAX_TOLERANCE_PERCENT)) {
    return refused('tolerance.costPercent', `The cost tolerance is 0 to ${MAX_TOLERANCE_PERCENT} per cent.`);
  }
  const { scheduleDays } = tolerance;
  if (!Number.isInteger(scheduleDays) || scheduleDays < 0 || scheduleDays > MAX_TOLERANCE_DAYS) {
    return refused(
      'tolerance.scheduleDays',
      `The schedule tolerance is 0 to ${MAX_TOLERANCE_DAYS} whole working days.`,
    );
  }

  const approvers = [...new Set(settings.approvers)];
  if (approvers.length === 0) return refused('approvers', 'Name at least one person who decides change requests.');
  if (quorum < 1 || quorum > approvers.length) {
    return refused('quorum', `The quorum is 1 to ${approvers.length}, the number of approvers.`);
  }
  const misfit = findMethodMisfit(settings.earnedValue) ?? findEstimateMisfit(settings.estimates);
  if (misfit !== null) return refused(misfit.field, misfit.message);
  return {
    ok: true,
    settings: {
      ...settings,
      workdays: [...new Set(settings.workdays)].sort((a, b) => a - b),
      holidays: [...new Set(settings.holidays)].sort(),
      hourlyRate: { amount: toDecimal(rate.value), currency },
      approvers,
    },
  };
}

function refused(field: string, message: string): JudgedSettings {
  return { ok: false, refusal: { code: 'invalid-request', message, field: `settings.${field}` } };
}
