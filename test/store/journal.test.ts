import { randomUUID } from 'node:crypto';
import { findBrokenLink, type NewJournalEvent } from '../../src/store/journal-event';
import { describeStoreOnEachEngine } from './forge-database';

describeStoreOnEachEngine('the journal', (open) => {
  const event = (part: Partial<NewJournalEvent> = {}): NewJournalEvent => ({
    stream: 'change/10042',
    seq: 1,
    eventId: randomUUID(),
    projectId: '10000',
    baselineVersion: null,
    kind: 'change-raised',
    actor: 'someone',
    atMs: 1_790_000_000_000,
    payload: { issueKey: 'PLUM-1', ünicode: '“ä”\u0000\n', list: [1, null, true] },
    ...part,
  });

  it('gives back what was appended, in order, with the chain unbroken', async () => {
    const { store } = await open();
    const first = await store.journal.append(event(), null);
    if (first.kind !== 'appended') throw new Error('refused');
    const second = await store.journal.append(event({ seq: 2, kind: 'change-edited' }), first.event);
    expect(second.kind).toBe('appended');
    const events = await store.journal.readStream('change/10042');
    expect(events.map(({ seq, kind }) => [seq, kind])).toEqual([
      [1, 'change-raised'],
      [2, 'change-edited'],
    ]);
    expect(events[0]?.payload).toEqual(event().payload);
    expect(findBrokenLink(events)).toBeNull();
  });

  it('shows that an event was altered behind its back', async () => {
    const { store, execute } = await open();
    const first = await store.journal.append(event(), null);
    if (first.kind !== 'appended') throw new Error('refused');
    await store.journal.append(event({ seq: 2 }), first.event);
    await execute(`UPDATE journal SET actor = 'somebody else' WHERE seq = 1`);
    expect(findBrokenLink(await store.journal.readStream('change/10042'))).toBe(1);
  });

  it('lets one of two events have a place in a stream', async () => {
    const { store } = await open();
    const outcomes = await Promise.all([store.journal.append(event(), null), store.journal.append(event(), null)]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['appended', 'conflict']);
    expect(await store.journal.readStream('change/10042')).toHaveLength(1);
  });

  it('lets one of two events make a baseline version, in whatever streams they are', async () => {
    const { store } = await open();
    await store.migrate();
    const outcomes = await Promise.all([
      store.journal.append(event({ stream: 'change/1', baselineVersion: 2 }), null),
      store.journal.append(event({ stream: 'change/2', baselineVersion: 2 }), null),
    ]);
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['appended', 'conflict']);
  });

  it('lets any number of events make no version', async () => {
    const { store } = await open();
    for (const stream of ['change/1', 'change/2', 'change/3']) {
      expect((await store.journal.append(event({ stream }), null)).kind).toBe('appended');
    }
  });

  it.each([
    ['a time-out', { kind: 'timeout' }],
    ['a broken connection', { kind: 'network' }],
    ['a server error', { kind: 'status', status: 503 }],
  ] as const)(
    'takes an event that was written, but whose answer was lost to %s, for appended',
    async (_name, fault) => {
      const { store, interception } = await open();
      await store.migrate();
      let lost = 0;
      interception.add((crossing) => {
        if (crossing.kind !== 'sql' || !crossing.query.startsWith('INSERT INTO journal') || lost > 0)
          return { action: 'proceed' };
        lost += 1;
        return { action: 'lose-answer', fault };
      });
      expect((await store.journal.append(event(), null)).kind).toBe('appended');
      expect(await store.journal.readStream('change/10042')).toHaveLength(1);
    },
  );

  it('sends an event again that was not written', async () => {
    const { store, interception } = await open();
    await store.migrate();
    let failed = 0;
    interception.add((crossing) => {
      if (crossing.kind !== 'sql' || !crossing.query.startsWith('INSERT INTO journal') || failed === 2)
        return { action: 'proceed' };
      failed += 1;
      return { action: 'fail', fault: { kind: 'timeout' } };
    });
    expect((await store.journal.append(event(), null)).kind).toBe('appended');
    expect(failed).toBe(2);
  });

  it('says that it does not know, when no answer ever comes', async () => {
    const { store, interception } = await open();
    await store.migrate();
    interception.add(() => ({ action: 'fail', fault: { kind: 'timeout' } }));
    await expect(store.journal.append(event(), null)).rejects.toMatchObject({ kind: 'unknown-outcome' });
  });

  it('does not take somebody else’s event under its own id for its own', async () => {
    const { store } = await open();
    const mine = event();
    await store.journal.append({ ...mine, stream: 'change/9', actor: 'another' }, null);
    expect((await store.journal.append(mine, null)).kind).toBe('conflict');
  });
});
