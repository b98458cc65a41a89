import type { AccountId, IssueRecord } from '../model.ts';
import type { Site } from '../ports.ts';
import { listOf } from './comma-list.ts';

interface StatusChange {
  readonly authorId: AccountId;
  readonly from: string | null;
  readonly to: string | null;
}

function statusChanges(site: Site, issue: IssueRecord): readonly StatusChange[] {
  return site
    .changelogOf(issue.id)
    .flatMap(({ authorId, items }) =>
      items.filter(({ fieldId }) => fieldId === 'status').map(({ from, to }) => ({ authorId, from, to })),
    );
}

/** Whether the issue came through one of the statuses named by `previousStatusIds`. */
export function hasBeenIn(site: Site, issue: IssueRecord, parameters: Readonly<Record<string, string>>): boolean {
  const wanted = listOf(parameters['previousStatusIds']);
  const changes = statusChanges(site, issue).filter(
    ({ from, to }) => parameters['ignoreLoopTransitions'] !== 'true' || from !== to,
  );
  const last = changes.at(-1);
  const passed = parameters['mostRecentStatusOnly'] === 'true' ? [last?.from ?? null] : changes.map(({ from }) => from);
  const considered = parameters['includeCurrentStatus'] === 'true' ? [...passed, issue.statusId] : passed;
  return considered.some((statusId) => statusId !== null && wanted.includes(statusId));
}

/** Whether the actor made the move from one status to the other that the rule names. */
export function wasMovedBy(
  site: Site,
  issue: IssueRecord,
  actorId: AccountId,
  { fromStatusId, toStatusId }: Readonly<Record<string, string>>,
): boolean {
  return statusChanges(site, issue).some(
    ({ authorId, from, to }) => authorId === actorId && from === fromStatusId && to === toStatusId,
  );
}
