import { JiraFailure } from '../jira/jira-failure';

const DEFAULT_RETRY_SECONDS = 5;
/** Forge takes a delay of up to 15 minutes (`@forge/events`, retry options). */
const MAX_RETRY_SECONDS = 900;

/** After how long work that failed is to be tried again: as Jira asks, or soon. */
export function retryAfterSeconds(error: unknown): number {
  const asked = error instanceof JiraFailure ? error.retryAfterSeconds : null;
  return Math.min(MAX_RETRY_SECONDS, Math.max(1, asked ?? DEFAULT_RETRY_SECONDS));
}
