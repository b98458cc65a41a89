import { z } from 'zod';
import { JiraFailure } from './jira-failure';
import { route, type JiraAsUser } from './jira-calls';
import { textDocument } from './text-document';

export type CreatedIssue =
  | { readonly kind: 'created'; readonly issueId: string; readonly issueKey: string }
  /** Jira's own sentences: a permission that is missing, a required field that the screen asks for. */
  | { readonly kind: 'refused'; readonly message: string };

/** Creates change requests as the person who raises them, so that Jira's own rules about creating issues hold. */
export interface ChangeIssues {
  create(projectId: string, issueTypeId: string, summary: string, description: string): Promise<CreatedIssue>;
}

const createdSchema = z.object({ id: z.string(), key: z.string() });

export function createChangeIssues(jira: JiraAsUser): ChangeIssues {
  return {
    async create(projectId, issueTypeId, summary, description) {
      const fields = {
        project: { id: projectId },
        issuetype: { id: issueTypeId },
        summary,
        description: textDocument(description),
      };
      try {
        const { id, key } = createdSchema.parse(await jira.post(route`/rest/api/3/issue`, { fields }));
        return { kind: 'created', issueId: id, issueKey: key };
      } catch (error) {
        if (!(error instanceof JiraFailure) || (error.status !== 400 && error.status !== 403)) throw error;
        return { kind: 'refused', message: error.messages.join(' ') };
      }
    },
  };
}
