import { z } from 'zod';
import type { ChangelogRecord } from '../site/model.ts';
import { canSeeIssue } from '../site/permissions.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { toChangelogBean } from './beans/changelog-bean.ts';
import { JiraError } from './errors.ts';
import { getVisibleIssue } from './find-visible.ts';
import { parseBody } from './input.ts';
import { cutPage, pageRequest, toPageBean } from './paging.ts';
import { ok } from './respond.ts';

const OF_ISSUE = '/rest/api/3/issue/{issueIdOrKey}/changelog';
const READ = ['read:jira-work'];
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/#api-rest-api-3-changelog-bulkfetch-post */
const MOST_BULK_ISSUES = 1000;
const MOST_BULK_FIELDS = 10;
const MOST_BULK_CHANGELOGS = 10_000;

export const changelogRoutes: readonly Route[] = [
  { method: 'GET', path: OF_ISSUE, scopes: READ, handle: listChangelogs },
  { method: 'POST', path: `${OF_ISSUE}/list`, scopes: READ, handle: getChangelogs },
  { method: 'POST', path: '/rest/api/3/changelog/bulkfetch', scopes: READ, handle: fetchChangelogs },
];

function listChangelogs(call: RestCall): RestResponse {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const entries = call.site.changelogOf(issue.id);
  const page = pageRequest(call, 100, 100);
  return ok(
    toPageBean(call, entries, page, (entry) => toChangelogBean(call.site, entry)),
    cutPage(entries, page).length,
  );
}

const listBody = z.object({ changelogIds: z.array(z.number().int().nonnegative()) });

function getChangelogs(call: RestCall): RestResponse {
  const issue = getVisibleIssue(call, call.params['issueIdOrKey'] ?? '');
  const wanted = new Set(parseBody(call, listBody).changelogIds.map(String));
  const found = call.site.changelogOf(issue.id).filter(({ id }) => wanted.has(id));
  const histories = found.map((entry) => toChangelogBean(call.site, entry));
  return ok({ startAt: 0, maxResults: histories.length, total: histories.length, histories }, histories.length);
}

const bulkBody = z.object({
  issueIdsOrKeys: z.array(z.string()),
  fieldIds: z.array(z.string()).nullish(),
  maxResults: z.number().int().positive().nullish(),
  nextPageToken: z.string().nullish(),
});

function fetchChangelogs(call: RestCall): RestResponse {
  const { site } = call;
  const { issueIdsOrKeys, fieldIds, maxResults, nextPageToken } = parseBody(call, bulkBody);
  if (issueIdsOrKeys.length === 0 || issueIdsOrKeys.length > MOST_BULK_ISSUES) {
    throw new JiraError(400, [`Between 1 and ${String(MOST_BULK_ISSUES)} issue IDs or keys must be given.`]);
  }
  if ((fieldIds ?? []).length > MOST_BULK_FIELDS)
    throw new JiraError(400, [`At most ${String(MOST_BULK_FIELDS)} field IDs can be given.`]);
  const wanted = new Set(fieldIds ?? []);
  const issues = new Set(issueIdsOrKeys.flatMap((idOrKey) => site.findIssue(idOrKey) ?? []));
  const entries = [...issues]
    .filter((issue) => canSeeIssue(site, call.actorId, issue))
    .flatMap((issue) => site.changelogOf(issue.id))
    .flatMap((entry) => withFields(entry, wanted))
    .sort((left, right) => left.created - right.created || Number(left.issueId) - Number(right.issueId));
  const start = startOf(nextPageToken ?? null);
  const size = Math.min(maxResults ?? 1000, MOST_BULK_CHANGELOGS);
  const shown = entries.slice(start, start + size);
  const byIssue = new Map<string, ChangelogRecord[]>();
  for (const entry of shown) byIssue.set(entry.issueId, [...(byIssue.get(entry.issueId) ?? []), entry]);
  return ok(
    {
      issueChangeLogs: [...byIssue].map(([issueId, histories]) => ({
        issueId,
        // Unlike everywhere else, this resource writes epoch milliseconds [?].
        changeHistories: histories.map((entry) => ({ ...toChangelogBean(site, entry), created: entry.created })),
      })),
      ...(start + size < entries.length ? { nextPageToken: tokenFor(start + size) } : {}),
    },
    shown.length,
  );
}

function withFields(entry: ChangelogRecord, wanted: ReadonlySet<string>): readonly ChangelogRecord[] {
  if (wanted.size === 0) return [entry];
  const items = entry.items.filter(({ fieldId }) => wanted.has(fieldId));
  return items.length === 0 ? [] : [{ ...entry, items }];
}

function tokenFor(start: number): string {
  return Buffer.from(`changelog:${String(start)}`).toString('base64url');
}

function startOf(token: string | null): number {
  if (token === null) return 0;
  const start = /^changelog:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  if (start === undefined) throw new JiraError(400, ['The provided next page token is invalid.']);
  return Number(start);
}
