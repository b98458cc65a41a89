import { z } from 'zod';
import type { Stage } from '../domain/earned-value/progress-credit';
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
  readonly unitsPlanned: number | null;
  readonly unitsDone: number | null;
  /** Key of another work item, as typed. */
  readonly apportionedTo: string | null;
  readonly statusId: string;
  readonly stage: Stage;
  /** In the order in which Jira gives them. */
  readonly componentIds: readonly string[];
  /** The work item above it, an epic for example. */
  readonly parentId: string | null;
  readonly assigneeId: string | null;
  /** What is still to be worked, as estimated by the team. */
  readonly remainingSeconds: number | null;
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
  status: z.object({ id: z.string(), statusCategory: z.object({ key: z.string() }) }),
  security: z.unknown().optional(),
  components: z.array(z.object({ id: z.string() })).nullish(),
  parent: z.object({ id: z.string() }).nullish(),
  assignee: z.object({ accountId: z.string() }).nullish(),
  timeestimate: z.number().nullish(),
  created: instantSchema,
  updated: instantSchema,
});

const numberValue = z.number().nullish().catch(null);
const textValue = z.string().nullish().catch(null);

const SYSTEM_FIELDS = [
  'project',
  'issuetype',
  'duedate',
  'status',
  'security',
  'created',
  'updated',
  'components',
  'parent',
  'assignee',
  // Seconds of the remaining estimate; Jira's `timetracking` tells the same, and is no field of a search.
  'timeestimate',
];

/** What to ask for in `fields` so that {@link parseWorkItem} finds everything. */
export function workItemFields(ids: FieldIds): readonly string[] {
  const own = [ids.budget, ids['percent-complete'], ids['planned-start'], ids['jira-start']];
  const later = [ids['units-planned'], ids['units-done'], ids['apportioned-to']];
  return [...SYSTEM_FIELDS, ...[...own, ...later].filter((fieldId) => fieldId !== null)];
}

export function parseWorkItem(issue: unknown, ids: FieldIds): WorkItem {
  const { id, key, fields } = issueSchema.parse(issue);
  const system = systemFieldsSchema.parse(fields);
  const valueOf = (fieldId: string | null): unknown => (fieldId === null ? null : fields[fieldId]);
  const number = (fieldId: string | null): number | null => numberValue.parse(valueOf(fieldId)) ?? null;
  const text = (fieldId: string | null): string | null => textValue.parse(valueOf(fieldId)) ?? null;
  return {
    issueId: id,
    issueKey: key,
    projectId: system.project.id,
    issueTypeId: system.issuetype.id,
    budget: number(ids.budget),
    plannedStart: text(ids['planned-start']),
    jiraStart: text(ids['jira-start']),
    due: system.duedate ?? null,
    percent: number(ids['percent-complete']),
    unitsPlanned: number(ids['units-planned']),
    unitsDone: number(ids['units-done']),
    apportionedTo: text(ids['apportioned-to']),
    statusId: system.status.id,
    stage: toStage(system.status.statusCategory.key),
    componentIds: (system.components ?? []).map((component) => component.id),
    parentId: system.parent?.id ?? null,
    assigneeId: system.assignee?.accountId ?? null,
    remainingSeconds: system.timeestimate ?? null,
    restricted: system.security !== null && system.security !== undefined,
    createdAtMs: system.created,
    updatedAtMs: system.updated,
  };
}

/** Of a status category's key (`GET /rest/api/3/statuscategory`). */
export function toStage(categoryKey: string): Stage {
  return categoryKey === 'done' ? 'done' : categoryKey === 'new' ? 'to-do' : 'under-way';
}
