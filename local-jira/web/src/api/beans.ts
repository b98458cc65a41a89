/** The parts of Jira's REST answers that the pages read: https://developer.atlassian.com/cloud/jira/platform/rest/v3/ */
import { z } from 'zod';

export const user = z.object({
  accountId: z.string(),
  displayName: z.string(),
  emailAddress: z.string().nullish(),
  accountType: z.string().nullish(),
});
export type User = z.infer<typeof user>;

const statusCategory = z.object({ key: z.string() });
export const status = z.object({ id: z.string(), name: z.string(), statusCategory: statusCategory.optional() });
export type Status = z.infer<typeof status>;

export const named = z.object({ id: z.string(), name: z.string() });

export const issueType = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  subtask: z.boolean().optional(),
  hierarchyLevel: z.number().optional(),
});

export const fieldSchema = z.object({
  type: z.string(),
  items: z.string().optional(),
  system: z.string().optional(),
  custom: z.string().optional(),
});
export type FieldSchema = z.infer<typeof fieldSchema>;

export const fieldMeta = z.object({
  required: z.boolean(),
  name: z.string(),
  key: z.string().optional(),
  fieldId: z.string().optional(),
  schema: fieldSchema,
  operations: z.array(z.string()).default([]),
  allowedValues: z.array(z.record(z.string(), z.unknown())).optional(),
  hasDefaultValue: z.boolean().optional(),
  defaultValue: z.unknown().optional(),
});
export type FieldMeta = z.infer<typeof fieldMeta>;

export const fieldsMeta = z.record(z.string(), fieldMeta);
