import { z } from 'zod';
import type { Api, EarnedValueChoice, EarnedValueMethod, EstimateChoice, ProjectSettings } from './api';

/** Holidays of some decades; more is a slip. */
const MAX_HOLIDAYS = 1000;
const MAX_APPROVERS = 50;
/** More than any workflow has statuses, or any project issue types. */
const MAX_WEIGHTS = 100;
const MAX_OVERRIDES = 100;

const accountId = z.string().min(1).max(128);
const jiraId = z.string().regex(/^\d{1,19}$/);

const methodSchema: z.ZodType<EarnedValueMethod> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent-complete') }),
  z.strictObject({ kind: z.literal('start-credit'), atStartPercent: z.number() }),
  z.strictObject({
    kind: z.literal('weighted-milestones'),
    weights: z.array(z.strictObject({ statusId: jiraId, weight: z.number() })).max(MAX_WEIGHTS),
  }),
  z.strictObject({ kind: z.literal('physical-units') }),
  z.strictObject({ kind: z.literal('apportioned') }),
  z.strictObject({ kind: z.literal('level-of-effort') }),
]);

const earnedValueSchema: z.ZodType<EarnedValueChoice> = z.strictObject({
  method: methodSchema,
  overrides: z.array(z.strictObject({ issueTypeId: jiraId, method: methodSchema })).max(MAX_OVERRIDES),
});

const estimatesSchema: z.ZodType<EstimateChoice> = z.strictObject({
  costWeightPercent: z.number(),
  recentPeriods: z.int(),
});

const settings = {
  currency: z.string().max(3),
  workdays: z.array(z.int().min(1).max(7)).max(7),
  holidays: z.array(z.string().max(10)).max(MAX_HOLIDAYS),
  timeZone: z.string().max(64),
  plannedStart: z.enum(['plumbline', 'jira']),
  hourlyRate: z.strictObject({ amount: z.string().max(32), currency: z.string().max(3) }),
  tolerance: z.strictObject({ costPercent: z.number(), scheduleDays: z.number() }),
  approvers: z.array(accountId).max(MAX_APPROVERS),
  quorum: z.int(),
  earnedValue: earnedValueSchema,
  estimates: estimatesSchema,
};

/** The shape only: whether a zone, a currency or a person exists is for the use case to say. */
const projectSettingsSchema: z.ZodType<ProjectSettings> = z.strictObject(settings);

export const DEFAULT_EARNED_VALUE: EarnedValueChoice = { method: { kind: 'percent-complete' }, overrides: [] };
export const DEFAULT_ESTIMATES: EstimateChoice = { costWeightPercent: 80, recentPeriods: 3 };

/** As {@link projectSettingsSchema}, and what earlier versions saved: what they did not know is as it was counted then. */
export const savedSettingsSchema: z.ZodType<ProjectSettings> = z.strictObject({
  ...settings,
  earnedValue: earnedValueSchema.default(DEFAULT_EARNED_VALUE),
  estimates: estimatesSchema.default(DEFAULT_ESTIMATES),
});

export const settingsSaveSchema: z.ZodType<Api['settings/save']['request']> = z.strictObject({
  settings: projectSettingsSchema,
});
