import { passingFault } from '../app/passing-fault';
import { refuse } from '../app/reply';
import type { Reply } from '../contract/api';

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
    const passing = passingFault(error);
    const code = passing === null ? 'fault' : 'try-again';
    return refuse(code, `${SENTENCES[passing ?? 'lasting']} (Reference ${reference}.)`);
  }
}

/** Logs a fault under a reference that people can quote. */
export function recordFault({ newId, log }: FaultLog, what: string, error: unknown): string {
  const reference = newId().slice(0, 8);
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  log(`${what} failed [${reference}] ${reason}`);
  return reference;
}

const SENTENCES = {
  jira: 'Jira did not answer just now. Try again in a moment.',
  unknown:
    'The database did not answer just now. If you were saving something, look whether it was saved before you repeat it.',
  lasting: 'Something went wrong inside Plumbline. If it happens again, tell your Jira administrator.',
} as const;
