import { z } from 'zod';
import { changeIssue } from '../site/change-issue.ts';
import { item } from '../site/changelog-items.ts';
import { effortOf } from '../site/effort.ts';
import type { AdfDocument, ChangelogItemRecord, IssueRecord, WorklogRecord } from '../site/model.ts';
import { permits } from '../site/permissions.ts';
import type { RestCall, Site } from '../site/ports.ts';
import { getTimeTracking, parseDuration } from '../site/time-tracking.ts';
import { parseAdf } from './beans/parse-adf.ts';
import { parseJiraDateTime } from './beans/timestamps.ts';
import { JiraError } from './errors.ts';
import { getActor, queryText } from './input.ts';
import { NOT_A_DOCUMENT } from './issue-input/field-input.ts';
import { emitIssueUpdated, emitWorklog } from './product-events.ts';

/** What is to become of the remaining estimate. */
export type Adjustment =
  | { readonly kind: 'leave' }
  | { readonly kind: 'auto' }
  /** seconds */
  | { readonly kind: 'new'; readonly remaining: number }
  /** seconds; negative increases */
  | { readonly kind: 'manual'; readonly reduceBy: number };

/** The parts of a worklog that a request gives. */
export interface WorklogInput {
  readonly timeSpentSeconds: number | null;
  readonly started: number | null;
  /** undefined: not given */
  readonly comment: AdfDocument | null | undefined;
}

const worklogBody = z.object({
  timeSpent: z.string().nullish(),
  timeSpentSeconds: z.number().int().nullish(),
  started: z.string().nullish(),
  comment: z.unknown().optional(),
});

/** @throws JiraError 400 in Jira's words for a value that it cannot take */
export function parseWorklogInput(site: Site, body: unknown): WorklogInput {
  const parsed = worklogBody.safeParse(body);
  if (!parsed.success)
    throw new JiraError(400, ['Invalid request payload. Refer to the REST API documentation and try again.']);
  const { timeSpent, timeSpentSeconds, started, comment } = parsed.data;
  const seconds =
    typeof timeSpent === 'string' ? parseDuration(timeSpent, getTimeTracking(site)) : (timeSpentSeconds ?? null);
  if (typeof timeSpent === 'string' && seconds === null) throw timeError('Invalid time duration entered.');
  if (seconds !== null && seconds <= 0) throw timeError('Time Spent can not be zero.');
  const instant = typeof started === 'string' ? parseJiraDateTime(started) : null;
  if (typeof started === 'string' && instant === null) {
    throw new JiraError(400, [], {
      started: `Unparseable date: "${started}". Expected format yyyy-MM-dd'T'HH:mm:ss.SSSZ`,
    });
  }
  const document = comment === undefined || comment === null ? comment : parseAdf(comment);
  if (document === null && comment !== null) throw new JiraError(400, [], { comment: NOT_A_DOCUMENT });
  return { timeSpentSeconds: seconds, started: instant, comment: document };
}

/**
 * `adjustEstimate` with `newEstimate`, or with `reduceBy` (on logging) or `increaseBy` (on deletion).
 * @throws JiraError 400 when the estimate that the kind needs is missing or wrong
 */
export function parseAdjustment(call: RestCall, manualParameter: 'reduceBy' | 'increaseBy'): Adjustment {
  const kind = queryText(call, 'adjustEstimate') ?? 'auto';
  const duration = (name: string): number => {
    const seconds = parseDuration(queryText(call, name) ?? '', getTimeTracking(call.site));
    if (seconds === null)
      throw new JiraError(400, [], { [`adjustmentAmount`]: `You must supply a valid time for '${name}'.` });
    return seconds;
  };
  switch (kind) {
    case 'leave':
    case 'auto':
      return { kind };
    case 'new':
      return { kind, remaining: duration('newEstimate') };
    case 'manual': {
      const amount = duration(manualParameter);
      return { kind, reduceBy: manualParameter === 'reduceBy' ? amount : -amount };
    }
    default:
      throw new JiraError(400, [`'${kind}' is not a valid value for adjustEstimate.`]);
  }
}

/**
 * Checks a new worklog and returns what logs it; the caller commits.
 * @throws JiraError 400
 */
