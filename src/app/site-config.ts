import { z } from 'zod';
import type { ChangeState } from '../domain/change/change-terms';
import { APP_FIELD_KEYS, LATER_FIELD_KEYS, type FieldIds } from '../jira/app-fields';

/** What set-up found or made on this site; config scope `site`. */
export interface SiteConfig {
  readonly changeIssueTypeId: string;
  /** Status id of the change request workflow by state. */
  readonly statusIds: Readonly<Record<ChangeState, string>>;
  /** `customfield_…` by module key. */
  readonly fieldIds: FieldIds;
}

const id = z.string().min(1);
const laterId = id.nullable().default(null);

const siteConfigSchema: z.ZodType<SiteConfig> = z.object({
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
  fieldIds: z.intersection(
    z.record(z.enum(APP_FIELD_KEYS).exclude(LATER_FIELD_KEYS), id),
    z.object({
      'jira-start': id.nullable(),
      'units-planned': laterId,
      'units-done': laterId,
      'apportioned-to': laterId,
    }),
  ),
});

/** @throws z.ZodError for a value that set-up did not write */
export function parseSiteConfig(value: unknown): SiteConfig {
  return siteConfigSchema.parse(value);
}
