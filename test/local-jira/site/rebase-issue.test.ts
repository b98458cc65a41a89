import type { IssueRecord } from '../../../local-jira/site/model.ts';
import { rebaseIssue } from '../../../local-jira/site/rebase-issue.ts';
import { createSmallSite } from '../rest/small-site.ts';

function getIssue(): IssueRecord {
  const issue = createSmallSite().site.findIssue('ALPHA-1');
  if (issue === undefined) throw new Error('no ALPHA-1');
  return issue;
}

describe('rebasing a change onto what others did meanwhile', () => {
  it('is the change itself when nobody did anything', () => {
    const before = getIssue();
    const after = { ...before, summary: 'mine' };
    expect(rebaseIssue(before, after, before)).toBe(after);
  });

  it('keeps both when they touch different fields, and the later of one field', () => {
    const before = getIssue();
    const mine = { ...before, summary: 'mine', custom: { ...before.custom, customfield_1: 1 } };
    const theirs = {
      ...before,
      summary: 'theirs',
      dueDate: '2027-01-01',
      custom: { ...before.custom, customfield_2: 2 },
    };
    expect(rebaseIssue(before, mine, theirs)).toEqual({
      ...before,
      summary: 'mine',
      dueDate: '2027-01-01',
      custom: { ...before.custom, customfield_1: 1, customfield_2: 2 },
    });
  });

  it('empties a custom field that the change empties', () => {
    const before = { ...getIssue(), custom: { customfield_1: 1, customfield_2: 2 } };
    const mine = { ...before, custom: { customfield_2: 2 } };
    const theirs = { ...before, custom: { customfield_1: 9, customfield_2: 8 } };
    expect(rebaseIssue(before, mine, theirs).custom).toEqual({ customfield_2: 8 });
  });
});