export function prepareWorklog(
  call: RestCall,
  issue: IssueRecord,
  input: WorklogInput,
  adjustment: Adjustment,
): () => WorklogRecord {
  const { site } = call;
  const authorId = getActor(call);
  if (!permits(site, authorId, 'WORK_ON_ISSUES', { issue })) {
    throw new JiraError(400, ['You do not have the permission to associate a worklog to this issue.']);
  }
  const { timeSpentSeconds } = input;
  if (timeSpentSeconds === null) throw timeError('You must indicate the time spent working.');
  return () => {
    const now = site.clock.now();
    const worklog: WorklogRecord = {
      id: site.nextId('worklog'),
      issueId: issue.id,
      authorId,
      updateAuthorId: authorId,
      comment: input.comment ?? null,
      started: input.started ?? now,
      timeSpentSeconds,
      created: now,
      updated: now,
    };
    bookEffort(call, issue.id, adjustment, timeSpentSeconds, [], () => {
      site.put('worklog', worklog);
    });
    emitWorklog(call, 'created', worklog);
    return worklog;
  };
}

/** Changes a worklog; the caller has checked the permission, and commits. */
export function updateWorklog(
  call: RestCall,
  before: WorklogRecord,
  input: WorklogInput,
  adjustment: Adjustment,
): WorklogRecord {
  const after: WorklogRecord = {
    ...before,
    updateAuthorId: getActor(call),
    comment: input.comment === undefined ? before.comment : input.comment,
    started: input.started ?? before.started,
    timeSpentSeconds: input.timeSpentSeconds ?? before.timeSpentSeconds,
    updated: call.site.clock.now(),
  };
  const side = { id: before.id, text: before.id };
  const trace = [item('WorklogId', 'jira', 'WorklogId', side, side)];
  bookEffort(call, before.issueId, adjustment, after.timeSpentSeconds - before.timeSpentSeconds, trace, () => {
    call.site.put('worklog', after);
  });
  emitWorklog(call, 'updated', after);
  return after;
}

/** Deletes a worklog; the caller has checked the permission, and commits. */
export function deleteWorklog(call: RestCall, worklog: WorklogRecord, adjustment: Adjustment): void {
  const { site } = call;
  const trace = [
    item('WorklogId', 'jira', 'WorklogId', { id: worklog.id, text: worklog.id }, { id: null, text: null }),
  ];
  bookEffort(call, worklog.issueId, adjustment, -worklog.timeSpentSeconds, trace, () => {
    site.remove('worklog', worklog.id);
    site.put('worklogDeletion', { id: worklog.id, issueId: worklog.issueId, deleted: site.clock.now() });
  });
  emitWorklog(call, 'deleted', worklog);
}

/** Adjusts the remaining estimate for `moreSeconds` of work and writes the issue's history. */
function bookEffort(
  call: RestCall,
  issueId: string,
  adjustment: Adjustment,
  moreSeconds: number,
  trace: readonly ChangelogItemRecord[],
  change: () => void,
): void {
  const { site } = call;
  const before = site.get('issue', issueId);
  const spentBefore = effortOf(site, before).spent;
  change();
  const spentAfter = effortOf(site, before).spent;
  const after = {
    ...before,
    remainingEstimateSeconds: adjusted(before.remainingEstimateSeconds, adjustment, moreSeconds),
  };
  const spentItem =
    spentBefore === spentAfter
      ? []
      : [item('timespent', 'jira', 'timespent', secondsSide(spentBefore), secondsSide(spentAfter))];
  const entry = changeIssue(site, {
    before,
    after,
    authorId: getActor(call),
    at: site.clock.now(),
    extraItems: [...spentItem, ...trace],
  });
  emitIssueUpdated(call, site.get('issue', issueId), entry, 'issue_worklogged');
}

function adjusted(remaining: number | null, adjustment: Adjustment, moreSeconds: number): number | null {
  switch (adjustment.kind) {
    case 'leave':
      return remaining;
    case 'auto':
      return Math.max(0, (remaining ?? 0) - moreSeconds);
    case 'new':
      return adjustment.remaining;
    case 'manual':
      return Math.max(0, (remaining ?? 0) - adjustment.reduceBy);
  }
}

function secondsSide(seconds: number | null): { id: string | null; text: string | null } {
  return seconds === null ? { id: null, text: null } : { id: String(seconds), text: String(seconds) };
}

function timeError(text: string): JiraError {
  return new JiraError(400, [], { timeLogged: text });
}
