import { z } from 'zod';
import { JiraFailure } from './jira-failure';
import { route, type JiraAsUser } from './jira-calls';
import { textDocument } from './text-document';

export interface RaisedIssue {
  readonly issueId: string;
  readonly issueKey: string;
}

export type CreatedIssue =
  | ({ readonly kind: 'created' } & RaisedIssue)
  /** Jira's own sentences: a permission that is missing, a required field that the screen asks for. */
  | { readonly kind: 'refused'; readonly message: string };

export interface NewChangeIssue {
  readonly projectId: string;
  readonly issueTypeId: string;
  readonly summary: string;
  readonly description: string;
  /** Made before the first attempt; kept with the issue. */
  readonly raiseId: string;
}

/** Creates change requests as the person who raises them, so that Jira's own rules about creating issues hold. */
export interface ChangeIssues {
  create(issue: NewChangeIssue): Promise<CreatedIssue>;
  /**
   * The change request of an earlier attempt, as far as Jira's search has heard of it: it lags behind by seconds
   * (https://developer.atlassian.com/cloud/jira/platform/search-and-reconcile/).
   */
  findRaised(raise: Omit<NewChangeIssue, 'summary' | 'description'>): Promise<RaisedIssue | undefined>;
}

/** Issue property with the id of the attempt that made a change request. */
const RAISE_PROPERTY = 'plumbline.raise';

/** A person who raises more than this in a day may get a change request twice. */
const LOOKED_AT = 100;

const createdSchema = z.object({ id: z.string(), key: z.string() });
const raisedSchema = z.object({
  issues: z.array(createdSchema.extend({ properties: z.record(z.string(), z.unknown()).optional() })),
});
const raiseSchema = z.object({ id: z.string() });

export function createChangeIssues(jira: JiraAsUser): ChangeIssues {
  return {
    async create({ projectId, issueTypeId, summary, description, raiseId }) {
      const fields = {
        project: { id: projectId },
        issuetype: { id: issueTypeId },
        summary,
        description: textDocument(description),
      };
      const properties = [{ key: RAISE_PROPERTY, value: { id: raiseId } }];
      try {
        const { id, key } = createdSchema.parse(await jira.post(route`/rest/api/3/issue`, { fields, properties }));
        return { kind: 'created', issueId: id, issueKey: key };
      } catch (error) {
        if (!(error instanceof JiraFailure) || (error.status !== 400 && error.status !== 403)) throw error;
        return { kind: 'refused', message: error.messages.join(' ') };
      }
    },
    async findRaised({ projectId, issueTypeId, raiseId }) {
      const mine = `project = ${projectId} AND issuetype = ${issueTypeId} AND creator = currentUser()`;
      const jql = `${mine} AND created >= -1d ORDER BY created DESC`;
      const body = { jql, maxResults: LOOKED_AT, fields: ['summary'], properties: [RAISE_PROPERTY] };
      const { issues } = raisedSchema.parse(await jira.post(route`/rest/api/3/search/jql`, body));
      const raised = issues.find(
        ({ properties }) => raiseSchema.safeParse(properties?.[RAISE_PROPERTY]).data?.id === raiseId,
      );
      return raised && { issueId: raised.id, issueKey: raised.key };
    },
  };
}
