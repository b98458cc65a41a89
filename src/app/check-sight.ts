import type { Refusal, Reply } from '../contract/api';
import type { SeenIssue } from '../jira/issue-sight';
import type { IssueCaller } from './caller';
import type { ChangeDeps } from './change-deps';
import { ok, refuse } from './reply';

/**
 * Whether the caller may act from this issue on these affected issues, by Jira's own permissions: sees all of them, all are
 * work of the caller's project, and may edit the issue itself where that is asked. Answers with what is seen. Two calls at most,
 * for up to a hundred issues.
 */
export async function checkSight(
  deps: Pick<ChangeDeps, 'sight'>,
  caller: IssueCaller,
  affected: readonly string[],
  changeIssueTypeId: string,
  asks: { readonly edit: boolean },
): Promise<Reply<ReadonlyMap<string, SeenIssue>>> {
  const seen = await deps.sight.see([...new Set([caller.issueId, ...affected])]);
  if (seen.get(caller.issueId)?.projectId !== caller.projectId) {
    return refuse('not-found', 'This work item does not exist, or you may not see it.');
  }
  for (const [index, issueId] of affected.entries()) {
    const why = whyNotAffected(seen.get(issueId), caller, changeIssueTypeId);
    if (why !== null) return refuse(why.code, why.message, `terms.lines.${String(index)}.issueId`);
  }
  if (asks.edit && !(await deps.sight.mayEdit(caller.issueId))) {
    return refuse('no-permission', 'You need the permission to edit this work item in Jira.');
  }
  return ok(seen);
}

function whyNotAffected(issue: SeenIssue | undefined, caller: IssueCaller, changeIssueTypeId: string): Refusal | null {
  if (issue === undefined) {
    return { code: 'no-permission', message: 'An affected work item does not exist, or you may not see it.' };
  }
  if (issue.projectId !== caller.projectId) {
    return {
      code: 'invalid-request',
      message: 'An affected work item is in another project. A change request covers work of its own project.',
    };
  }
  if (issue.issueTypeId === changeIssueTypeId) {
    return { code: 'invalid-request', message: 'A change request cannot affect another change request.' };
  }
  return null;
}
