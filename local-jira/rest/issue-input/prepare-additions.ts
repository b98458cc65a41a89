import type { IssueRecord } from '../../site/model.ts';
import type { RestCall } from '../../site/ports.ts';
import { prepareComment } from '../comment-change.ts';
import { JiraError } from '../errors.ts';
import { parseLinkInput, prepareLink } from '../link-change.ts';
import { parseWorklogInput, prepareWorklog } from '../worklog-change.ts';
import { isObject } from './field-input.ts';
import type { RelatedAddition } from './update-operations.ts';

/**
 * Checks the comments, worklogs and links that come with an edit, and returns what adds them. It is run after the issue
 * itself is kept, in the same commit.
 * @throws JiraError of the resource concerned
 */
export function prepareAdditions(
  call: RestCall,
  issue: IssueRecord,
  additions: readonly RelatedAddition[],
): () => void {
  const prepared = additions.map(({ kind, value }) => {
    switch (kind) {
      case 'comment':
        return prepareComment(call, issue, value);
      case 'worklog':
        return prepareWorklog(call, issue, parseWorklogInput(call.site, value), { kind: 'auto' });
      case 'issuelinks':
        // An edit may say `{add: {type, outwardIssue}}`: the missing end is the issue itself.
        if (!isObject(value)) throw new JiraError(400, [], { issuelinks: 'data was not an object' });
        return prepareLink(call, parseLinkInput(value), issue);
    }
  });
  return () => {
    for (const add of prepared) add();
  };
}
