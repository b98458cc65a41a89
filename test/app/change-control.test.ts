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
    expect(approved).toMatchObject({ state: 'approved', baselineVersion: 2, unfinished: [], cost: { amount: '2000.00' }, days: 5 });
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
    expect(comments.map(({ body }) => JSON.stringify(body)).filter((body) => body.includes('Submitted for approval')).length).toBe(1);
    expect(comments.map(({ body }) => JSON.stringify(body)).filter((body) => body.includes('The baseline is now version 2')).length).toBe(1);
    const { custom } = site.site.get('issue', site.idOf(issueKey));
    const fieldOf = (moduleKey: string) => [...site.site.all('field')].find((field) => field.moduleKey === moduleKey)?.id ?? '';
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
});
