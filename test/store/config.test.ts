import { describeStoreOnEachEngine } from './forge-database';

describeStoreOnEachEngine('saved choices', (open) => {
  it('come back with a revision that only the one who saw it may follow', async () => {
    const { store } = await open();
    expect(await store.config.save('project/1', { a: 'ä"\'\\' }, null)).toBe(true);
    expect(await store.config.save('project/1', { a: 2 }, null)).toBe(false);
    expect(await store.config.save('project/1', { a: 3 }, 1)).toBe(true);
    expect(await store.config.save('project/1', { a: 4 }, 1)).toBe(false);
    expect((await store.config.read(['project/1', 'project/2'])).get('project/1')).toEqual({
      value: { a: 3 },
      revision: 2,
    });
  });

  it('tell which projects have settings', async () => {
    const { store } = await open();
    await store.config.put('project/20', {});
    await store.config.put('ledger/30', {});
    await store.config.put('project/10', {});
    expect(await store.config.readConfiguredProjects()).toEqual(['10', '20']);
  });

  it('are there after a first use that found no tables', async () => {
    const { store, statements } = await open();
    expect(await store.config.read(['site'])).toEqual(new Map());
    const before = statements();
    await store.config.read(['site']);
    expect(statements() - before).toBe(1);
  });

  it('survive two migrations at the same moment', async () => {
    const { store } = await open();
    await Promise.all([store.migrate(), store.migrate()]);
    await store.migrate();
    expect(await store.config.read(['site'])).toEqual(new Map());
  });
});
