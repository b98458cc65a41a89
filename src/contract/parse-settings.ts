import { z } from 'zod';
import type { Api, ProjectSettings } from './api';

/** Holidays of some decades; more is a slip. */
const MAX_HOLIDAYS = 1000;
const MAX_APPROVERS = 50;

const accountId = z.string().min(1).max(128);

/** The shape only: whether a zone, a currency or a person exists is for the use case to say. */
export const projectSettingsSchema: z.ZodType<ProjectSettings> = z.strictObject({
  currency: z.string().max(3),
  workdays: z.array(z.int().min(1).max(7)).max(7),
  holidays: z.array(z.string().max(10)).max(MAX_HOLIDAYS),
  timeZone: z.string().max(64),
  plannedStart: z.enum(['plumbline', 'jira']),
  hourlyRate: z.strictObject({ amount: z.string().max(32), currency: z.string().max(3) }),
  tolerance: z.strictObject({ costPercent: z.number(), scheduleDays: z.number() }),
  approvers: z.array(accountId).max(MAX_APPROVERS),
  quorum: z.int(),
});

export const settingsSaveSchema: z.ZodType<Api['settings/save']['request']> = z.strictObject({
  settings: projectSettingsSchema,
});
