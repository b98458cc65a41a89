import type { IncomingMessage } from 'node:http';

/** Jira refuses requests above this size; attachments, which local-jira does not have, excepted. */
const REQUEST_BODY_BYTES = 10 * 1_024 * 1_024;

export type ReadBody =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'too-large' };

/** Reads a request's body as JSON, which is all that the site's APIs take. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    // What follows is read and thrown away, so that the caller hears the answer.
    if (size <= REQUEST_BODY_BYTES) chunks.push(chunk);
  }
  if (size > REQUEST_BODY_BYTES) return { kind: 'too-large' };
  if (size === 0) return { kind: 'none' };
  try {
    return { kind: 'json', value: JSON.parse(Buffer.concat(chunks).toString('utf8')) };
  } catch {
    return { kind: 'malformed' };
  }
}
