import { ANN, BEN, CLEO, LEAD, MEMBER, openChangeSite, type ChangeSite } from './change-site';

describe('a change request', () => {
  let site: ChangeSite;
  beforeEach(async () => {
    site = await openChangeSite();
  });
  afterEach(() => site.close());

  it('is raised from the work that it affects, as a draft with its terms', async () => {
    const panel = await site.raise();
    expect(panel).toMatchObject({
      state: 'draft',
      seq: 1,
      currency: 'EUR',
      cost: { amount: '2000.00', currency: 'EUR' },
      days: 5,
      raisedBy: MEMBER,
      unfinished: [],
    });
    expect(panel.effects).toEqual([
      {
        issueId: site.idOf('PLUM-1'),
        issueKey: 'PLUM-1',
        kind: 'adjust',
        before: { budget: { amount: '10000.00', currency: 'EUR' }, start: '2026-06-15', finish: '2026-06-26' },
        after: { budget: { amount: '12000.00', currency: 'EUR' }, start: '2026-06-15', finish: '2026-07-03' },
      },
    ]);
    expect(site.statusOf(panel.issueKey)).toBe('Draft');
  });

  it('moves the baseline by exactly what was approved, once the quorum has agreed', async () => {
    const submitted = await site.submit();
    expect(submitted.state).toBe('in-review');
    expect(site.statusOf(submitted.issueKey)).toBe('In review');
    const { issueKey, seq, termsHash } = submitted;
    const vote = { seq, termsHash, decision: 'approve' as const, reason: 'Needed.' };
    const half = await site.get(ANN, 'change/decide', vote, issueKey);
    expect(half.state).toBe('in-review');
    const approved = await site.get(BEN, 'change/decide', vote, issueKey);
    expect(approved).toMatchObject({
      state: 'approved',
      baselineVersion: 2,
      unfinished: [],
      cost: { amount: '2000.00' },
      days: 5,
    });
    await site.settle();
    expect(site.statusOf(issueKey)).toBe('Approved');
    const { versions } = await site.get(LEAD, 'baseline/list', {});
    expect(versions.map(({ version, kind, budget, finish }) => [version, kind, budget.amount, finish])).toEqual([
      [1, 'capture', '35000.00', '2026-07-17'],
      [2, 'change', '37000.00', '2026-07-17'],
    ]);
    const work = await site.get(MEMBER, 'panel/read', {}, 'PLUM-1');
    expect(work).toMatchObject({
      kind: 'work',
      original: { budget: { amount: '10000.00' }, finish: '2026-06-26' },
      current: { version: 2, budget: { amount: '12000.00' }, finish: '2026-07-03' },
    });
  });

  it('leaves one comment for each step and copies its decision into its fields', async () => {
    const { issueKey, seq, termsHash } = await site.submit();
    const vote = { seq, termsHash, decision: 'approve' as const, reason: 'Needed.' };
    await site.get(ANN, 'change/decide', vote, issueKey);
    await site.get(CLEO, 'change/decide', vote, issueKey);
    const comments = site.site.commentsOf(site.idOf(issueKey));
    expect(
      comments.map(({ body }) => JSON.stringify(body)).filter((body) => body.includes('Submitted for approval')).length,
    ).toBe(1);
    expect(
      comments.map(({ body }) => JSON.stringify(body)).filter((body) => body.includes('The baseline is now version 2'))
        .length,
    ).toBe(1);
    const { custom } = site.site.get('issue', site.idOf(issueKey));
    const fieldOf = (moduleKey: string) =>
      [...site.site.all('field')].find((field) => field.moduleKey === moduleKey)?.id ?? '';
    expect(custom).toMatchObject({
      [fieldOf('cost-impact')]: 2000,
      [fieldOf('schedule-impact')]: 5,
      [fieldOf('decision')]: 'Approved',
    });
  });

  it('is rejected once the quorum cannot be reached, and can be revised', async () => {
    const { issueKey, seq, termsHash } = await site.submit();
    const no = { seq, termsHash, decision: 'reject' as const, reason: 'Too dear.' };
    expect((await site.get(ANN, 'change/decide', no, issueKey)).state).toBe('in-review');
    const rejected = await site.get(BEN, 'change/decide', no, issueKey);
    expect(rejected.state).toBe('rejected');
    expect(site.statusOf(issueKey)).toBe('Rejected');
    const draft = await site.get(MEMBER, 'change/revise', { seq: rejected.seq }, issueKey);
    expect(draft.state).toBe('draft');
    expect(draft.approvers.every(({ vote }) => vote === null)).toBe(true);
    expect(site.statusOf(issueKey)).toBe('Draft');
    expect((await site.get(LEAD, 'baseline/list', {})).versions.length).toBe(1);
  });

  it('can begin in Jira’s own dialog and get its terms in its panel', async () => {
    const { body } = await site.jira(MEMBER, 'POST', '/rest/api/3/issue', {
      fields: { project: { key: 'PLUM' }, issuetype: { name: 'Change Request' }, summary: 'By hand' },
    });
    const { key } = body as { key: string };
    const empty = await site.panelOf(key);
    expect(empty).toMatchObject({
      state: 'draft',
      seq: 0,
      raisedBy: null,
      can: { edit: { allowed: true }, submit: { allowed: false } },
    });
    const panel = await site.get(MEMBER, 'change/edit', { seq: 0, terms: site.terms() }, key);
    expect(panel).toMatchObject({ state: 'draft', seq: 1, raisedBy: MEMBER, days: 5 });
  });

  it('shows what lines would do while somebody is still typing, and saves nothing', async () => {
    const lines = [
      { kind: 'adjust', issueId: site.idOf('PLUM-2'), cost: '-500.00', finishDays: -2 },
      { kind: 'add', issueId: site.idOf('PLUM-3'), budget: '700.00', start: '2026-07-01', finish: '2026-07-02' },
    ] as const;
    const preview = await site.get(
      MEMBER,
      'change/preview',
      { terms: { ...site.terms(), reason: '', lines } },
      'PLUM-1',
    );
    expect(preview).toMatchObject({ cost: { amount: '200.00', currency: 'EUR' }, days: -2 });
    expect(preview.effects.map(({ issueKey }) => issueKey)).toEqual(['PLUM-2', 'PLUM-3']);
    expect(await site.get(MEMBER, 'panel/read', {}, 'PLUM-2')).toMatchObject({ changes: [] });
  });

  it('stays what it was when the baseline has moved on since', async () => {
    const first = await site.submit();
    const yes = { seq: first.seq, termsHash: first.termsHash, decision: 'approve' as const, reason: '' };
    await site.get(ANN, 'change/decide', yes, first.issueKey);
    await site.get(BEN, 'change/decide', yes, first.issueKey);
    const second = await site.submit(site.terms({ lines: [{ kind: 'remove', issueId: site.idOf('PLUM-1') }] }));
    expect(second.cost.amount).toBe('-12000.00');
    await site.get(ANN, 'change/decide', { ...yes, seq: second.seq, termsHash: second.termsHash }, second.issueKey);
    await site.get(BEN, 'change/decide', { ...yes, seq: second.seq, termsHash: second.termsHash }, second.issueKey);
    expect(await site.panelOf(first.issueKey)).toMatchObject({
      cost: { amount: '2000.00' },
      days: 5,
      baselineVersion: 2,
    });
    expect(await site.panelOf(second.issueKey)).toMatchObject({ cost: { amount: '-12000.00' }, baselineVersion: 3 });
    expect((await site.get(LEAD, 'baseline/list', {})).versions.map(({ budget }) => budget.amount)).toEqual([
      '35000.00',
      '37000.00',
      '25000.00',
    ]);
  });

  it('costs its panel at most three statements and no call to Jira', async () => {
    const { issueKey } = await site.submit();
    for (const key of [issueKey, 'PLUM-1']) {
      site.forge.meter.reset();
      await site.get(MEMBER, 'panel/read', {}, key);
      const [totals] = [site.forge.meter.totals()];
      expect(totals.invocations).toBe(1);
      expect(totals.sqlStatements).toBeLessThanOrEqual(3);
      expect(totals.restCalls).toBe(0);
    }
  });

  it('keeps a journal in which alteration shows', async () => {
    const { journal } = await site.submit();
    expect(journal.map(({ kind, by }) => [kind, by])).toEqual([
      ['change-raised', MEMBER],
      ['change-submitted', MEMBER],
    ]);
    expect(new Set(journal.map(({ hash }) => hash)).size).toBe(2);
  });
});
