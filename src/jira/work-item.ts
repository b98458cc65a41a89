import { z } from 'zod';
import type { FieldIds } from './app-fields';
import { instantSchema } from './instants';

/** A work item as the ledger and the baseline read it. Values are as people typed them: judging them is the domain's. */
export interface WorkItem {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  readonly issueTypeId: string;
  /** Major units. */
  readonly budget: number | null;
  /** ISO days. */
  readonly plannedStart: string | null;
  readonly jiraStart: string | null;
  readonly due: string | null;
  readonly percent: number | null;
  /** The status's category is "done". */
  readonly done: boolean;
  /** Under a security level: it counts in totals and is named to nobody who was not asked for by name. */
  readonly restricted: boolean;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}

const issueSchema = z.object({ id: z.string(), key: z.string(), fields: z.record(z.string(), z.unknown()) });

const systemFieldsSchema = z.object({
  project: z.object({ id: z.string() }),
  issuetype: z.object({ id: z.string() }),
  duedate: z.string().nullish(),
  status: z.object({ statusCategory: z.object({ key: z.string() }) }),
  security: z.unknown().optional(),
  created: instantSchema,
  updated: instantSchema,
});

const numberValue = z.number().nullish().catch(null);
const dayValue = z.string().nullish().catch(null);

/** What to ask for in `fields` so that {@link parseWorkItem} finds everything: single-valued fields only. */
export function workItemFields(ids: FieldIds): readonly string[] {
  const system = ['project', 'issuetype', 'duedate', 'status', 'security', 'created', 'updated'];
  const own = [ids.budget, ids['percent-complete'], ids['planned-start']];
  return [...system, ...own, ...(ids['jira-start'] === null ? [] : [ids['jira-start']])];
}

export function parseWorkItem(issue: unknown, ids: FieldIds): WorkItem {
  const { id, key, fields } = issueSchema.parse(issue);
  const system = systemFieldsSchema.parse(fields);
  const day = (fieldId: string): string | null => dayValue.parse(fields[fieldId]) ?? null;
  return {
    issueId: id,
    issueKey: key,
    projectId: system.project.id,
    issueTypeId: system.issuetype.id,
    budget: numberValue.parse(fields[ids.budget]) ?? null,
    plannedStart: day(ids['planned-start']),
    jiraStart: ids['jira-start'] === null ? null : day(ids['jira-start']),
    due: system.duedate ?? null,
    percent: numberValue.parse(fields[ids['percent-complete']]) ?? null,
    done: system.status.statusCategory.key === 'done',
    restricted: system.security !== null && system.security !== undefined,
    createdAtMs: system.created,
    updatedAtMs: system.updated,
  };
}
