import { JiraError } from '../rest/errors.ts';

/** A query that Jira refuses, with every complaint: HTTP 400. */
export class JqlError extends JiraError {
  constructor(messages: readonly string[]) {
    super(400, messages);
  }
}
