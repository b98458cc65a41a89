import type { ServerResponse } from 'node:http';

/** An HTTP answer before it is written. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer | null;
}

/** Answers of an API may not be kept by browsers. */
const NOT_CACHED = { 'cache-control': 'no-cache, no-store, no-transform' };

export function jsonAnswer(status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): HttpAnswer {
  if (body === undefined || status === 204) return { status, headers: { ...NOT_CACHED, ...headers }, body: null };
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...NOT_CACHED, ...headers },
    body: JSON.stringify(body),
  };
}

/** An error of local-jira's own routes; Jira's have their own form. */
export function errorAnswer(status: number, message: string): HttpAnswer {
  return jsonAnswer(status, { error: { message }, errorMessages: [message], errors: {} });
}

export function textAnswer(
  status: number,
  type: string,
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
): HttpAnswer {
  return { status, headers: { 'content-type': type, ...headers }, body };
}

export function redirectAnswer(location: string): HttpAnswer {
  return { status: 302, headers: { location }, body: null };
}

export function writeAnswer(response: ServerResponse, answer: HttpAnswer, withBody: boolean): void {
  const length = answer.body === null ? 0 : Buffer.byteLength(answer.body);
  response.writeHead(answer.status, {
    ...answer.headers,
    'content-length': String(length),
    'x-content-type-options': 'nosniff',
  });
  response.end(withBody && answer.body !== null ? answer.body : undefined);
}
