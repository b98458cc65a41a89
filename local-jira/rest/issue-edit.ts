import { changeIssue } from '../site/change-issue.ts';
import type { FieldRecord, IssueRecord } from '../site/model.ts';
import { isAdministrator, permits } from '../site/permissions.ts';
import { rebaseIssue } from '../site/rebase-issue.ts';
import type { RestCall } from '../site/ports.ts';
import { JiraError } from './errors.ts';
import { getVisibleIssue } from './find-visible.ts';
import { getActor, queryFlag } from './input.ts';
import { applyInput } from './issue-input/apply-input.ts';
import type { Draft } from './issue-input/field-input.ts';
import type { IssueBody } from './issue-input/issue-body.ts';
import { prepareAdditions } from './issue-input/prepare-additions.ts';
import { isSettable, screenFields } from './issue-input/screen-fields.ts';
import { emitIssueUpdated } from './product-events.ts';
import { putProperties } from './property-values.ts';

/**
 * Edits an issue by the fields of its edit screen, and commits. Nothing waits between the first write and the commit.
 * @throws JiraError 400 by field, 403 for an override that the caller may not use
 */
export async function editIssue(call: RestCall, issue: IssueRecord, body: IssueBody): Promise<IssueRecord> {
  const { site } = call;
  const actorId = getActor(call);
  if (!permits(site, actorId, 'EDIT_ISSUES', { issue })) {
    throw new JiraError(400, ['You do not have permission to edit issues in this project.']);
  }
  const project = site.get('project', issue.projectId);
  const draft: Draft = { site, actorId, project, issue: structuredClone(issue), before: issue };
  const settable = editableFields(call, issue, overridesScreen(call));
  const input = await applyInput(draft, settable, body);
  if (Object.keys(input.errors).length > 0) throw new JiraError(400, [], input.errors);
  const add = prepareAdditions(call, issue, input.additions);
  const before = getVisibleIssue(call, issue.id);
  const after = rebaseIssue(issue, draft.issue, before);
  const entry = changeIssue(site, { before, after, authorId: actorId, at: site.clock.now() });
  putProperties(site, 'issue', issue.id, body.properties);
  add();
  const changed = site.get('issue', issue.id);
  emitIssueUpdated(call, changed, entry, 'issue_updated');
  site.commit();
  return changed;
}

/** The fields that the caller may edit on the issue, in the order of its edit screen. */
export function editableFields(call: RestCall, issue: IssueRecord, wholeSite = false): readonly FieldRecord[] {
  const { site } = call;
  const project = site.get('project', issue.projectId);
  const screen = wholeSite ? [...site.all('field')] : screenFields(site, project, issue.issueTypeId, 'edit');
  const alwaysThere = ['comment', 'issuelinks', 'worklog'].flatMap((id) => site.find('field', id) ?? []);
  const fields = [...new Set([...screen, ...alwaysThere])];
  return fields.filter(
    (field) => field.id !== 'resolution' && isSettable(site, call.actorId, field, { project, issue }),
  );
}

/** `overrideScreenSecurity`: only for apps, acting with Administer Jira. */
function overridesScreen(call: RestCall): boolean {
  if (!queryFlag(call, 'overrideScreenSecurity', false)) return false;
  const isApp = call.principal.kind === 'app' || call.principal.kind === 'app-as-user';
  if (isApp && isAdministrator(call.site, call.actorId)) return true;
  throw new JiraError(403, ['You do not have permission to override the screen security.']);
}
