import type { IncomingHttpHeaders } from 'node:http';
import type { LocalJira } from '../local-jira.ts';
import type { AccountId } from '../site/model.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { Sessions } from './sessions.ts';

/** A call of local-jira's own `/_local/…` routes, which no Jira has. */
export interface LocalCall {
  readonly localJira: LocalJira;
  readonly sessions: Sessions;
  readonly headers: IncomingHttpHeaders;
  readonly url: URL;
  /** Parsed JSON, or undefined. */
  readonly body: unknown;
  /** Who is signed in to the pages; null for nobody. */
  readonly accountId: AccountId | null;
  readonly port: number;
}

export type LocalRoutes = Readonly<Record<string, (call: LocalCall) => Promise<HttpAnswer> | HttpAnswer>>;
