import type { IssueRecord, ProjectRecord } from '../site/model.ts';
import { canSeeIssue, canSeeProject, isAdministrator, permits } from '../site/permissions.ts';
import type { RestCall } from '../site/ports.ts';
import { JiraError } from './errors.ts';

/** What Jira says of an issue that is not there, and equally of one that the caller may not see. */
export const ISSUE_NOT_VISIBLE = 'Issue does not exist or you do not have permission to see it.';

/** @throws JiraError 404 */
export function getVisibleIssue(call: RestCall, idOrKey: string): IssueRecord {
  const issue = call.site.findIssue(idOrKey);
  if (issue === undefined || !canSeeIssue(call.site, call.actorId, issue))
    throw new JiraError(404, [ISSUE_NOT_VISIBLE]);
  return issue;
}

/** @throws JiraError 404 */
export function getVisibleProject(call: RestCall, idOrKey: string): ProjectRecord {
  const project = call.site.findProject(idOrKey);
  if (project === undefined || !canSeeProject(call.site, call.actorId, project)) {
    const means = /^\d+$/.test(idOrKey) ? 'id' : 'key';
    throw new JiraError(404, [`No project could be found with ${means} '${idOrKey}'.`]);
  }
  return project;
}

/** A project that the caller may change: with Administer Projects in it, or Administer Jira. */
export function getAdministeredProject(call: RestCall, idOrKey: string): ProjectRecord {
  const project = getVisibleProject(call, idOrKey);
  if (isAdministrator(call.site, call.actorId)) return project;
  if (permits(call.site, call.actorId, 'ADMINISTER_PROJECTS', { project })) return project;
  throw new JiraError(403, ['You cannot edit the configuration of this project.']);
}

/** @throws JiraError 403 in `text` unless the caller has the permission on the issue */
export function requireOnIssue(call: RestCall, issue: IssueRecord, permission: string, text: string): void {
  if (!permits(call.site, call.actorId, permission, { issue })) throw new JiraError(403, [text]);
}
