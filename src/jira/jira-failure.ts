/** Jira answered with something other than success, or with a shape that its documentation does not have. */
export class JiraFailure extends Error {
  /** HTTP status; 0 when there was no answer. */
  readonly status: number;
  /** Jira's own sentences, as far as it gave any. They are written for the person who asked. */
  readonly messages: readonly string[];
  /** From `Retry-After`, with status 429 or 503. */
  readonly retryAfterSeconds: number | null;

  constructor(status: number, messages: readonly string[], retryAfterSeconds: number | null, cause?: unknown) {
    super(`Jira answered ${status}: ${messages.join(' ')}`, { cause });
    this.name = 'JiraFailure';
    this.status = status;
    this.messages = messages;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
