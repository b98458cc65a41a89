import type { Verb } from '../../src/contract/api';
import { MAX_LINES } from '../../src/contract/parse-change';
import { MAX_OPTIONS, MAX_SCOPE_ITEMS } from '../../src/contract/parse-options';
import { MAX_REQUEST_CHARACTERS } from '../../src/contract/parse-request';
import {
  ANN,
  BEN,
  LEAD,
  MEMBER,
  openChangeSite,
  OUTSIDER,
  RAISE_ID,
  READER,
  type ChangeSite,
} from '../app/change-site';

const HASH = 'a'.repeat(64);

/** Well-formed requests of the verbs that change something from the panel of a change request. */
const ACTIONS = {
  'change/submit': { seq: 1, termsHash: HASH },
  'change/decide': { seq: 1, termsHash: HASH, decision: 'approve', reason: '' },
  'change/withdraw': { seq: 1, reason: '' },
  'change/revise': { seq: 1 },
} as const;

/** The ways of more people that are refused each leave this one in a single member. */
const PEOPLE = { way: 'more-people', people: 1, rate: '1', start: '2026-07-01', productivityPercent: 100 };

const SETTINGS_VERBS: readonly Verb[] = ['settings/save'];
const EVERY_VERB: readonly Verb[] = [
  'panel/read',
  'change/raise',
  'change/edit',
  'change/submit',
  'change/decide',
  'change/withdraw',
  'change/revise',
  'change/preview',
  'baseline/list',
  'baseline/stage',
  'baseline/stage-read',
  'baseline/commit',
  'period/list',
  'period/close',
  'variance/report',
  'variance/options',
  'variance/why',
  'settings/read',
  ...SETTINGS_VERBS,
  'setup/options',
  'setup/plan',
  'setup/apply',
];

/** For each verb with arguments: a request of the right members, and the one whose type is wrong. */
const WRONG_TYPES: Readonly<Partial<Record<Verb, readonly [payload: unknown, field: string]>>> = {
  'change/raise': [{ raiseId: RAISE_ID, summary: 7, terms: null }, 'summary'],
  'change/edit': [{ seq: '1', terms: {} }, 'seq'],
  'change/submit': [{ seq: 1, termsHash: ['a'] }, 'termsHash'],
  'change/decide': [{ seq: 1, termsHash: HASH, decision: 'perhaps', reason: '' }, 'decision'],
  'change/withdraw': [{ seq: -1, reason: '' }, 'seq'],
  'change/revise': [{ seq: 1.5 }, 'seq'],
  'change/preview': [{ terms: [] }, 'terms'],
  'baseline/stage': [{ jql: { $ne: null } }, 'jql'],
  'baseline/stage-read': [{ stageId: 5 }, 'stageId'],
  'baseline/commit': [{ stageId: '00000000-0000-4000-8000-000000000000', name: [] }, 'name'],
  'period/close': [{ through: 20260605 }, 'through'],
  'variance/why': [{ by: 'colour', only: null }, 'by'],
  'variance/options': [{ options: 'all' }, 'options'],
  'settings/save': [{ settings: 'all' }, 'settings'],
  'setup/options': [{ projectIds: 'all' }, 'projectIds'],
  'setup/plan': [{ projectIds: ['1'], gates: {} }, 'gates'],
  'setup/apply': [{ choices: { projectIds: ['1'], gates: [] }, stepId: {} }, 'stepId'],
};

