import { z } from 'zod';
import { fromAdf, mentionedIn, toAdf } from './adf';
import { user } from './beans';
import { getJson, sendOnly } from './request';
import { getNames } from './users';

const comment = z.object({
  id: z.string(),
  author: user.nullish(),
  body: z.unknown().optional(),
  created: z.string(),
  updated: z.string(),
});
/** With the text of its body, in which mentioned people have their names. */
export type Comment = Omit<z.infer<typeof comment>, 'body'> & { readonly text: string };

const PAGE_SIZE = 100;
const pathOf = (key: string): string => `/rest/api/3/issue/${encodeURIComponent(key)}/comment`;

export async function getComments(key: string): Promise<Comment[]> {
  const page = z.object({ comments: z.array(comment), total: z.number() });
  const all: z.infer<typeof comment>[] = [];
  for (;;) {
    const answer = await getJson(
      page,
      `${pathOf(key)}?orderBy=created&startAt=${String(all.length)}&maxResults=${String(PAGE_SIZE)}`,
    );
    all.push(...answer.comments);
    if (answer.comments.length === 0 || all.length >= answer.total) break;
  }
  const names = await getNames([...new Set(all.flatMap(({ body }) => mentionedIn(body)))]);
  return all.map(({ body, ...rest }) => ({ ...rest, text: fromAdf(body, names) }));
}

export function addComment(key: string, text: string): Promise<void> {
  return sendOnly('POST', pathOf(key), { body: toAdf(text) });
}

export function editComment(key: string, id: string, text: string): Promise<void> {
  return sendOnly('PUT', `${pathOf(key)}/${id}`, { body: toAdf(text) });
}

export function deleteComment(key: string, id: string): Promise<void> {
  return sendOnly('DELETE', `${pathOf(key)}/${id}`);
}
