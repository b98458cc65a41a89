import type { Reply } from '../contract/api';
import { refuse } from '../app/reply';
import { JiraFailure } from '../jira/jira-failure';
import { isSqlFailure } from '../store/sql-failure';

/** Where a fault is written down, and how it is found again. */
export interface FaultLog {
  readonly newId: () => string;
  readonly log: (line: string) => void;
}

/**
 * The one place where faults leave the app. Who asked learns whether to try again and a reference; what went wrong inside is for
 * the log alone.
 */
export async function replyTo<T>(faults: FaultLog, what: string, answer: () => Promise<Reply<T>>): Promise<Reply<T>> {
  try {
    return await answer();
  } catch (error) {
    const reference = recordFault(faults, what, error);
    const message = sentenceFor(error);
    return refuse(isPassing(error) ? 'try-again' : 'fault', `${message} (Reference ${reference}.)`);
  }
}

/** Logs a fault under a reference that people can quote. */
export function recordFault({ newId, log }: FaultLog, what: string, error: unknown): string {
  const reference = newId().slice(0, 8);
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  log(`${what} failed [${reference}] ${reason}`);
  return reference;
}

const TOO_MANY_REQUESTS = 429;
const SERVER_ERROR = 500;

/** A fault that may be gone in a moment. */
function isPassing(error: unknown): boolean {
  if (error instanceof JiraFailure) {
    return error.status === 0 || error.status === TOO_MANY_REQUESTS || error.status >= SERVER_ERROR;
  }
  return isSqlFailure(error, 'unknown-outcome');
}

function sentenceFor(error: unknown): string {
  if (error instanceof JiraFailure && isPassing(error)) return 'Jira did not answer just now. Try again in a moment.';
  if (isSqlFailure(error, 'unknown-outcome')) {
    return 'The database did not answer, so it is not certain whether this was saved. Look again before you repeat it.';
  }
  return 'Something went wrong in Plumbline and nothing was decided by it. If it happens again, tell your Jira administrator.';
}
