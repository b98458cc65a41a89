import type { ClosedAgainst, ClosedPeriods, Reply } from '../contract/api';
import { toMeasuresJson } from '../contract/money-json';
import type { BaselineSide } from '../domain/history/closed-period';
import { dayOf } from '../domain/calendar/time-zone';
import type { RestatedRow } from '../store/closed-periods';
import type { AppDeps } from './app-deps';
import type { ProjectCaller } from './caller';
import { closableDays } from './closable-days';
import { recount, type Recount } from './closed-figures';
import { readRecordedProject, type RecordedProject } from './recorded-project';
import { ok, refuse } from './reply';
import { addsUp, toRestatementJson } from './restated-period';

const NAMED_ITEMS = 50;
/** How often it is read again because work was recorded between two statements. */
const ATTEMPTS = 3;

/**
 * The closed periods as they were reported, oldest first, and what has been restated of each since, with the items that caused it. Six
 * statements and a call to Jira, and two statements more for every further 1 000 items of the baseline's versions.
 */
export async function listClosedPeriods(
  deps: Pick<AppDeps, 'store' | 'permissions' | 'now'>,
  { projectId }: ProjectCaller,
): Promise<Reply<ClosedPeriods>> {
  const { store, permissions, now } = deps;
  const canClose = await permissions.inProject(projectId, 'ADMINISTER_PROJECTS');
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const found = await readRecordedProject(deps, projectId, 'no period of it can be closed');
    if (!found.ok) return found;
    const project = found.value;
    const { closed } = project.head;
    const days = closed.map(({ throughDay }) => throughDay);
    const rows = await store.closedPeriods.readRestated(projectId, days, NAMED_ITEMS);
    const periods = toPeriods(project, rows);
    if (periods === null) continue;
    const closable = closableDays(project, dayOf(now(), project.rules.timeZone));
    return ok({ canClose, closable: closable.from > closable.to ? null : closable, periods });
  }
  return refuse('try-again', 'Work is being recorded just now, and the restatements did not add up. Try again.');
}

/** Null when figures and items were not read of the same moment. */
function toPeriods(project: RecordedProject, rows: readonly RestatedRow[]): ClosedPeriods['periods'] | null {
  const recounts = recount(project.head.closed, project.performances, project.rules);
  const against = (period: Recount, before: Recount | undefined, side: BaselineSide): ClosedAgainst => ({
    reported: toMeasuresJson(period.reported[side]),
    restatement: toRestatementJson(
      period,
      before,
      rows.filter((row) => row.side === side && row.seq === period.header.seq),
      side,
    ),
  });
  const periods = recounts.map((period, index) => ({
    through: period.through,
    closedBy: period.header.closedBy,
    closedAt: new Date(period.header.atMs).toISOString(),
    baselineVersion: period.header.baselineVersion,
    original: against(period, recounts[index - 1], 'original'),
    current: against(period, recounts[index - 1], 'current'),
  }));
  return periods.every(({ original, current }) => addsUp(original.restatement) && addsUp(current.restatement))
    ? periods
    : null;
}
