import { z } from 'zod';
import type { IssueRecord } from '../site/model.ts';
import { canSeeIssue } from '../site/permissions.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { selectFields, splitList } from './beans/field-selection.ts';
import { toIssueBean } from './beans/issue-bean.ts';
import { escapeHtml } from './beans/adf-html.ts';
import { JiraError } from './errors.ts';
import { ISSUE_NOT_VISIBLE } from './find-visible.ts';
import { parseBody, queryText } from './input.ts';
import { createIssue } from './issue-create.ts';
import { parseIssueBody } from './issue-input/issue-body.ts';
import { created, ok } from './respond.ts';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-issue-bulkfetch-post */
const MOST_FETCHED = 100;
/** The same page: a thousand when few fields are asked for, each with a single value. */
const MOST_FETCHED_LEAN = 1000;
const MOST_LEAN_FIELDS = 100;
const FETCHED_HISTORIES = 40;
const MOST_CREATED = 50;
const PICKER_SUGGESTIONS = 20;

export const issueBulkRoutes: readonly Route[] = [
  { method: 'POST', path: '/rest/api/3/issue/bulkfetch', scopes: ['read:jira-work'], handle: fetchIssues },
  { method: 'POST', path: '/rest/api/3/issue/bulk', scopes: ['write:jira-work'], handle: createIssues },
  { method: 'GET', path: '/rest/api/3/issue/picker', scopes: ['read:jira-work'], handle: pickIssues },
];

const fetchBody = z.object({
  issueIdsOrKeys: z.array(z.string()),
  fields: z.array(z.string()).nullish(),
  expand: z.array(z.string()).nullish(),
  properties: z.array(z.string()).nullish(),
  fieldsByKeys: z.boolean().nullish(),
});

async function fetchIssues(call: RestCall): Promise<RestResponse> {
  const { site, actorId } = call;
  const body = parseBody(call, fetchBody);
  const names = splitList(body.fields ?? []);
  const most = isLean(names) ? MOST_FETCHED_LEAN : MOST_FETCHED;
  if (body.issueIdsOrKeys.length === 0 || body.issueIdsOrKeys.length > most) {
    throw new JiraError(400, [`Between 1 and ${String(most)} issue IDs or keys must be given.`]);
  }
  const found = new Map<string, IssueRecord>();
  const issueErrors: { id: string; errorMessage: string }[] = [];
  for (const idOrKey of body.issueIdsOrKeys) {
    const issue = site.findIssue(idOrKey);
    if (issue !== undefined && canSeeIssue(site, actorId, issue)) found.set(issue.id, issue);
    else issueErrors.push({ id: idOrKey, errorMessage: ISSUE_NOT_VISIBLE });
  }
  const projection = {
    fields: selectFields(site, names, '*navigable'),
    expand: new Set(splitList(body.expand ?? [])),
    properties: body.properties ?? [],
    histories: FETCHED_HISTORIES,
  };
  const inOrder = [...found.values()].sort((left, right) => Number(left.id) - Number(right.id));
  const issues = await Promise.all(inOrder.map((issue) => toIssueBean(site, actorId, issue, projection)));
  return ok({ expand: 'schema,names', issueErrors, issues }, issues.length);
}

const MULTI_VALUED = new Set([
  'comment',
  'worklog',
  'issuelinks',
  'subtasks',
  'attachment',
  'labels',
  'components',
  'fixVersions',
]);

function isLean(names: readonly string[]): boolean {
  const named = names.length > 0 && names.length <= MOST_LEAN_FIELDS;
  return named && names.every((name) => !name.startsWith('*') && !name.startsWith('-') && !MULTI_VALUED.has(name));
}

const bulkBody = z.object({ issueUpdates: z.array(z.unknown()).min(1).max(MOST_CREATED) });

/** Each issue by itself: those that are refused are reported beside those that are created. */
async function createIssues(call: RestCall): Promise<RestResponse> {
  const { site } = call;
  const { issueUpdates } = parseBody(call, bulkBody);
  const issues: unknown[] = [];
  const errors: unknown[] = [];
  for (const [failedElementNumber, update] of issueUpdates.entries()) {
    try {
      const { id, key } = await createIssue(call, parseIssueBody(update));
      issues.push({ id, key, self: `${site.baseUrl}/rest/api/3/issue/${id}` });
    } catch (error) {
      if (!(error instanceof JiraError)) throw error;
      site.rollback();
      const elementErrors = { errorMessages: error.errorMessages, errors: error.errors };
      errors.push({ status: error.status, elementErrors, failedElementNumber });
    }
  }
  if (issues.length === 0) return { ...created({ issues, errors }), status: 400 };
  return created({ issues, errors });
}

/** Suggestions by the start of the key or words of the summary, latest first. */
function pickIssues(call: RestCall): RestResponse {
  const { site, actorId } = call;
  const query = (queryText(call, 'query') ?? '').trim().toLowerCase();
  const current = queryText(call, 'currentIssueKey');
  const found: IssueRecord[] = [];
  for (const issue of [...site.all('issue')].reverse()) {
    if (found.length === PICKER_SUGGESTIONS) break;
    const matches =
      query === '' || issue.key.toLowerCase().startsWith(query) || issue.summary.toLowerCase().includes(query);
    if (matches && issue.key !== current && canSeeIssue(site, actorId, issue)) found.push(issue);
  }
  const section = {
    label: 'Current Search',
    sub: `Showing ${String(found.length)} of ${String(found.length)} matching issues`,
    id: 'cs',
    issues: found.map(({ id, key, summary }) => ({
      id: Number(id),
      key,
      keyHtml: key,
      img: '/images/icons/issuetypes/task.png',
      summary: escapeHtml(summary),
      summaryText: summary,
    })),
  };
  return ok({ sections: [section] }, found.length);
}
