import { JiraFailure } from '../jira/jira-failure';
import { isSqlFailure } from '../store/sql-failure';

const DEFAULT_RETRY_SECONDS = 5;
/** Forge takes a delay of up to 15 minutes (`@forge/events`, retry options). */
const MAX_RETRY_SECONDS = 900;

/** After how long work that failed is to be tried again: as Jira asks, or soon. */
export function retryAfterSeconds(error: unknown): number {
  const asked = error instanceof JiraFailure ? error.retryAfterSeconds : null;
  return Math.min(MAX_RETRY_SECONDS, Math.max(1, asked ?? DEFAULT_RETRY_SECONDS));
}

const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

/**
 * What may be gone in a moment: `jira` did not answer or is busy; of the database it is `unknown` whether it wrote. Null for a
 * fault that another try would meet again.
 */
export function passingFault(error: unknown): 'jira' | 'unknown' | null {
  if (error instanceof JiraFailure) {
    return error.status === 0 || error.status === TOO_MANY_REQUESTS || error.status >= SERVER_ERROR ? 'jira' : null;
  }
  return isSqlFailure(error, 'unknown-outcome') ? 'unknown' : null;
}
