import { reconcile } from '../../src/app/reconcile';
import type { VarianceReport } from '../../src/contract/api';
import { LEAD, MEMBER, openPlumblineSite, SETTINGS, type PlumblineSite, type SeedIssue } from './plumbline-site';

const HOUR = 3_600_000;

function work(key: string): SeedIssue {
  return {
    key,
    type: 'Task',
    summary: key,
    created: '2026-05-01T09:00:00Z',
    dueDate: '2026-06-12',
    fields: { budget: 1000, 'planned-start': '2026-06-01' },
    worklogs: [{ by: MEMBER, started: '2026-06-02T08:00:00Z', timeSpent: '1h' }],
  };
}

describe('the hourly reconciliation', () => {
  let site: PlumblineSite;
  beforeEach(async () => {
    site = await openPlumblineSite([work('PLUM-1'), work('PLUM-2'), work('PEAR-1')]);
    await site.capture('First');
    await hour();
  });
  afterEach(async () => {
    await site.close();
  });

  /** Lets the hour pass and the reconciliation run. */
  async function hour(): Promise<void> {
    site.clock.setOffset(site.clock.offsetMs() + HOUR);
    await site.inApp(reconcile);
    await site.settle();
  }

  async function report(): Promise<VarianceReport> {
    const view = await site.get(MEMBER, 'variance/report', {});
    if (view.state !== 'ready') throw new Error(`the report is ${view.state}`);
    return view;
  }

  const loseEvents = () =>
    site.forge.interception.add((crossing) => ({ action: crossing.kind === 'event' ? 'drop' : 'proceed' }));

  it('finds what no event told: values, cost, and what was deleted', async () => {
    const release = loseEvents();
    await site.jira(MEMBER, 'POST', '/rest/api/3/issue/PLUM-1/worklog', {
      started: '2026-06-17T08:00:00.000+0000',
      timeSpentSeconds: 7200,
    });
    const field = [...site.site.all('field')].find(({ key }) => key.endsWith('__percent-complete'))?.id ?? '';
    await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-2', { fields: { [field]: 40 } });
    const worklog = [...site.site.all('worklog')].find(
      ({ issueId }) => issueId === [...site.site.all('issue')].find(({ key }) => key === 'PLUM-2')?.id,
    );
    await site.jira(MEMBER, 'DELETE', `/rest/api/3/issue/PLUM-2/worklog/${worklog?.id ?? ''}`);
    await site.settle();
    release();
    expect((await report()).current.figures).toMatchObject({
      earnedValue: { amount: '0.00' },
      actualCost: { amount: '180.00' },
    });
    await hour();
    expect((await report()).current.figures).toMatchObject({
      earnedValue: { amount: '400.00' },
      actualCost: { amount: '270.00' },
    });
  });

  it('reads every project again once a day, so that a deletion that no event told is found', async () => {
    const release = loseEvents();
    await site.jira(MEMBER, 'DELETE', '/rest/api/3/issue/PLUM-2');
    await site.settle();
    release();
    await hour();
    expect((await report()).issues).toHaveLength(2);
    site.clock.setOffset(site.clock.offsetMs() + 24 * HOUR);
    await hour();
    // The baseline still has it; there is no work any more that it could be compared with.
    expect(await report()).toMatchObject({ issuesTotal: 2, issues: [{ issueKey: 'PLUM-1' }] });
  });

  it('changes nothing when nothing has changed', async () => {
    const before = await report();
    await hour();
    const after = await report();
    expect({ ...after, asOf: null }).toEqual({ ...before, asOf: null });
  });

  it('keeps an issue in its baseline when it is moved to another project', async () => {
    await site.get(LEAD, 'settings/read', {});
    await site.ask(LEAD, 'settings/save', { settings: SETTINGS }, 'PEAR');
    await site.settle();
    const pear = [...site.site.all('project')].find(({ key }) => key === 'PEAR');
    const issue = [...site.site.all('issue')].find(({ key }) => key === 'PLUM-2');
    if (pear === undefined || issue === undefined) throw new Error('the seed was not applied');
    issue.projectId = pear.id;
    issue.key = 'PEAR-2';
    issue.formerKeys = ['PLUM-2'];
    issue.updated = site.clock.now();
    site.site.put('issue', issue);
    site.site.commit();
    await hour();
    const view = await report();
    expect(view.current.figures).toMatchObject({
      budgetAtCompletion: { amount: '2000.00' },
      actualCost: { amount: '180.00' },
    });
    expect(view.costOutsideBaseline.amount).toBe('0.00');
    expect(view.issues.map(({ issueKey }) => issueKey).sort()).toEqual(['PEAR-2', 'PLUM-1']);
  });

  it('goes on with the rest when one part of it fails', async () => {
    const release = site.forge.interception.add((crossing) =>
      crossing.kind === 'sql' && crossing.query.includes('pending_event')
        ? { action: 'fail', fault: { kind: 'timeout' } }
        : { action: 'proceed' },
    );
    const lose = loseEvents();
    await site.jira(MEMBER, 'POST', '/rest/api/3/issue/PLUM-1/worklog', {
      started: '2026-06-17T08:00:00.000+0000',
      timeSpentSeconds: 3600,
    });
    await site.settle();
    lose();
    site.clock.setOffset(site.clock.offsetMs() + HOUR);
    await expect(site.inApp(reconcile)).rejects.toThrow();
    release();
    await site.settle();
    expect((await report()).current.figures.actualCost.amount).toBe('270.00');
  });

  it('reads every project again when this version keeps more of work than the one that ran before', async () => {
    await site.inApp(async ({ store }) => {
      const cursor = (await store.config.read(['reconcile'])).get('reconcile')?.value;
      const { sinceMs, day } = cursor as { sinceMs: number; day: string };
      await store.config.put('reconcile', { sinceMs, day });
      await store.config.put('statuses', { done: ['10001'] });
      await store.ledger.removeIssues(await store.ledger.readIssueIds(site.projectId));
    });
    await hour();
    const known = await site.inApp(({ store }) => store.details.readFacets(site.projectId, null));
    expect(known).toHaveLength(2);
  });

  it('hears of work although an earlier version remembered less of the statuses', async () => {
    await site.inApp(({ store }) => store.config.put('statuses', { done: ['10001'] }));
    const field = [...site.site.all('field')].find(({ key }) => key.endsWith('__percent-complete'))?.id ?? '';
    await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-2', { fields: { [field]: 40 } });
    await site.settle();
    expect((await report()).current.figures.earnedValue.amount).toBe('400.00');
  });
});
