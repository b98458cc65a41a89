import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { Crossing, Verdict } from '../../local-jira/forge/interception.ts';
import type { ChangePanel } from '../../src/contract/api';
import { ANN, BEN, CLEO, LEAD, MEMBER, openChangeSite, type ChangeSite } from './change-site';

const RUNS = 6;

describe('people who act at the same moment', () => {
  it('never lose a vote, and approve once, however their statements interleave', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const site = await openChangeSite();
        const panel = await site.submit();
        interleave(site, scheduler);
        const replies = await scheduler.waitFor(
          Promise.all(
            [ANN, BEN, CLEO].map((who) => site.ask(who, 'change/decide', vote(panel, 'approve'), panel.issueKey)),
          ),
        );
        site.forge.interception.clear();
        // Two reach the quorum; the third comes too late, whoever that is.
        expect(replies.filter(({ ok }) => ok).length).toBe(2);
        expect(replies.flatMap((reply) => (reply.ok ? [] : [reply.refusal.code]))).toEqual(['already-decided']);
        await expectVersions(site, [1, 2]);
        const after = await site.panelOf(panel.issueKey);
        expect(after.state).toBe('approved');
        expect(after.approvers.filter((approver) => approver.vote === 'approved').length).toBe(2);
        expect(after.journal.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
        await site.close();
      }),
      { numRuns: RUNS },
    );
  });

  it('make one baseline out of an approval and a capture', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const site = await openChangeSite({ settings: { quorum: 1 } });
        const panel = await site.submit();
        const { stageId } = await site.get(LEAD, 'baseline/stage', { jql: '' });
        await site.settle();
        interleave(site, scheduler);
        const [decided, captured] = await scheduler.waitFor(
          Promise.all([
            site.ask(ANN, 'change/decide', vote(panel, 'approve'), panel.issueKey),
            site.ask(LEAD, 'baseline/commit', { stageId, name: 'Again' }),
          ]),
        );
        site.forge.interception.clear();
        expect(decided.ok).toBe(true);
        // The capture was of a baseline without the approval: when the approval is first, it is refused as overtaken.
        if (!captured.ok) expect(captured.refusal.code).toBe('conflict');
        await expectVersions(site, captured.ok ? [1, 2, 3] : [1, 2]);
        await site.close();
      }),
      { numRuns: RUNS },
    );
  });
});

const KINDS: readonly [string, Verdict][] = [
  ['is refused by a broken connection', { action: 'fail', fault: { kind: 'network' } }],
  ['is carried out without an answer', { action: 'lose-answer', fault: { kind: 'timeout' } }],
];

describe('a change request whose raising breaks off', () => {
  it.each([
    ['is refused by a broken connection', { action: 'fail', fault: { kind: 'network' } }],
    ['is carried out without an answer', { action: 'lose-answer', fault: { kind: 'network' } }],
  ] as const)('is one, with its terms, once it is raised again, although any one step %s', async (_what, verdict) => {
    const site = await openChangeSite();
    const isStep = (crossing: Crossing): boolean =>
      (crossing.kind === 'sql' || crossing.kind === 'rest') && crossing.functionKey === 'resolver';
    const raise = (raiseId: string) =>
      site.ask(MEMBER, 'change/raise', { raiseId, summary: 'Deeper piles', terms: site.terms() }, 'PLUM-1');
    const changes = () => [...site.site.all('issue')].filter(({ summary }) => summary === 'Deeper piles');
    let steps = 0;
    for (let failing = 0; failing === 0 || failing < steps; failing += 1) {
      const before = changes().length;
      const raiseId = randomUUID();
      let at = 0;
      const stop = site.forge.interception.add((crossing) => {
        if (!isStep(crossing)) return { action: 'proceed' };
        at += 1;
        return at === failing + 1 ? verdict : { action: 'proceed' };
      });
      const first = await raise(raiseId);
      stop();
      const second = await raise(raiseId);
      if (failing === 0) steps = await countSteps(site, isStep, () => raise(randomUUID()));
      if (!second.ok) throw new Error(second.refusal.message);
      if (first.ok) expect(second.value).toEqual(first.value);
      expect(changes().length).toBe(before + (failing === 0 ? 2 : 1));
      expect((await site.panelOf(second.value.issueKey)).terms).toEqual(site.terms());
    }
    expect(steps).toBeGreaterThan(6);
    await site.close();
  });

  it('is not taken for another one with other terms', async () => {
    const site = await openChangeSite();
    const raiseId = randomUUID();
    const raise = (reason: string) =>
      site.ask(MEMBER, 'change/raise', { raiseId, summary: 'S', terms: site.terms({ reason }) }, 'PLUM-1');
    const first = await raise('One.');
    if (!first.ok) throw new Error(first.refusal.message);
    expect(await raise('Two.')).toMatchObject({
      ok: false,
      refusal: { code: 'conflict', message: expect.stringContaining(first.value.issueKey) as string },
    });
    expect((await site.panelOf(first.value.issueKey)).terms.reason).toBe('One.');
    await site.close();
  });
});

