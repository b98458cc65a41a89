import { z } from 'zod';
import { toAdf } from './adf';
import { user } from './beans';
import { getJson, sendOnly } from './request';

const worklog = z.object({
  id: z.string(),
  author: user.nullish(),
  comment: z.unknown().optional(),
  started: z.string(),
  timeSpent: z.string(),
  timeSpentSeconds: z.number(),
});
export type Worklog = z.infer<typeof worklog>;

/** Jira's largest page of worklogs. */
const PAGE_SIZE = 5000;
const pathOf = (key: string): string => `/rest/api/3/issue/${encodeURIComponent(key)}/worklog`;

export async function getWorklogs(key: string): Promise<Worklog[]> {
  return (await getJson(z.object({ worklogs: z.array(worklog) }), `${pathOf(key)}?maxResults=${String(PAGE_SIZE)}`))
    .worklogs;
}

interface WorkDone {
  /** As Jira reads it: `1h 30m`. */
  readonly timeSpent: string;
  /** `YYYY-MM-DDTHH:MM`, UTC */
  readonly started: string;
  readonly comment: string;
}

export function logWork(key: string, work: WorkDone): Promise<void> {
  return sendOnly('POST', pathOf(key), {
    timeSpent: work.timeSpent,
    started: `${work.started}:00.000+0000`,
    ...(work.comment.trim() === '' ? {} : { comment: toAdf(work.comment) }),
  });
}

export function deleteWorklog(key: string, id: string): Promise<void> {
  return sendOnly('DELETE', `${pathOf(key)}/${id}`);
}
