import { z } from 'zod';

/** Jira's page bean; each resource caps `maxResults` at its own most, so the answer's own count decides how to go on. */
const PAGE_SIZE = 50;
/** A URL stays short with this many ids in it. */
const IDS_A_CALL = 50;
/** No resource that is read this way has more; a page that never says it is the last must not turn into an endless loop. */
const MAX_PAGES = 400;

/** Reads a `startAt`/`isLast` resource to its end. */
export async function readPages<T>(
  item: z.ZodType<T>,
  read: (page: URLSearchParams) => Promise<unknown>,
): Promise<readonly T[]> {
  const answerSchema = z.object({ values: z.array(item), isLast: z.boolean().optional() });
  const items: T[] = [];
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const parameters = new URLSearchParams({ startAt: String(items.length), maxResults: String(PAGE_SIZE) });
    const { values, isLast } = answerSchema.parse(await read(parameters));
    items.push(...values);
    if (isLast === true || values.length === 0) return items;
    if (isLast === undefined && values.length < PAGE_SIZE) return items;
  }
  throw new RangeError(`Jira gave more than ${String(MAX_PAGES)} pages.`);
}

/** Asks about many ids, some at a time. */
export async function chunked<T>(
  ids: readonly string[],
  read: (chunk: readonly string[]) => Promise<readonly T[]>,
): Promise<readonly T[]> {
  const found: T[] = [];
  for (let at = 0; at < ids.length; at += IDS_A_CALL) found.push(...(await read(ids.slice(at, at + IDS_A_CALL))));
  return found;
}
