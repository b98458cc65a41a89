import type { z } from 'zod';
import { ApiError, toApiError, UnreachableError } from './api-error';
import { actionHeader } from './person-action';
import { setReachable } from './server-state';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

async function send(method: Method, path: string, body?: unknown): Promise<unknown> {
  const response = await fetch(path, {
    method,
    headers: {
      Accept: 'application/json',
      // Proves to the server that the request is this page's own: a form or frame of another origin cannot set it.
      'X-Local-Jira': '1',
      'X-Local-Jira-Action': actionHeader(),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  }).catch(() => {
    setReachable(false);
    throw new UnreachableError();
  });
  setReachable(true);
  const text = await response.text();
  const answer = parseJson(text);
  if (!response.ok) throw toApiError(response.status, answer);
  return answer;
}

function parseJson(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function read<T>(schema: z.ZodType<T>, path: string, answer: unknown): T {
  const parsed = schema.safeParse(answer);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ApiError(
    500,
    [`${path} answered in a form this page does not know: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`],
    {},
  );
}

/** @throws ApiError when the site refuses, UnreachableError when it does not answer */
export async function getJson<T>(schema: z.ZodType<T>, path: string): Promise<T> {
  return read(schema, path, await send('GET', path));
}

/** @throws ApiError when the site refuses, UnreachableError when it does not answer */
export async function sendJson<T>(schema: z.ZodType<T>, method: Method, path: string, body?: unknown): Promise<T> {
  return read(schema, path, await send(method, path, body));
}

/** For calls whose answer has no body that matters. */
export async function sendOnly(method: Method, path: string, body?: unknown): Promise<void> {
  await send(method, path, body);
}