describe('what no page would send', () => {
  let site: ChangeSite;
  beforeAll(async () => {
    site = await openChangeSite();
    await site.raise();
  });
  afterAll(() => site.close());

  const refusalOf = async (verb: Verb, payload: unknown, on?: string, as = LEAD) => {
    const reply = (await site.askAnything(as, verb, payload, on)) as {
      ok: boolean;
      refusal?: { code: string; message: string; field?: string };
    };
    expect(reply.ok).toBe(false);
    return reply.refusal;
  };
  const placeOf = (verb: Verb) => (/^(panel|change)\//.test(verb) ? 'PLUM-1' : 'PLUM');

  it.each(EVERY_VERB)('%s refuses members that it does not know', async (verb) => {
    expect(await refusalOf(verb, { surprise: 1 }, placeOf(verb))).toMatchObject({ code: 'invalid-request' });
  });

  it.each(Object.entries(WRONG_TYPES))('%s refuses members of the wrong type', async (verb, [payload, field]) => {
    const refusal = await refusalOf(verb as Verb, payload, placeOf(verb as Verb));
    expect(refusal).toMatchObject({ code: 'invalid-request', field });
  });

  it.each(EVERY_VERB)('%s refuses what is too large before it looks at it', async (verb) => {
    const refusal = await refusalOf(verb, { reason: 'x'.repeat(MAX_REQUEST_CHARACTERS) }, placeOf(verb));
    expect(refusal).toMatchObject({ code: 'too-large' });
    expect(refusal?.message).not.toContain('xxx');
  });

  it('refuses too many lines as too large, and says where', async () => {
    const line = { kind: 'remove', issueId: '1' } as const;
    const terms = site.terms({ lines: Array.from({ length: MAX_LINES + 1 }, () => line) });
    expect(await refusalOf('change/raise', { raiseId: RAISE_ID, summary: 'S', terms }, 'PLUM-1', MEMBER)).toMatchObject(
      {
        code: 'too-large',
        field: 'terms.lines',
      },
    );
  });

  it.each([
    ['an amount with an exponent', { cost: '1e9' }, 'terms.lines.0.cost'],
    ['an amount that is a number', { cost: 5 }, 'terms.lines.0.cost'],
    ['an amount beyond any budget', { cost: '9'.repeat(16) }, 'terms.lines.0.cost'],
    ['a cent of a cent', { cost: '0.001' }, 'terms.lines.0.cost'],
    ['half a day', { finishDays: 0.5 }, 'terms.lines.0.finishDays'],
    ['centuries', { finishDays: 1e6 }, 'terms.lines.0.finishDays'],
    ['an id that is SQL', { issueId: "1' OR '1'='1" }, 'terms.lines.0.issueId'],
    ['an id that is a path', { issueId: '../../myself' }, 'terms.lines.0.issueId'],
  ])('refuses %s', async (_what, member, field) => {
    const [line] = site.terms().lines;
    const terms = { ...site.terms(), lines: [{ ...line, ...member }] };
    expect(await refusalOf('change/raise', { raiseId: RAISE_ID, summary: 'S', terms }, 'PLUM-1', MEMBER)).toMatchObject(
      {
        code: 'invalid-request',
        field,
      },
    );
  });

  it.each([
    ['of no way', {}, 'way'],
    ['to stay, which is always weighed', { way: 'stay' }, 'way'],
    ['with members of another way', { way: 'more-money', amount: '1', finish: '2026-07-01' }, ''],
    ['of more money that is a number', { way: 'more-money', amount: 5 }, 'amount'],
    ['of less money', { way: 'more-money', amount: '-5' }, 'amount'],
    ['of money with an exponent', { way: 'more-money', amount: '1e9' }, 'amount'],
    ['of money beyond any budget', { way: 'more-money', amount: '9'.repeat(16) }, 'amount'],
    ['of half a person', { ...PEOPLE, people: 1.5 }, 'people'],
    ['of nobody', { ...PEOPLE, people: 0 }, 'people'],
    ['of a crowd', { ...PEOPLE, people: 10_001 }, 'people'],
    ['of a rate that is missing', { ...PEOPLE, rate: undefined }, 'rate'],
    ['from a day that is none', { ...PEOPLE, start: '2026-02-30' }, 'start'],
    ['of people who undo work', { ...PEOPLE, productivityPercent: -1 }, 'productivityPercent'],
    ['of people of a part of a per cent', { ...PEOPLE, productivityPercent: 99.5 }, 'productivityPercent'],
    ['of people beyond all comparison', { ...PEOPLE, productivityPercent: 1001 }, 'productivityPercent'],
    ['until an instant', { way: 'more-time', finish: '2026-07-01T00:00:00Z' }, 'finish'],
    ['until some time', { way: 'more-time', finish: 'later' }, 'finish'],
    [
      'that does something else',
      { way: 'redefine-success', items: [{ issueId: '1', decision: 'x' }] },
      'items.0.decision',
    ],
    ['on SQL', { way: 'redefine-success', items: [{ issueId: "1' OR 1=1", decision: 'drop' }] }, 'items.0.issueId'],
  ])('refuses a way to proceed %s', async (_what, option, field) => {
    const path = ['options', '0', ...(field === '' ? [] : [field])].join('.');
    expect(await refusalOf('variance/options', { options: [option] })).toMatchObject({
      code: 'invalid-request',
      field: path,
    });
  });

  it('refuses more ways than can be read, and more work items than one of them may name', async () => {
    const money = { way: 'more-money', amount: '1' };
    const item = { issueId: '1', decision: 'drop' };
    const six = Array.from({ length: MAX_OPTIONS + 1 }, () => money);
    const items = Array.from({ length: MAX_SCOPE_ITEMS + 1 }, () => item);
    for (const [options, field] of [
      [six, 'options'],
      [[{ way: 'redefine-success', items }], 'options.0.items'],
    ] as const) {
      expect(await refusalOf('variance/options', { options })).toMatchObject({ code: 'too-large', field });
    }
  });

  it.each([
    ['no kind', {}, 'earnedValue.method.kind'],
    ['a kind that nobody knows', { kind: 'guess' }, 'earnedValue.method.kind'],
    ['a member of another kind', { kind: 'level-of-effort', atStartPercent: 20 }, 'earnedValue.method'],
    ['a start credit without its share', { kind: 'start-credit' }, 'earnedValue.method.atStartPercent'],
    ['a share that is a text', { kind: 'start-credit', atStartPercent: '20' }, 'earnedValue.method.atStartPercent'],
    [
      'a status that is a path',
      { kind: 'weighted-milestones', weights: [{ statusId: '../1', weight: 1 }] },
      'earnedValue.method.weights.0.statusId',
    ],
    [
      'more weights than any workflow has statuses',
      {
        kind: 'weighted-milestones',
        weights: Array.from({ length: 101 }, (_, index) => ({ statusId: String(index), weight: 1 })),
      },
      'earnedValue.method.weights',
    ],
  ])('refuses an earned-value method of %s', async (_what, method, field) => {
    const { settings } = await site.get(LEAD, 'settings/read', {});
    const refusal = await refusalOf('settings/save', {
      settings: { ...settings, earnedValue: { method, overrides: [] } },
    });
    expect(refusal).toMatchObject({ field: `settings.${field}` });
    expect(['invalid-request', 'too-large']).toContain(refusal?.code);
  });

  it.each([
    ['a month', { by: 'month', group: { kind: 'none' } }, 'only.by'],
    ['a kind that nobody knows', { by: 'epic', group: { kind: 'all' } }, 'only.group.kind'],
    ['no id', { by: 'epic', group: { kind: 'of', ids: [] } }, 'only.group.ids'],
    ['an id that is a number', { by: 'epic', group: { kind: 'of', ids: [7] } }, 'only.group.ids.0'],
    [
      'more ids than a work item has',
      { by: 'component', group: { kind: 'of', ids: Array(101).fill('1') } },
      'only.group.ids',
    ],
    ['an id with more', { by: 'epic', group: { kind: 'none', ids: ['1'] } }, 'only.group'],
  ])('refuses to explain the work of %s', async (_what, only, field) => {
    const refusal = await refusalOf('variance/why', { by: 'none', only }, 'PLUM');
    expect(refusal).toMatchObject({ field });
    expect(['invalid-request', 'too-large']).toContain(refusal?.code);
  });

  it.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['a NUL', 'a\u0000b'],
    ['half a character', 'a\ud800b'],
  ])('refuses a reason of %s', async (_what, reason) => {
    const refusal = await refusalOf(
      'change/raise',
      { raiseId: RAISE_ID, summary: 'S', terms: site.terms({ reason }) },
      'PLUM-1',
      MEMBER,
    );
    expect(refusal).toMatchObject({ code: 'invalid-request', field: 'terms.reason' });
  });

  it('keeps hostile text as text', async () => {
    const reason = `'); DROP TABLE journal; -- <script>alert(1)</script> \${7*7} {{x}} “ü” 🧱`;
    const { issueKey } = await site.get(
      MEMBER,
      'change/raise',
      { raiseId: RAISE_ID, summary: reason, terms: site.terms({ reason }) },
      'PLUM-1',
    );
    expect((await site.panelOf(issueKey)).terms.reason).toBe(reason);
  });

  it.each(['change/forge', 'constructor', 'toString', '__proto__', ''])('refuses the verb "%s"', async (verb) => {
    const call = {
      moduleType: 'jira:issuePanel',
      moduleKey: 'issue-panel',
      subject: { issueKey: 'PLUM-1' },
      command: 'invoke',
      payload: { functionKey: verb, payload: {} },
    } as const;
    const { body } = await site.forge.bridge(call, LEAD);
    expect(body).toMatchObject({ value: { ok: false, refusal: { code: 'invalid-request' } } });
  });

  it('refuses a verb from a page that does not offer it', async () => {
    for (const [verb, moduleType, moduleKey, subject] of [
      ['setup/apply', 'jira:issuePanel', 'issue-panel', { issueKey: 'PLUM-1' }],
      ['settings/save', 'jira:projectPage', 'variance-page', { projectKey: 'PLUM' }],
      ['change/decide', 'jira:projectPage', 'variance-page', { projectKey: 'PLUM' }],
    ] as const) {
      const call = {
        moduleType,
        moduleKey,
        subject,
        command: 'invoke',
        payload: { functionKey: verb, payload: {} },
      } as const;
      const { body } = await site.forge.bridge(call, LEAD);
      expect(body).toMatchObject({ value: { ok: false, refusal: { code: 'invalid-request' } } });
    }
  });

  it('answers a fault without telling what is inside', async () => {
    const stop = site.forge.interception.add((crossing) =>
      crossing.kind === 'sql' ? { action: 'fail', fault: { kind: 'network' } } : { action: 'proceed' },
    );
    const reply = await site.ask(MEMBER, 'panel/read', {}, 'PLUM-1');
    stop();
    expect(reply).toMatchObject({
      ok: false,
      refusal: { code: expect.stringMatching(/^(fault|try-again)$/) as string },
    });
    if (reply.ok) return;
    expect(reply.refusal.message).toMatch(/\(Reference [0-9a-f]{8}\.\)$/);
    expect(reply.refusal.message).not.toMatch(/SELECT|SqlFailure|connection|journal|\.ts/i);
  });
});

