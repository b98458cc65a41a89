import { ANN, BEN, LEAD, MEMBER, openChangeSite, RAISE_ID, type ChangeSite } from './change-site';

describe('the gate', () => {
  let site: ChangeSite;
  beforeEach(async () => {
    site = await openChangeSite();
  });
  afterEach(() => site.close());

  it('lets work pass that is in the baseline and that no change covers', async () => {
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toBeNull();
    expect(site.statusOf('PLUM-1')).toBe('Done');
  });

  it('names the change, its amount and days, whom it waits for and where to go', async () => {
    const { issueKey, seq, termsHash } = await site.submit();
    const sentence = await site.move(MEMBER, 'PLUM-1', 'Done');
    expect(sentence).toBe(
      `Change request ${issueKey} (+2,000.00 EUR, +5 working days) is in review and waits for ` +
        `Ann Approver, Ben Board and Cleo Controller (0 of 2 approvals given). Open ${issueKey} to see its terms.`,
    );
    await site.get(BEN, 'change/decide', { seq, termsHash, decision: 'approve', reason: '' }, issueKey);
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toContain(
      'waits for Ann Approver and Cleo Controller (1 of 2 approvals given)',
    );
    await site.get(ANN, 'change/decide', { seq, termsHash, decision: 'approve', reason: '' }, issueKey);
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toBeNull();
  });

  it('stops work that a draft or a rejected change covers, until it is withdrawn', async () => {
    const draft = await site.raise();
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toContain(
      `${draft.issueKey} (+2,000.00 EUR, +5 working days) is still a draft`,
    );
    const { seq, termsHash } = await site.get(
      MEMBER,
      'change/submit',
      { seq: draft.seq, termsHash: draft.termsHash },
      draft.issueKey,
    );
    const no = { seq, termsHash, decision: 'reject' as const, reason: 'No.' };
    await site.get(ANN, 'change/decide', no, draft.issueKey);
    const rejected = await site.get(BEN, 'change/decide', no, draft.issueKey);
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toContain('was rejected and waits to be revised or withdrawn');
    await site.get(MEMBER, 'change/withdraw', { seq: rejected.seq, reason: '' }, draft.issueKey);
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toBeNull();
  });

  it('stops work outside the baseline until a change adds it', async () => {
    expect(await site.move(MEMBER, 'PLUM-3', 'Done')).toContain(
      'is not in the approved baseline, and no approved change request keeps it in scope',
    );
    const line = {
      kind: 'add',
      issueId: site.idOf('PLUM-3'),
      budget: '700.00',
      start: '2026-07-20',
      finish: '2026-07-24',
    } as const;
    const { issueKey } = await site.get(
      MEMBER,
      'change/raise',
      { raiseId: RAISE_ID, summary: 'Add it', terms: site.terms({ lines: [line] }) },
      'PLUM-3',
    );
    const { seq, termsHash } = await site.panelOf(issueKey);
    const submitted = await site.get(MEMBER, 'change/submit', { seq, termsHash }, issueKey);
    expect(submitted).toMatchObject({ cost: { amount: '700.00' }, days: 5 });
    const yes = { seq: submitted.seq, termsHash, decision: 'approve' as const, reason: '' };
    await site.get(ANN, 'change/decide', yes, issueKey);
    await site.get(BEN, 'change/decide', yes, issueKey);
    expect(await site.move(MEMBER, 'PLUM-3', 'Done')).toBeNull();
  });

  it('stops work again that an approved change has taken out of the baseline', async () => {
    const { issueKey, seq, termsHash } = await site.submit(
      site.terms({ lines: [{ kind: 'remove', issueId: site.idOf('PLUM-1') }] }),
    );
    const yes = { seq, termsHash, decision: 'approve' as const, reason: '' };
    await site.get(ANN, 'change/decide', yes, issueKey);
    await site.get(BEN, 'change/decide', yes, issueKey);
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toContain(
      'is not in the approved baseline, and no approved change request keeps it in scope',
    );
  });

  it('names only the change in review to work beyond tolerance that it covers', async () => {
    const { issueKey } = await site.submit(
      site.terms({
        lines: ['PLUM-1', 'PLUM-2'].map((key) => ({
          kind: 'adjust',
          issueId: site.idOf(key),
          cost: '0.00',
          finishDays: 3,
        })),
      }),
    );
    await reschedule(site, '2026-07-22');
    const sentence = await site.move(MEMBER, 'PLUM-2', 'Done');
    expect(sentence).toContain(`Change request ${issueKey} (0.00 EUR, +3 working days) is in review`);
    expect(sentence).not.toContain('raise a change request');
    await site.settle();
    const panel = await site.get(MEMBER, 'panel/read', {}, 'PLUM-2');
    expect(panel).toMatchObject({
      waitingFor: [expect.stringContaining('is in review')],
      breaches: [expect.stringContaining('3 working days after the baseline finish')],
    });
  });

  it('stops work that has left its baseline beyond tolerance', async () => {
    await reschedule(site, '2026-07-22');
    expect(await site.move(MEMBER, 'PLUM-2', 'Done')).toContain(
      'The expected finish is 3 working days after the baseline finish (2026-07-17)',
    );
    await reschedule(site, '2026-07-21');
    expect(await site.move(MEMBER, 'PLUM-2', 'Done')).toBeNull();
  });

  it('looks at what the transition screen makes of the work', async () => {
    const budget = [...site.site.all('field')].find(({ moduleKey }) => moduleKey === 'budget')?.id ?? '';
    const finish = (fields: Record<string, unknown>) =>
      site.jira(MEMBER, 'POST', '/rest/api/3/issue/PLUM-2/transitions', { transition: { id: '41' }, fields });
    expect(await finish({ duedate: '2026-07-22' })).toMatchObject({
      status: 400,
      body: { errorMessages: [expect.stringContaining('3 working days after the baseline finish') as string] },
    });
    expect(await finish({ [budget]: 22_000.01 })).toMatchObject({
      status: 400,
      body: {
        errorMessages: [
          expect.stringContaining('The budget is 2,000.01 EUR over the baseline of 20,000.00 EUR') as string,
        ],
      },
    });
    expect(await finish({ [budget]: 20_000.005 })).toMatchObject({
      status: 400,
      body: {
        errorMessages: [
          'The budget cannot be compared with the baseline: 20000.005 has more decimals than EUR has (2). ' +
            'Correct the Budget field of this work item.',
        ],
      },
    });
    expect(await finish({ [budget]: 22_000, duedate: '2026-07-21' })).toMatchObject({ status: 204 });
  });

  it('asks at most two statements and one call, whether Jira’s events have come or not', async () => {
    await site.submit();
    for (const [key, statements] of [
      ['PLUM-1', 1],
      ['PLUM-2', 1],
    ] as const) {
      site.forge.meter.reset();
      await site.move(MEMBER, key, 'Done');
      const gate = invocations(site).filter((invocation) => invocation.module === 'gate');
      expect(gate.map(({ sqlStatements, restCalls }) => [sqlStatements, restCalls])).toEqual([[statements, 1]]);
    }
    const { body } = await site.jira(MEMBER, 'POST', '/rest/api/3/issue', {
      fields: { project: { key: 'PLUM' }, issuetype: { name: 'Task' }, summary: 'New this second' },
    });
    site.forge.meter.reset();
    expect(await site.move(MEMBER, (body as { key: string }).key, 'Done')).toContain('is not in the approved baseline');
    const gate = invocations(site).filter((invocation) => invocation.module === 'gate');
    expect(gate.map(({ sqlStatements, restCalls }) => [sqlStatements, restCalls])).toEqual([[2, 1]]);
  });

  it.each([
    ['the database', (crossing: { kind: string }) => crossing.kind === 'sql'],
    [
      'Jira',
      (crossing: { kind: string; path?: string }) =>
        crossing.kind === 'rest' && crossing.path?.includes('expression') === true,
    ],
  ])('blocks and says so when %s does not answer', async (_what, isHit) => {
    site.forge.interception.add((crossing) =>
      isHit(crossing) ? { action: 'fail', fault: { kind: 'network' } } : { action: 'proceed' },
    );
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toMatch(
      /^Plumbline could not check this transition, so it is blocked\. .*\(Reference [0-9a-f]{8}\.\)$/,
    );
    expect(site.statusOf('PLUM-1')).toBe('To Do');
  });

  it('blocks by a configuration that cannot be read', async () => {
    for (const workflow of site.site.all('workflow')) {
      for (const transition of workflow.transitions) {
        for (const rule of transition.validators)
          rule.parameters = { ...rule.parameters, config: '{"draftsBlock":"perhaps"}' };
      }
    }
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toContain('could not check this transition');
  });

  it('follows its configuration', async () => {
    for (const workflow of site.site.all('workflow')) {
      for (const transition of workflow.transitions) {
        for (const rule of transition.validators) {
          rule.parameters = {
            ...rule.parameters,
            config: JSON.stringify({ draftsBlock: false, requireBaseline: false, blockOnBreach: false }),
          };
        }
      }
    }
    await site.raise();
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toBeNull();
    expect(await site.move(MEMBER, 'PLUM-3', 'Done')).toBeNull();
    await reschedule(site, '2026-12-22');
    expect(await site.move(MEMBER, 'PLUM-2', 'Done')).toBeNull();
  });

  it('lets a change request into Approved by its decision alone', async () => {
    const { issueKey } = await site.submit();
    expect(await site.move(LEAD, issueKey, 'Approved')).toBe(
      `${issueKey} is in review, so it cannot be moved to Approved by hand. Open ${issueKey} and act in its Plumbline panel; its status follows.`,
    );
    expect(site.statusOf(issueKey)).toBe('In review');
  });

  it('lets people move an approved change on, and the journal hears of it', async () => {
    const { issueKey, seq, termsHash } = await site.submit();
    const yes = { seq, termsHash, decision: 'approve' as const, reason: '' };
    await site.get(ANN, 'change/decide', yes, issueKey);
    await site.get(BEN, 'change/decide', yes, issueKey);
    expect(await site.move(MEMBER, issueKey, 'Implementing')).toBeNull();
    await site.settle();
    expect((await site.panelOf(issueKey)).state).toBe('implementing');
    expect(await site.move(MEMBER, issueKey, 'Done')).toBeNull();
    await site.settle();
    expect((await site.panelOf(issueKey)).state).toBe('done');
  });
});

describe('the gate of an unfinished installation', () => {
  it('blocks and says who can finish it', async () => {
    const site = await openChangeSite({ until: 'set-up' });
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toContain('A project administrator saves its settings');
    await site.close();
  });

  it('blocks before the first baseline', async () => {
    const site = await openChangeSite({ until: 'settings' });
    expect(await site.move(MEMBER, 'PLUM-1', 'Done')).toContain('This project has no approved baseline yet');
    await site.close();
  });
});

async function reschedule(site: ChangeSite, duedate: string): Promise<void> {
  const { status, body } = await site.jira(MEMBER, 'PUT', '/rest/api/3/issue/PLUM-2', { fields: { duedate } });
  if (status !== 204) throw new Error(JSON.stringify(body));
}

function invocations(site: ChangeSite) {
  const { meter } = site.forge;
  return [...meter.actions().flatMap((action) => action.invocations), ...meter.background()];
}
