import { requestJira } from '@forge/bridge';

/** Jira said no, or could not be reached. `status` is 0 when there was no answer. */
export class JiraRequestError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'JiraRequestError';
    this.status = status;
  }
}

const HEADERS = { Accept: 'application/json', 'Content-Type': 'application/json' };

/** Asks Jira as the signed-in user; the page's part of the app only ever reads. */
export async function askJira(path: string, body?: unknown): Promise<unknown> {
  const init =
    body === undefined ? { headers: HEADERS } : { method: 'POST', headers: HEADERS, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await requestJira(path, init);
  } catch {
    throw new JiraRequestError(0, 'Jira did not answer.');
  }
  if (!response.ok) throw new JiraRequestError(response.status, `Jira answered ${String(response.status)}.`);
  return response.json();
}

/** The records of a list inside an answer, such as `issues` or `values`; anything else counts as none. */
export function recordsOf(answer: unknown, list?: string): Record<string, unknown>[] {
  const found = list === undefined ? answer : isRecord(answer) ? answer[list] : undefined;
  return Array.isArray(found) ? found.filter(isRecord) : [];
}

export function textOf(record: Record<string, unknown>, field: string): string {
  const value = record[field];
  return typeof value === 'string' ? value : '';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
