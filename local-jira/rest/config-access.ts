import { isAdministrator } from '../site/permissions.ts';
import type { RestCall } from '../site/ports.ts';
import { JiraError } from './errors.ts';

/** @throws JiraError 403 unless the caller has Administer Jira */
export function requireAdministrator(call: RestCall, text = 'Only Jira administrators can perform this action.'): void {
  if (!isAdministrator(call.site, call.actorId)) throw new JiraError(403, [text]);
}

/** @throws JiraError 401, in which form the workflow resources refuse those who do not administer Jira */
export function requireWorkflowAdministrator(call: RestCall): void {
  if (!isAdministrator(call.site, call.actorId)) {
    throw new JiraError(401, ['You are not authorized to perform this action. Administrator privileges are required.']);
  }
}
