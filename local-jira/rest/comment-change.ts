import { z } from 'zod';
import type { AdfDocument, CommentRecord, IssueRecord } from '../site/model.ts';
import { permits } from '../site/permissions.ts';
import type { RestCall } from '../site/ports.ts';
import { toPlainText } from './beans/adf-html.ts';
import { parseAdf } from './beans/parse-adf.ts';
import { JiraError } from './errors.ts';
import { getActor } from './input.ts';
import { emitCommented } from './product-events.ts';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-comments/ */
const COMMENT_LIMIT = 32_767;

const commentBody = z.object({
  body: z.unknown().optional(),
  properties: z.array(z.object({ key: z.string().min(1).max(255), value: z.unknown().optional() })).optional(),
});

export interface CommentInput {
  readonly body: AdfDocument;
  readonly properties: readonly { readonly key: string; readonly value?: unknown }[];
}

/** @throws JiraError 400 when there is no text in it, or it is not ADF */
export function parseCommentInput(value: unknown): CommentInput {
  const parsed = commentBody.safeParse(value);
  if (!parsed.success)
    throw new JiraError(400, ['Invalid request payload. Refer to the REST API documentation and try again.']);
  const body = parseAdf(parsed.data.body);
  if (body === null) throw new JiraError(400, [], { comment: 'Comment body is not valid!' });
  const text = toPlainText(body);
  if (text === '' && body.content.length === 0)
    throw new JiraError(400, [], { comment: 'Comment body can not be empty!' });
  if (text.length > COMMENT_LIMIT) {
    throw new JiraError(400, [], {
      comment: `The entered text is too long. It exceeds the allowed limit of 32,767 characters.`,
    });
  }
  return { body, properties: parsed.data.properties ?? [] };
}

/**
 * Checks a new comment and returns what adds it; the caller commits.
 * @throws JiraError 400
 */
export function prepareComment(call: RestCall, issue: IssueRecord, value: unknown): () => CommentRecord {
  const { site } = call;
  const authorId = getActor(call);
  if (!permits(site, authorId, 'ADD_COMMENTS', { issue })) {
    const name = site.find('user', authorId)?.displayName ?? '';
    throw new JiraError(400, [`${name}, you do not have the permission to comment on this issue.`]);
  }
  const { body, properties } = parseCommentInput(value);
  return () => {
    const now = site.clock.now();
    const id = site.nextId('comment');
    const comment: CommentRecord = {
      id,
      issueId: issue.id,
      authorId,
      updateAuthorId: authorId,
      body,
      created: now,
      updated: now,
    };
    site.put('comment', comment);
    for (const property of properties) {
      site.put('property', { owner: 'comment', ownerId: id, key: property.key, value: property.value ?? null });
    }
    const current = { ...site.get('issue', issue.id), updated: now };
    site.put('issue', current);
    emitCommented(call, current, comment);
    return comment;
  };
}