describe('a decision whose statements fail', () => {
  it.each(KINDS)('is made once although any one statement %s', async (_what, verdict) => {
    const site = await openChangeSite({ settings: { quorum: 1 } });
    const statements = await countStatements(site);
    expect(statements).toBeGreaterThan(4);
    for (let failing = 0; failing < statements; failing += 1) {
      const versionsBefore = (await site.get(LEAD, 'baseline/list', {})).versions.length;
      const panel = await site.submit();
      const stop = failOne(site, failing, verdict);
      const first = await site.ask(ANN, 'change/decide', vote(panel, 'approve'), panel.issueKey);
      stop();
      const decided = (await site.panelOf(panel.issueKey)).state === 'approved';
      if (first.ok) expect(decided).toBe(true);
      else expect(['try-again', 'fault']).toContain(first.refusal.code);
      const second = await site.ask(ANN, 'change/decide', vote(panel, 'approve'), panel.issueKey);
      expect(second.ok).toBe(!decided);
      const { versions } = await site.get(LEAD, 'baseline/list', {});
      expect(versions.length).toBe(versionsBefore + 1);
      await site.forge.schedules.run('reconcile');
      await site.settle();
      expect(site.statusOf(panel.issueKey)).toBe('Approved');
      expect((await site.panelOf(panel.issueKey)).unfinished).toEqual([]);
      expect(commentsSaying(site, panel, 'Approved: ')).toBe(1);
    }
    await site.close();
  });

  it('stands although Jira is down, and the follow-ups are made up for', async () => {
    const site = await openChangeSite({ settings: { quorum: 1 } });
    const panel = await site.submit();
    const stop = site.forge.interception.add((crossing) =>
      crossing.kind === 'rest' && crossing.as === 'app'
        ? { action: 'fail', fault: { kind: 'status', status: 503 } }
        : { action: 'proceed' },
    );
    const decided = await site.get(ANN, 'change/decide', vote(panel, 'approve'), panel.issueKey);
    stop();
    expect(decided.state).toBe('approved');
    expect(decided.unfinished.length).toBeGreaterThan(0);
    expect(site.statusOf(panel.issueKey)).toBe('In review');
    await site.forge.schedules.run('reconcile');
    await site.settle();
    expect(site.statusOf(panel.issueKey)).toBe('Approved');
    expect((await site.panelOf(panel.issueKey)).unfinished).toEqual([]);
    await site.forge.schedules.run('reconcile');
    expect(commentsSaying(site, panel, 'Approved: ')).toBe(1);
    await site.close();
  });

  it('makes up for a lost step without walking the steps between', async () => {
    const site = await openChangeSite({ settings: { quorum: 1 } });
    const stop = site.forge.interception.add((crossing) =>
      crossing.kind === 'rest' && crossing.path.endsWith('/transitions') && crossing.as === 'app'
        ? { action: 'fail', fault: { kind: 'status', status: 500 } }
        : { action: 'proceed' },
    );
    const panel = await site.submit();
    await site.get(ANN, 'change/decide', vote(panel, 'approve'), panel.issueKey);
    expect(site.statusOf(panel.issueKey)).toBe('Draft');
    stop();
    await site.forge.schedules.run('reconcile');
    expect(site.statusOf(panel.issueKey)).toBe('Approved');
    await site.close();
  });
});

function vote({ seq, termsHash }: ChangePanel, decision: 'approve' | 'reject') {
  return { seq, termsHash, decision, reason: '' };
}

/** Every statement of the app waits until the scheduler lets it go. */
function interleave(site: ChangeSite, scheduler: fc.Scheduler): void {
  site.forge.interception.add(async (crossing) => {
    if (crossing.kind === 'sql') await scheduler.schedule(Promise.resolve(), crossing.query.slice(0, 40));
    return { action: 'proceed' };
  });
}

async function expectVersions(site: ChangeSite, expected: readonly number[]): Promise<void> {
  const { versions } = await site.get(LEAD, 'baseline/list', {});
  expect(versions.map(({ version }) => version)).toEqual(expected);
}

function isStatement(crossing: Crossing): boolean {
  return crossing.kind === 'sql' && crossing.functionKey === 'resolver';
}

/** How many statements an approval takes. */
async function countStatements(site: ChangeSite): Promise<number> {
  const panel = await site.submit();
  return countSteps(site, isStatement, () => site.get(ANN, 'change/decide', vote(panel, 'approve'), panel.issueKey));
}

async function countSteps(
  site: ChangeSite,
  isStep: (crossing: Crossing) => boolean,
  act: () => Promise<unknown>,
): Promise<number> {
  let count = 0;
  const stop = site.forge.interception.add((crossing) => {
    if (isStep(crossing)) count += 1;
    return { action: 'proceed' };
  });
  await act();
  stop();
  return count;
}

function failOne(site: ChangeSite, which: number, verdict: Verdict): () => void {
  let at = 0;
  return site.forge.interception.add((crossing) => {
    if (!isStatement(crossing)) return { action: 'proceed' };
    at += 1;
    return at === which + 1 ? verdict : { action: 'proceed' };
  });
}

function commentsSaying(site: ChangeSite, { issueKey }: ChangePanel, text: string): number {
  return site.site.commentsOf(site.idOf(issueKey)).filter(({ body }) => JSON.stringify(body).includes(text)).length;
}
