import { z } from 'zod';
import type { ChangeState } from '../domain/change-terms';

/** The keys of the app's custom fields in the manifest. */
export const FIELD_MODULE_KEYS = [
  'budget',
  'percent-complete',
  'planned-start',
  'actual-cost',
  'baseline-budget',
  'baseline-start',
  'baseline-finish',
  'cost-variance',
  'schedule-variance',
  'cost-impact',
  'schedule-impact',
  'decision',
] as const;
export type FieldModuleKey = (typeof FIELD_MODULE_KEYS)[number];

/** What set-up found or made on this site. */
export interface SiteConfig {
  readonly changeIssueTypeId: string;
  /** Status id of the change request workflow by state. */
  readonly statusIds: Readonly<Record<ChangeState, string>>;
  /** `customfield_…` by module key. */
  readonly fieldIds: Readonly<Record<FieldModuleKey, string>>;
}

const id = z.string().min(1);

const siteConfigSchema = z.object({
  changeIssueTypeId: id,
  statusIds: z.object({
    draft: id,
    'in-review': id,
    approved: id,
    rejected: id,
    implementing: id,
    done: id,
    withdrawn: id,
  }),
  fieldIds: z.record(z.enum(FIELD_MODULE_KEYS), id),
});

/** @throws z.ZodError for a value that set-up did not write */
export function parseSiteConfig(value: unknown): SiteConfig {
  return siteConfigSchema.parse(value);
}
