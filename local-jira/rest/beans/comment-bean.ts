import type { CommentRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import { toHtml } from './adf-html.ts';
import type { Json } from './json.ts';
import { toJiraDateTime } from './timestamps.ts';
import { toUserBeanOrNull } from './user-bean.ts';

export function toCommentBean(site: Site, comment: CommentRecord, expand: ReadonlySet<string> = new Set()): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/issue/${comment.issueId}/comment/${comment.id}`,
    id: comment.id,
    author: toUserBeanOrNull(site, comment.authorId),
    body: comment.body,
    updateAuthor: toUserBeanOrNull(site, comment.updateAuthorId),
    created: toJiraDateTime(comment.created),
    updated: toJiraDateTime(comment.updated),
    jsdPublic: true,
    ...(expand.has('renderedBody') ? { renderedBody: toHtml(comment.body) } : {}),
    ...(expand.has('properties')
      ? { properties: site.propertiesOf('comment', comment.id).map(({ key, value }) => ({ key, value })) }
      : {}),
  };
}