describe('people who may not', () => {
  let site: ChangeSite;
  beforeEach(async () => {
    site = await openChangeSite();
  });
  afterEach(() => site.close());

  const codeOf = (reply: { ok: boolean; refusal?: { code: string } }) => (reply.ok ? 'ok' : reply.refusal?.code);

  it('raise nothing without permission to edit the work', async () => {
    const reply = await site.ask(
      READER,
      'change/raise',
      { raiseId: RAISE_ID, summary: 'S', terms: site.terms() },
      'PLUM-1',
    );
    expect(codeOf(reply)).toBe('no-permission');
  });

  it('see no panel of work that they may not see', async () => {
    await expect(site.ask(OUTSIDER, 'panel/read', {}, 'PLUM-1')).rejects.toThrow();
  });

  it('change nothing of a change request that they may only read', async () => {
    const { issueKey, seq, termsHash } = await site.submit();
    expect(codeOf(await site.ask(READER, 'change/edit', { seq, terms: site.terms() }, issueKey))).toBe('no-permission');
    for (const [verb, request] of Object.entries(ACTIONS)) {
      const reply = (await site.askAnything(
        READER,
        verb,
        { ...request, seq, ...('termsHash' in request ? { termsHash } : {}) },
        issueKey,
      )) as {
        ok: boolean;
        refusal: { code: string };
      };
      expect([verb, reply.refusal.code]).toEqual([
        verb,
        verb === 'change/decide' ? 'not-an-approver' : 'no-permission',
      ]);
    }
  });

  it('affect no work that they cannot see, and learn nothing about it', async () => {
    const hidden = site.idOf('PLUM-4');
    const lines = [...site.terms().lines, { kind: 'adjust', issueId: hidden, cost: '1.00', finishDays: 0 } as const];
    const missing = [
      ...site.terms().lines,
      { kind: 'adjust', issueId: '99999999', cost: '1.00', finishDays: 0 } as const,
    ];
    const about = await site.ask(
      MEMBER,
      'change/raise',
      { raiseId: RAISE_ID, summary: 'S', terms: site.terms({ lines }) },
      'PLUM-1',
    );
    const nothing = await site.ask(
      MEMBER,
      'change/raise',
      { raiseId: RAISE_ID, summary: 'S', terms: site.terms({ lines: missing }) },
      'PLUM-1',
    );
    expect(about).toEqual(nothing);
    expect(codeOf(about)).toBe('no-permission');
    expect(codeOf(await site.ask(MEMBER, 'change/preview', { terms: site.terms({ lines }) }, 'PLUM-1'))).toBe(
      'no-permission',
    );
  });

  it('decide nothing about work that they cannot see, and are told how many lines are hidden', async () => {
    const lines = [
      ...site.terms().lines,
      { kind: 'adjust', issueId: site.idOf('PLUM-4'), cost: '1.00', finishDays: 0 } as const,
    ];
    const { issueKey } = await site.get(
      LEAD,
      'change/raise',
      { raiseId: RAISE_ID, summary: 'S', terms: site.terms({ lines }) },
      'PLUM-1',
    );
    const { seq, termsHash } = await site.panelOf(issueKey, LEAD);
    const submitted = await site.get(LEAD, 'change/submit', { seq, termsHash }, issueKey);
    const reply = await site.ask(
      ANN,
      'change/decide',
      { seq: submitted.seq, termsHash, decision: 'approve', reason: '' },
      issueKey,
    );
    expect(codeOf(reply)).toBe('no-permission');
    const panel = await site.panelOf(issueKey, ANN);
    expect(panel.hiddenLines).toBe(1);
    expect(JSON.stringify(panel.effects)).not.toContain('PLUM-4');
  });

  it('affect no work of another project and no other change request', async () => {
    const { issueKey } = await site.raise();
    for (const key of ['PEAR-1', issueKey]) {
      const lines = [...site.terms().lines, { kind: 'remove', issueId: site.idOf(key) } as const];
      expect(
        codeOf(
          await site.ask(
            MEMBER,
            'change/raise',
            { raiseId: RAISE_ID, summary: 'S', terms: site.terms({ lines }) },
            'PLUM-1',
          ),
        ),
      ).toBe('invalid-request');
    }
  });

  it('do not decide what they raised, edited or submitted', async () => {
    const settings = { ...(await site.get(LEAD, 'settings/read', {})).settings, approvers: [MEMBER, ANN, BEN] };
    await site.get(LEAD, 'settings/save', { settings });
    const { issueKey, seq, termsHash, approvers } = await site.submit();
    expect(approvers.map(({ accountId }) => accountId)).toEqual([ANN, BEN]);
    expect(
      codeOf(await site.ask(MEMBER, 'change/decide', { seq, termsHash, decision: 'approve', reason: '' }, issueKey)),
    ).toBe('own-change');
  });

  it('submit nothing that has too few independent approvers', async () => {
    const settings = { ...(await site.get(LEAD, 'settings/read', {})).settings, approvers: [MEMBER, ANN], quorum: 2 };
    await site.get(LEAD, 'settings/save', { settings });
    const { issueKey, seq, termsHash } = await site.raise();
    expect(codeOf(await site.ask(MEMBER, 'change/submit', { seq, termsHash }, issueKey))).toBe('not-allowed-now');
  });

  it('decide on no other terms than they saw', async () => {
    const { issueKey, seq } = await site.submit();
    expect(
      codeOf(await site.ask(ANN, 'change/decide', { seq, termsHash: HASH, decision: 'approve', reason: '' }, issueKey)),
    ).toBe('terms-changed');
  });

  it('act on nothing that has moved on', async () => {
    const { issueKey, seq } = await site.raise();
    await site.get(MEMBER, 'change/edit', { seq, terms: site.terms({ reason: 'Softer still.' }) }, issueKey);
    expect(codeOf(await site.ask(MEMBER, 'change/edit', { seq, terms: site.terms() }, issueKey))).toBe('conflict');
  });

  it('vote once', async () => {
    const { issueKey, seq, termsHash } = await site.submit();
    const no = { seq, termsHash, decision: 'reject' as const, reason: 'No.' };
    await site.get(ANN, 'change/decide', no, issueKey);
    expect(codeOf(await site.ask(ANN, 'change/decide', { ...no, decision: 'approve' }, issueKey))).toBe(
      'already-decided',
    );
  });

  it('reject nothing without saying why', async () => {
    const { issueKey, seq, termsHash } = await site.submit();
    expect(
      codeOf(await site.ask(ANN, 'change/decide', { seq, termsHash, decision: 'reject', reason: ' ' }, issueKey)),
    ).toBe('invalid-request');
  });

  it('set nothing up unless they administer Jira', async () => {
    await expect(site.ask(MEMBER, 'setup/options', { projectIds: [] })).rejects.toThrow();
  });

  it('make no change request out of other work', async () => {
    expect(codeOf(await site.ask(MEMBER, 'change/edit', { seq: 0, terms: site.terms() }, 'PLUM-1'))).toBe(
      'invalid-request',
    );
  });
});

describe('a change that no longer fits', () => {
  it('is not approved, and says which line', async () => {
    const site = await openChangeSite({ settings: { quorum: 1 } });
    const lines = [{ kind: 'adjust', issueId: site.idOf('PLUM-1'), cost: '-9000.00', finishDays: 0 } as const];
    const [first, second] = [await site.submit(site.terms({ lines })), await site.submit(site.terms({ lines }))];
    const yes = (panel: typeof first) => ({
      seq: panel.seq,
      termsHash: panel.termsHash,
      decision: 'approve' as const,
      reason: '',
    });
    await site.get(ANN, 'change/decide', yes(first), first.issueKey);
    const reply = await site.ask(ANN, 'change/decide', yes(second), second.issueKey);
    expect(reply).toMatchObject({ ok: false, refusal: { code: 'not-allowed-now', field: 'terms.lines.0.cost' } });
    expect((await site.panelOf(second.issueKey)).can.approve.allowed).toBe(false);
    expect((await site.get(LEAD, 'baseline/list', {})).versions.map(({ budget }) => budget.amount)).toEqual([
      '35000.00',
      '26000.00',
    ]);
    await site.close();
  });
});
