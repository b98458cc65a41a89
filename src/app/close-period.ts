import type { Api, ClosedPeriods, Refusal, Reply } from '../contract/api';
import { canonicalJson } from '../domain/change/canonical-json';
import { findDay, type Day } from '../domain/calendar/day';
import { dayOf } from '../domain/calendar/time-zone';
import { pointAt } from '../domain/earned-value/point-at';
import type { AppDeps } from './app-deps';
import type { ProjectCaller } from './caller';
import { closableDays } from './closable-days';
import { toKeptFigures } from './closed-figures';
import { listClosedPeriods } from './list-closed-periods';
import { countDays } from './performance';
import { readRecordedProject, type RecordedProject } from './recorded-project';
import { administratorsOnly } from './refusals';
import { ok, refuse } from './reply';

/** How often the figures are read again because work was recorded meanwhile. */
const ATTEMPTS = 3;

/**
 * Keeps the project's figures at the end of a day for good: items first, then the header, which is the moment at which
 * everybody sees it. The figures are read before and after the items are written: when they are the same, nothing has come
 * between. The items are written part by part, so their cost is held against the figures too: what is taken from an item of one part
 * and booked on one of another meanwhile changes no figure, and would be kept twice or not at all.
 *
 * Nineteen statements and two calls to Jira, and four statements more for every further 1 000 items of the baseline's versions; again
 * when work is recorded meanwhile.
 */
export async function closePeriod(
  deps: AppDeps,
  caller: ProjectCaller,
  request: Api['period/close']['request'],
): Promise<Reply<ClosedPeriods>> {
  const { store, permissions, now, newId } = deps;
  const { accountId, projectId } = caller;
  const readProject = () => readRecordedProject(deps, projectId, 'there is nothing to close');
  let found = await readProject();
  if (!found.ok) return found;
  if (!(await permissions.inProject(projectId, 'ADMINISTER_PROJECTS'))) return administratorsOnly('close a period');
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const project = found.value;
    const last = project.head.closed.at(-1);
    // A close whose answer was lost, asked for again.
    if (last?.throughDay === request.through && last.closedBy === accountId) return listClosedPeriods(deps, caller);
    const judged = judgeDay(project, request.through, dayOf(now(), project.rules.timeZone));
    if (!judged.ok) return judged;
    const through = judged.value;
    const closeId = newId();
    await store.closedPeriods.writeItems(closeId, projectId, through);
    const [again, cost] = await Promise.all([readProject(), store.closedPeriods.sumCost(closeId, projectId)]);
    found = again;
    if (!found.ok) return found;
    const [before, after] = [stateOn(project, through), stateOn(found.value, through)];
    if (canonicalJson(before.kept) !== canonicalJson(after.kept) || before.actualCost !== cost) continue;
    const isNext = await store.closedPeriods.append(projectId, {
      seq: (last?.seq ?? 0) + 1,
      closeId,
      throughDay: through,
      closedBy: accountId,
      atMs: now(),
      ...before.kept,
    });
    return isNext ? listClosedPeriods(deps, caller) : overtaken();
  }
  return refuse('try-again', 'Work was recorded while the period was being closed, so nothing was kept. Try again.');
}

function stateOn({ performances, rules, versions }: RecordedProject, through: Day) {
  const counted = pointAt(countDays(performances, rules, [through]), 0);
  const kept = { figures: toKeptFigures(counted), baselineVersion: versions.current.version };
  return { kept, actualCost: counted.current.actualCost.minor };
}

function judgeDay(project: RecordedProject, asked: string, statusDay: Day): Reply<Day> {
  const through = findDay(asked);
  if (through === undefined)
    return refuse('invalid-request', 'A period is closed through a day, such as 2026-11-30.', 'through');
  const { from, to } = closableDays(project, statusDay);
  const last = project.head.closed.at(-1);
  const why =
    last !== undefined && through <= last.throughDay
      ? `The period through ${last.throughDay} is closed and stays so: the next one ends after it. Choose a later day.`
      : through > to
        ? `${through} is not over in the project’s time zone (${project.rules.timeZone}). The last day that can be closed now is ${to}.`
        : through < from
          ? `The original baseline starts on ${from}. Choose that day or a later one.`
          : null;
  return why === null ? ok(through) : refuse('not-allowed-now', why, 'through');
}

function overtaken(): { readonly ok: false; readonly refusal: Refusal } {
  return refuse(
    'conflict',
    'Another period was closed at the same moment. Look at it, then close yours if it is still open.',
  );
}
