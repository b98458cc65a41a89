import { z } from 'zod';
import { instantSchema } from './instants';
import { route, type JiraAsApp } from './jira-calls';

export interface Worklog {
  readonly worklogId: string;
  readonly issueId: string;
  readonly startedAtMs: number;
  readonly seconds: number;
  readonly updatedAtMs: number;
}

export interface ChangedWorklogs {
  readonly worklogIds: readonly string[];
  /** Epoch milliseconds: where to ask from next time. */
  readonly until: number;
}

export interface Worklogs {
  /** Worklogs of all issues that a bounded JQL query finds. */
  readAll(jql: string): Promise<readonly Worklog[]>;
  /** Worklogs by id; those that are gone are missing. At most {@link MAX_LISTED_WORKLOGS}, one call. */
  list(worklogIds: readonly string[]): Promise<readonly Worklog[]>;
  /** Everything written since a moment, on the whole site. Jira holds back the last minute. */
  updatedSince(sinceMs: number): Promise<ChangedWorklogs>;
  deletedSince(sinceMs: number): Promise<ChangedWorklogs>;
}

/** `POST /rest/api/3/worklog/list`. */
const MAX_LISTED_WORKLOGS = 1000;
/** A wish: Jira gives smaller pages when they grow too large. */
const SEARCH_PAGE_SIZE = 1000;

const worklogSchema = z.object({
  id: z.string(),
  issueId: z.string(),
  started: instantSchema,
  timeSpentSeconds: z.number().int().nonnegative(),
  updated: instantSchema,
});
const listSchema = z.array(worklogSchema);
const pageSchema = z.object({ total: z.number(), worklogs: listSchema });
const searchSchema = z.object({
  issues: z.array(z.object({ id: z.string(), fields: z.object({ worklog: pageSchema.nullish() }) })),
  nextPageToken: z.string().nullish(),
});
const changedSchema = z.object({
  values: z.array(z.object({ worklogId: z.number() })),
  until: z.number().nullish(),
  lastPage: z.boolean(),
});

export function createWorklogs(jira: JiraAsApp): Worklogs {
  const readOfIssue = async (issueId: string): Promise<readonly Worklog[]> => {
    const found: Worklog[] = [];
    for (;;) {
      const parameters = new URLSearchParams({ startAt: String(found.length) });
      const page = pageSchema.parse(await jira.get(route`/rest/api/3/issue/${issueId}/worklog?${parameters}`));
      found.push(...page.worklogs.map(toWorklog));
      if (page.worklogs.length === 0 || found.length >= page.total) return found;
    }
  };
  const readUpdated = (since: URLSearchParams): Promise<unknown> =>
    jira.get(route`/rest/api/3/worklog/updated?${since}`);
  const readDeleted = (since: URLSearchParams): Promise<unknown> =>
    jira.get(route`/rest/api/3/worklog/deleted?${since}`);
  const changed = async (read: typeof readUpdated, sinceMs: number): Promise<ChangedWorklogs> => {
    const worklogIds: string[] = [];
    for (let since = sinceMs; ;) {
      const page = changedSchema.parse(await read(new URLSearchParams({ since: String(since) })));
      worklogIds.push(...page.values.map(({ worklogId }) => String(worklogId)));
      const until = page.until ?? since;
      if (page.lastPage || until <= since) return { worklogIds: [...new Set(worklogIds)], until };
      since = until;
    }
  };
  return {
    async readAll(jql) {
      const found: Worklog[] = [];
      for (let token: string | null = null; ;) {
        const page: z.output<typeof searchSchema> = searchSchema.parse(
          await jira.post(route`/rest/api/3/search/jql`, {
            jql,
            fields: ['worklog'],
            maxResults: SEARCH_PAGE_SIZE,
            ...(token === null ? {} : { nextPageToken: token }),
          }),
        );
        for (const { id, fields } of page.issues) {
          // A search carries the first 20 worklogs of an issue.
          const complete = fields.worklog && fields.worklog.worklogs.length >= fields.worklog.total;
          if (fields.worklog && complete === true) found.push(...fields.worklog.worklogs.map(toWorklog));
          else if (fields.worklog) found.push(...(await readOfIssue(id)));
        }
        token = page.nextPageToken ?? null;
        if (token === null) return found;
      }
    },
    async list(worklogIds) {
      if (worklogIds.length === 0) return [];
      if (worklogIds.length > MAX_LISTED_WORKLOGS) throw new RangeError(`${worklogIds.length} worklogs in one list`);
      const ids = worklogIds.map(Number);
      return listSchema.parse(await jira.post(route`/rest/api/3/worklog/list`, { ids })).map(toWorklog);
    },
    updatedSince: (sinceMs) => changed(readUpdated, sinceMs),
    deletedSince: (sinceMs) => changed(readDeleted, sinceMs),
  };
}

function toWorklog(worklog: z.output<typeof worklogSchema>): Worklog {
  return {
    worklogId: worklog.id,
    issueId: worklog.issueId,
    startedAtMs: worklog.started,
    seconds: worklog.timeSpentSeconds,
    updatedAtMs: worklog.updated,
  };
}
