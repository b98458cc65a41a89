import { randomUUID } from 'node:crypto';
import type { IssueFacets, IssueFactRow } from '../../src/store/ledger';
import type { ForgeDatabase } from './forge-database';

/** Rows of a small project for tests of the ledger. */
export const PROJECT = '10000';

const NO_FACETS: IssueFacets = {
  issueTypeId: '10001',
  componentIds: [],
  parentId: null,
  assigneeId: null,
  remainingSeconds: null,
};

export function fact(issueId: string, part: Partial<IssueFactRow & IssueFacets> = {}): IssueFactRow & IssueFacets {
  return {
    issueId,
    projectId: PROJECT,
    issueKey: `PLUM-${issueId}`,
    isChange: false,
    budgetMinor: 100_000n,
    startDay: '2026-06-01',
    dueDay: '2026-06-12',
    percentBp: null,
    done: false,
    finishedDay: null,
    restricted: false,
    updatedMs: 1000,
    method: 'percent-complete',
    credit: part.done === true ? 10_000 : (part.percentBp ?? 0),
    apportionedTo: null,
    ...NO_FACETS,
    ...part,
  };
}

export function cost(worklogId: string, issueId: string, day: string, amountMinor: bigint, projectId = PROJECT) {
  return { worklogId, issueId, projectId, day, seconds: 3600, amountMinor, updatedMs: 1000 };
}

export async function capture(
  { store }: ForgeDatabase,
  version: number,
  budgets: Readonly<Record<string, bigint>>,
  finishDay = '2026-06-12',
): Promise<void> {
  const eventId = randomUUID();
  await store.baselineRows.write(
    eventId,
    Object.entries(budgets).map(([issueId, budgetMinor]) => ({
      issueId,
      issueKey: `PLUM-${issueId}`,
      budgetMinor,
      startDay: '2026-06-01',
      finishDay,
      removed: false,
    })),
  );
  const stream = `baseline/${version}`;
  const kind = 'baseline-captured';
  const event = { stream, seq: 1, eventId, projectId: PROJECT, baselineVersion: version, kind, actor: 'a', atMs: 0 };
  await store.journal.append({ ...event, payload: {} }, null);
}
