/** An answer in Jira's error form: https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/#status-codes */
export class JiraError extends Error {
  readonly status: number;
  readonly errorMessages: readonly string[];
  readonly errors: Readonly<Record<string, string>>;

  constructor(status: number, errorMessages: readonly string[], errors: Readonly<Record<string, string>> = {}) {
    super([...errorMessages, ...Object.entries(errors).map(([field, text]) => `${field}: ${text}`)].join('; '));
    this.status = status;
    this.errorMessages = errorMessages;
    this.errors = errors;
  }
}
