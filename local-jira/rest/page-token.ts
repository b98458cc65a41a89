import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Key } from '../jql/clause-field.ts';
import { JiraError } from './errors.ts';

const tokenShape = z.object({ after: z.array(z.union([z.string(), z.number(), z.null()])), query: z.string() });

/** A token that continues after the issue with these sort keys, so pages neither skip nor repeat when issues come and go. */
export function createPageToken(after: readonly (Key | null)[], jql: string): string {
  return Buffer.from(JSON.stringify({ after, query: fingerprint(jql) })).toString('base64url');
}

/** @throws JiraError 400 for a token that was made up, or made for another query */
export function openPageToken(token: string, jql: string): readonly (Key | null)[] {
  const parsed = tokenShape.safeParse(readJson(Buffer.from(token, 'base64url').toString('utf8')));
  if (!parsed.success || parsed.data.query !== fingerprint(jql))
    throw new JiraError(400, ['The nextPageToken is invalid.']);
  return parsed.data.after;
}

function fingerprint(jql: string): string {
  return createHash('sha256').update(jql).digest('base64url').slice(0, 16);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
