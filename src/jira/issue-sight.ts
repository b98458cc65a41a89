import { z } from 'zod';
import { route, type JiraAsUser } from './jira-calls';
import { MAX_BULK_ISSUES } from './work-reads';

export interface SeenIssue {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  readonly issueTypeId: string;
}

/** What the person whose invocation this is may see and edit, as Jira says it. */
export interface IssueSight {
  /** Those of the issues that exist and that the person may see, by id. One call for each hundred. */
  see(issueIds: readonly string[]): Promise<ReadonlyMap<string, SeenIssue>>;
  /** One call. */
  mayEdit(issueId: string): Promise<boolean>;
}

const seenSchema = z.object({
  issues: z.array(
    z.object({
      id: z.string(),
      key: z.string(),
      fields: z.object({ project: z.object({ id: z.string() }), issuetype: z.object({ id: z.string() }) }),
    }),
  ),
});

const permittedSchema = z.object({
  projectPermissions: z.array(z.object({ permission: z.string(), issues: z.array(z.union([z.number(), z.string()])) })),
});

export function createIssueSight(jira: JiraAsUser): IssueSight {
  return {
    async see(issueIds) {
      const seen = new Map<string, SeenIssue>();
      for (let at = 0; at < issueIds.length; at += MAX_BULK_ISSUES) {
        const body = { issueIdsOrKeys: issueIds.slice(at, at + MAX_BULK_ISSUES), fields: ['project', 'issuetype'] };
        const { issues } = seenSchema.parse(await jira.post(route`/rest/api/3/issue/bulkfetch`, body));
        for (const { id, key, fields } of issues) {
          seen.set(id, { issueId: id, issueKey: key, projectId: fields.project.id, issueTypeId: fields.issuetype.id });
        }
      }
      return seen;
    },
    async mayEdit(issueId) {
      const body = { projectPermissions: [{ permissions: ['EDIT_ISSUES'], issues: [Number(issueId)] }] };
      const { projectPermissions } = permittedSchema.parse(await jira.post(route`/rest/api/3/permissions/check`, body));
      return projectPermissions.some(
        ({ permission, issues }) => permission === 'EDIT_ISSUES' && issues.map(String).includes(issueId),
      );
    },
  };
}
