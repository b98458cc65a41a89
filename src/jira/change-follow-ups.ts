import { z } from 'zod';
import { route, type JiraAsApp } from './jira-calls';
import { partsDocument, type TextPart } from './text-document';

export type Move = 'moved' | 'there-already' | 'no-way';

/** What follows a decision in Jira, done by the app. Each may be repeated without doing it twice. */
export interface ChangeFollowUps {
  /**
   * Moves an issue to a status by whatever transition leads there, unless it is in one that is fine too; `no-way` when the
   * workflow has none from where it is.
   */
  moveTo(issueId: string, statusId: string, alsoFine: readonly string[]): Promise<Move>;
  /** Adds a comment, unless one with this reference is there. */
  comment(issueId: string, reference: string, paragraphs: readonly (readonly TextPart[])[]): Promise<void>;
}

/** Comment property that says which journal entry a comment tells of. */
const REFERENCE_PROPERTY = 'plumbline.journal-entry';

/** `GET /issue/{id}/comment` gives at most this many at once. The newest come first: a repetition follows soon. */
const COMMENT_PAGE_SIZE = 100;

const statusSchema = z.object({ fields: z.object({ status: z.object({ id: z.string() }) }) });
const transitionsSchema = z.object({
  transitions: z.array(z.object({ id: z.string(), to: z.object({ id: z.string() }) })),
});
const commentsSchema = z.object({
  comments: z.array(z.object({ properties: z.array(z.object({ key: z.string(), value: z.unknown() })).optional() })),
});
const referenceSchema = z.object({ entry: z.string() });

export function createChangeFollowUps(jira: JiraAsApp): ChangeFollowUps {
  return {
    async moveTo(issueId, statusId, alsoFine) {
      const { fields } = statusSchema.parse(await jira.get(route`/rest/api/3/issue/${issueId}?fields=status`));
      if (fields.status.id === statusId || alsoFine.includes(fields.status.id)) return 'there-already';
      const answer = await jira.get(route`/rest/api/3/issue/${issueId}/transitions`);
      const way = transitionsSchema.parse(answer).transitions.find(({ to }) => to.id === statusId);
      if (way === undefined) return 'no-way';
      await jira.post(route`/rest/api/3/issue/${issueId}/transitions`, { transition: { id: way.id } });
      return 'moved';
    },
    async comment(issueId, reference, paragraphs) {
      const parameters = new URLSearchParams({
        orderBy: '-created',
        maxResults: String(COMMENT_PAGE_SIZE),
        expand: 'properties',
      });
      const answer = await jira.get(route`/rest/api/3/issue/${issueId}/comment?${parameters}`);
      const there = commentsSchema
        .parse(answer)
        .comments.some(({ properties = [] }) =>
          properties.some(
            ({ key, value }) =>
              key === REFERENCE_PROPERTY && referenceSchema.safeParse(value).data?.entry === reference,
          ),
        );
      if (there) return;
      await jira.post(route`/rest/api/3/issue/${issueId}/comment`, {
        body: partsDocument(paragraphs),
        properties: [{ key: REFERENCE_PROPERTY, value: { entry: reference } }],
      });
    },
  };
}
