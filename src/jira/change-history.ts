import { z } from 'zod';
import type { FieldIds } from './app-fields';
import { instantSchema } from './instants';
import { route, type JiraAsApp } from './jira-calls';

/** One change of the status or of a number that progress is read from, as Jira's changelog tells it. */
export type RecordedStep =
  | {
      readonly field: NumberField;
      readonly atMs: number;
      readonly from: number | null;
      readonly to: number | null;
    }
  | { readonly field: 'status'; readonly atMs: number; readonly fromStatusId: string; readonly toStatusId: string };

type NumberField = 'percent' | 'unitsPlanned' | 'unitsDone';

function numberFields(ids: FieldIds): ReadonlyMap<string, NumberField> {
  const fields = [
    [ids['percent-complete'], 'percent'],
    [ids['units-planned'], 'unitsPlanned'],
    [ids['units-done'], 'unitsDone'],
  ] as const;
  return new Map(fields.flatMap(([fieldId, field]) => (fieldId === null ? [] : [[fieldId, field] as const])));
}

export interface ChangeHistory {
  /** All steps of up to {@link MAX_HISTORY_ISSUES} issues, by issue id; page by page. */
  read(issueIds: readonly string[], ids: FieldIds): Promise<ReadonlyMap<string, readonly RecordedStep[]>>;
}

/** `POST /rest/api/3/changelog/bulkfetch`. */
const MAX_HISTORY_ISSUES = 1000;
const PAGE_SIZE = 1000;

const itemSchema = z.record(z.string(), z.unknown());

export const historySchema = z.object({ created: instantSchema, items: z.array(itemSchema) });

const answerSchema = z.object({
  issueChangeLogs: z.array(z.object({ issueId: z.string(), changeHistories: z.array(historySchema) })),
  nextPageToken: z.string().nullish(),
});

export function createChangeHistory(jira: JiraAsApp): ChangeHistory {
  return {
    async read(issueIds, ids) {
      const steps = new Map<string, RecordedStep[]>();
      if (issueIds.length === 0) return steps;
      if (issueIds.length > MAX_HISTORY_ISSUES)
        throw new RangeError(`history of ${issueIds.length} issues in one call`);
      for (let token: string | null = null; ;) {
        const page: z.output<typeof answerSchema> = answerSchema.parse(
          await jira.post(route`/rest/api/3/changelog/bulkfetch`, {
            issueIdsOrKeys: issueIds,
            fieldIds: ['status', ...numberFields(ids).keys()],
            maxResults: PAGE_SIZE,
            ...(token === null ? {} : { nextPageToken: token }),
          }),
        );
        for (const { issueId, changeHistories } of page.issueChangeLogs) {
          const known = steps.get(issueId) ?? [];
          steps.set(issueId, [...known, ...changeHistories.flatMap((history) => stepsOf(history, ids))]);
        }
        token = page.nextPageToken ?? null;
        if (token === null) return steps;
      }
    },
  };
}

export function stepsOf(history: z.output<typeof historySchema>, ids: FieldIds): readonly RecordedStep[] {
  const numbers = numberFields(ids);
  return history.items.flatMap((fields): RecordedStep[] => {
    // A map, because `toString` of an object is a function where the answer has none.
    const item = new Map(Object.entries(fields));
    const fieldId = item.get('fieldId');
    if (fieldId === 'status') {
      const [from, to] = [item.get('from'), item.get('to')];
      if (typeof from !== 'string' || typeof to !== 'string') return [];
      return [{ field: 'status', atMs: history.created, fromStatusId: from, toStatusId: to }];
    }
    const field = typeof fieldId === 'string' ? numbers.get(fieldId) : undefined;
    if (field === undefined) return [];
    const [from, to] = [numberOf(item.get('fromString')), numberOf(item.get('toString'))];
    return [{ field, atMs: history.created, from, to }];
  });
}

/** Number fields carry their values in `fromString` and `toString` only; null or empty is an empty field. */
function numberOf(text: unknown): number | null {
  if (typeof text !== 'string' || text.trim() === '') return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}
