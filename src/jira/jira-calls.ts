import { asApp, asUser, route, type APIResponse, type Route } from '@forge/api';
import { z } from 'zod';
import { JiraFailure } from './jira-failure';

/** Jira's REST API. Answers are unknown until their reader has parsed them; every method throws {@link JiraFailure}. */
export interface JiraCalls {
  get(path: Route): Promise<unknown>;
  post(path: Route, body: unknown): Promise<unknown>;
  put(path: Route, body: unknown): Promise<unknown>;
  delete(path: Route): Promise<unknown>;
}

/** Acts as the app: it sees every project, so nothing it reads may be shown without asking what the person may see. */
export interface JiraAsApp extends JiraCalls {
  readonly actsAs: 'app';
}

/** Acts as the person whose invocation this is, with that person's permissions. */
export interface JiraAsUser extends JiraCalls {
  readonly actsAs: 'user';
}

export const jiraAsApp: JiraAsApp = { actsAs: 'app', ...callsThrough((path, init) => asApp().requestJira(path, init)) };

export const jiraAsUser: JiraAsUser = {
  actsAs: 'user',
  ...callsThrough((path, init) => asUser().requestJira(path, init)),
};

export { route };

interface CallInit {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

type Send = (path: Route, init: CallInit) => Promise<APIResponse>;

/**
 * Jira has done what was asked but for work that goes on as a task, which the answer describes: `303` of
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-schemes/#api-rest-api-3-workflowscheme-update-post
 */
const TASK_STARTED = 303;

const JSON_HEADERS = { accept: 'application/json', 'content-type': 'application/json' };

function callsThrough(send: Send): JiraCalls {
  const call = async (path: Route, method: string, body?: unknown): Promise<unknown> => {
    const init = { method, headers: JSON_HEADERS, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    let response: APIResponse;
    let text: string;
    try {
      response = await send(path, init);
      text = await response.text();
    } catch (error) {
      throw new JiraFailure(0, [error instanceof Error ? error.message : 'no answer'], null, error);
    }
    if (!response.ok && response.status !== TASK_STARTED)
      throw new JiraFailure(response.status, messagesOf(text), retryAfterOf(response));
    return text === '' ? null : parseJson(text, response.status);
  };
  return {
    get: (path) => call(path, 'GET'),
    post: (path, body) => call(path, 'POST', body),
    put: (path, body) => call(path, 'PUT', body),
    delete: (path) => call(path, 'DELETE'),
  };
}

function parseJson(text: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new JiraFailure(status, ['The answer is not JSON.'], null, error);
  }
}

/** Jira's `ErrorCollection`, of which single resources use `message` only. */
const errorSchema = z.object({
  errorMessages: z.array(z.string()).default([]),
  errors: z.record(z.string(), z.string()).default({}),
  message: z.string().optional(),
});

function messagesOf(text: string): readonly string[] {
  try {
    const parsed = errorSchema.safeParse(JSON.parse(text));
    if (!parsed.success) return [];
    const { errorMessages, errors, message } = parsed.data;
    return [...errorMessages, ...Object.values(errors), ...(message === undefined ? [] : [message])];
  } catch {
    return []; // a gateway's HTML page has no sentence worth showing
  }
}

function retryAfterOf(response: APIResponse): number | null {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
