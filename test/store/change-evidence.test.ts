import { changeStream } from '../../src/domain/change/change-event';
import type { Store } from '../../src/store/store';
import { describeStoreOnEachEngine } from './forge-database';

const ITEM = { budgetMinor: 100n, startDay: '2026-06-01', finishDay: '2026-06-05', removed: false };
const row = (issueId: string, changes: Partial<typeof ITEM> = {}) => ({
  issueId,
  issueKey: `P-${issueId}`,
  ...ITEM,
  ...changes,
});

async function append(
  store: Store,
  stream: string,
  seq: number,
  kind: string,
  version: number | null,
  eventId: string,
) {
  const events = await store.journal.readStream(stream);
  const outcome = await store.journal.append(
    {
      stream,
      seq,
      eventId,
      projectId: '10',
      baselineVersion: version,
      kind,
      actor: 'ann',
      atMs: seq,
      payload: { seq },
    },
    events.at(-1) ?? null,
  );
  expect(outcome.kind).toBe('appended');
}

const id = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

/** Change 50 names issues 1 and 2; change 51 names issue 3. Version 1 has all three, version 2 moves issue 1. */
async function fill(store: Store): Promise<void> {
  await store.config.put('site', { site: true });
  await store.config.put('project/10', { project: 10 });
  await store.config.put('project/11', { project: 11 });
  await store.baselineRows.write(
    id(1),
    ['1', '2', '3'].map((issueId) => row(issueId)),
  );
  await append(store, 'baseline/10', 1, 'baseline-captured', 1, id(1));
  await store.touches.add(changeStream('50'), ['50', '1', '2']);
  await append(store, changeStream('50'), 1, 'change-raised', null, id(2));
  await store.baselineRows.write(id(3), [row('1', { budgetMinor: 150n })]);
  await append(store, changeStream('50'), 2, 'change-approved', 2, id(3));
  await store.touches.add(changeStream('51'), ['51', '3']);
  await append(store, changeStream('51'), 1, 'change-raised', null, id(4));
  // Written before a crash: no entry of the journal makes it visible.
  await store.baselineRows.write(id(9), [row('1', { budgetMinor: 999n })]);
  for (const [issueId, issueKey] of [
    ['1', 'P-1'],
    ['2', 'P-2'],
    ['50', 'C-50'],
  ] as const) {
    await store.ledger.putFacts([
      {
        issueId,
        issueKey,
        projectId: '10',
        isChange: issueId === '50',
        budgetMinor: null,
        startDay: null,
        dueDay: null,
        percentBp: null,
        done: false,
        finishedDay: null,
        restricted: issueId === '2',
        updatedMs: 0,
        method: 'percent-complete',
        credit: 0,
        apportionedTo: null,
        issueTypeId: '10001',
        componentIds: [],
        parentId: null,
        assigneeId: null,
        remainingSeconds: null,
      },
    ]);
  }
}

describeStoreOnEachEngine('the evidence about changes', (open) => {
  it('holds everything about one piece of work in one statement, by id and by key alike', async () => {
    const { store, statements } = await open();
    await fill(store);
    const before = statements();
    const byId = await store.changeEvidences.read({ kind: 'id', projectId: '10', issueId: '1' });
    expect(statements() - before).toBe(1);
    expect(byId.site?.value).toEqual({ site: true });
    expect(byId.settings?.value).toEqual({ project: 10 });
    expect(byId.events.map(({ stream, seq }) => [stream, seq])).toEqual([
      ['change/50', 1],
      ['change/50', 2],
    ]);
    expect(byId.versions.map(({ version, kind }) => [version, kind])).toEqual([
      [1, 'baseline-captured'],
      [2, 'change-approved'],
    ]);
    // Issue 2 is there too: the change that names issue 1 names it as well.
    const rows = byId.rows.map(({ issueId, baselineVersion, budgetMinor }) => [baselineVersion, issueId, budgetMinor]);
    expect(rows.sort()).toEqual([
      [1, '1', 100n],
      [1, '2', 100n],
      [2, '1', 150n],
    ]);
    expect(byId.issues.map(({ issueKey, restricted }) => [issueKey, restricted]).sort()).toEqual([
      ['C-50', false],
      ['P-1', false],
      ['P-2', true],
    ]);
    const byKey = await store.changeEvidences.read({ kind: 'key', issueKey: 'P-1' });
    expect(statements() - before).toBe(2);
    expect({ ...byKey, rows: byKey.rows.length, issues: byKey.issues.length }).toEqual({
      ...byId,
      rows: byId.rows.length,
      issues: byId.issues.length,
    });
  });

  it('holds a change request’s own entries, and issues that are asked for besides', async () => {
    const { store } = await open();
    await fill(store);
    const evidence = await store.changeEvidences.read({ kind: 'id', projectId: '10', issueId: '51', besides: ['2'] });
    expect(evidence.events.map(({ stream }) => stream)).toEqual(['change/51']);
    expect(evidence.rows.map(({ issueId }) => issueId).sort()).toEqual(['2', '3']);
  });

  it('holds nothing but the site of a key that nobody knows', async () => {
    const { store } = await open();
    await fill(store);
    const evidence = await store.changeEvidences.read({ kind: 'key', issueKey: "P-1' OR '1'='1" });
    expect(evidence).toMatchObject({ settings: null, events: [], versions: [], rows: [], issues: [] });
    expect(evidence.site?.value).toEqual({ site: true });
  });

  it('adds up the current baseline but for some issues', async () => {
    const { store, statements } = await open();
    await fill(store);
    const before = statements();
    expect(await store.baselineTotals.readCurrentExcept('10', [])).toEqual({
      items: 3,
      budgetMinor: 350n,
      startDay: '2026-06-01',
      finishDay: '2026-06-05',
    });
    expect(statements() - before).toBe(1);
    expect(await store.baselineTotals.readCurrentExcept('10', ['1', '3'])).toMatchObject({
      items: 1,
      budgetMinor: 100n,
    });
    expect(await store.baselineTotals.readCurrentExcept('10', ['1', '2', '3'])).toEqual({
      items: 0,
      budgetMinor: 0n,
      startDay: null,
      finishDay: null,
    });
  });
});
