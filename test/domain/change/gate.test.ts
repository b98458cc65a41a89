import fc from 'fast-check';
import type { ChangeEvent } from '../../../src/domain/change/change-event';
import { foldChange } from '../../../src/domain/change/change-request';
import { getCurrency } from '../../../src/domain/money/currency';
import { getDay } from '../../../src/domain/calendar/day';
import { decideGate, type GateQuestion } from '../../../src/domain/change/gate';
import { STRICTEST_RULE } from '../../../src/domain/change/gate-rule';
import { gateSentence, signedAmount, signedDays } from '../../../src/domain/change/gate-sentence';
import { money } from '../../../src/domain/money/money';

const EUR = getCurrency('EUR');
const PASSING: GateQuestion = {
  rule: STRICTEST_RULE,
  configured: true,
  changes: [],
  baseline: 'with-issue',
  breaches: [],
  budgetFault: null,
};
const impact = { cost: money(12_500_00n, EUR), days: 5 };

function changeWith(...kinds: readonly ChangeEvent['kind'][]) {
  const terms = { reason: 'r', way: 'stay', lines: [], options: [] };
  const payloads: Readonly<Record<string, unknown>> = {
    'change-raised': { issueKey: 'C-1', currency: 'EUR', terms },
    'change-submitted': { termsHash: 'h', approvers: ['ben', 'cleo'], quorum: 1 },
    'change-approved': { termsHash: 'h', reason: '' },
    'change-rejected': { termsHash: 'h', reason: '' },
    'change-withdrawn': { reason: '' },
  };
  const events = kinds.map((kind, index) => ({
    kind,
    payload: payloads[kind] ?? {},
    seq: index + 1,
    actor: index < 2 ? 'ann' : 'ben',
    atMs: 0,
    baselineVersion: kind === 'change-approved' ? 2 : null,
  })) as ChangeEvent[];
  const change = foldChange('1', events);
  if (change === undefined) throw new Error('no events');
  return { change, issueKey: 'C-7', impact, line: 'adjust' as const };
}

const DRAFT = changeWith('change-raised');
const IN_REVIEW = changeWith('change-raised', 'change-submitted');
const APPROVED = changeWith('change-raised', 'change-submitted', 'change-approved');
const REJECTED = changeWith('change-raised', 'change-submitted', 'change-rejected');
const WITHDRAWN = changeWith('change-raised', 'change-withdrawn');

const kindsOf = (question: Partial<GateQuestion>) => decideGate({ ...PASSING, ...question }).map(({ kind }) => kind);

describe('the gate', () => {
  it.each([
    ['a draft', DRAFT, ['draft']],
    ['a change in review', IN_REVIEW, ['in-review']],
    ['a rejected change', REJECTED, ['rejected']],
    ['an approved change', APPROVED, []],
    ['a withdrawn change', WITHDRAWN, []],
  ])('meets %s', (_what, change, kinds) => {
    expect(kindsOf({ changes: [change] })).toEqual(kinds);
  });

  it('lets drafts pass where the rule says so, and nothing else by that', () => {
    const rule = { ...STRICTEST_RULE, draftsBlock: false };
    expect(kindsOf({ rule, changes: [DRAFT] })).toEqual([]);
    expect(kindsOf({ rule, changes: [IN_REVIEW, REJECTED] })).toEqual(['in-review', 'rejected']);
  });

  it('asks for a baseline or an approved change', () => {
    expect(kindsOf({ baseline: 'without-issue' })).toEqual(['not-in-baseline']);
    expect(kindsOf({ baseline: 'none' })).toEqual(['no-baseline']);
    expect(kindsOf({ baseline: 'without-issue', changes: [APPROVED] })).toEqual([]);
    expect(kindsOf({ baseline: 'without-issue', changes: [WITHDRAWN] })).toEqual(['not-in-baseline']);
    expect(kindsOf({ baseline: 'without-issue', rule: { ...STRICTEST_RULE, requireBaseline: false } })).toEqual([]);
  });

  it('stops everything in a project without settings, whatever the rule', () => {
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), (draftsBlock, requireBaseline, blockOnBreach) => {
        expect(kindsOf({ configured: false, rule: { draftsBlock, requireBaseline, blockOnBreach } })).toEqual([
          'not-configured',
        ]);
      }),
    );
  });

  it('stops work beyond tolerance where the rule says so', () => {
    const breaches = [{ kind: 'finish', baseline: getDay('2026-06-05'), daysLate: 3, allowedDays: 2 }] as const;
    expect(kindsOf({ breaches })).toEqual(['breach']);
    expect(kindsOf({ breaches, rule: { ...STRICTEST_RULE, blockOnBreach: false } })).toEqual([]);
  });

  it('takes a change that removed the work for no agreement to do it, unless a later one brought it back', () => {
    const at = (baselineVersion: number, line: 'add' | 'remove') => {
      const { change } = APPROVED;
      return { ...APPROVED, change: { ...change, baselineVersion } as typeof change, line };
    };
    const outside = (...changes: GateQuestion['changes']) => kindsOf({ baseline: 'without-issue', changes });
    expect(outside(at(2, 'remove'))).toEqual(['not-in-baseline']);
    expect(outside(at(2, 'add'), at(3, 'remove'))).toEqual(['not-in-baseline']);
    expect(outside(at(4, 'add'), at(3, 'remove'))).toEqual([]);
  });

  it('tells nobody to raise a change while one is under way, and does once none is', () => {
    const breaches = [{ kind: 'finish', baseline: getDay('2026-06-05'), daysLate: 3, allowedDays: 2 }] as const;
    expect(kindsOf({ breaches, changes: [IN_REVIEW] })).toEqual(['in-review']);
    expect(kindsOf({ breaches, changes: [DRAFT] })).toEqual(['draft']);
    expect(kindsOf({ breaches, changes: [DRAFT], rule: { ...STRICTEST_RULE, draftsBlock: false } })).toEqual([
      'breach',
    ]);
    expect(kindsOf({ breaches, changes: [REJECTED] })).toEqual(['rejected', 'breach']);
    expect(kindsOf({ baseline: 'without-issue', changes: [IN_REVIEW] })).toEqual(['in-review']);
  });

  it('stops work whose budget cannot be counted where the rule looks at it', () => {
    expect(kindsOf({ budgetFault: 'x' })).toEqual(['budget-fault']);
    expect(kindsOf({ budgetFault: 'x', rule: { ...STRICTEST_RULE, blockOnBreach: false } })).toEqual([]);
  });

  it('never passes because there is one more undecided change', () => {
    const change = fc.constantFrom(DRAFT, IN_REVIEW, APPROVED, REJECTED, WITHDRAWN);
    fc.assert(
      fc.property(fc.array(change, { maxLength: 5 }), fc.constantFrom(DRAFT, IN_REVIEW, REJECTED), (changes, more) => {
        expect(kindsOf({ changes: [...changes, more] }).length).toBe(kindsOf({ changes }).length + 1);
      }),
    );
  });
});

describe('the sentence of a gate', () => {
  const sentence = (names: Readonly<Record<string, string>>) =>
    decideGate({ ...PASSING, changes: [IN_REVIEW] }).map((reason) =>
      gateSentence(reason, new Map(Object.entries(names))),
    )[0];

  it('names the change, the amount, the days, the people and the place', () => {
    expect(sentence({ ben: 'Ben Board', cleo: 'Cleo Controller' })).toBe(
      'Change request C-7 (+12,500.00 EUR, +5 working days) is in review and waits for Ben Board and Cleo Controller ' +
        '(0 of 1 approval given). Open C-7 to see its terms.',
    );
  });

  it('counts people whose names are not known', () => {
    expect(sentence({ ben: 'Ben Board' })).toContain('waits for Ben Board and 1 more');
    expect(sentence({})).toContain('waits for 2 approvers');
  });

  it.each([
    [0n, '0.00 EUR'],
    [5n, '+0.05 EUR'],
    [-99_999n, '-999.99 EUR'],
    [100_000n, '+1,000.00 EUR'],
    [-123_456_789_012n, '-1,234,567,890.12 EUR'],
  ])('writes %s cents as %s', (minor, text) => {
    expect(signedAmount(money(minor, EUR))).toBe(text);
  });

  it('groups no decimals', () => {
    expect(signedAmount(money(1_234_567_890n, getCurrency('KWD')))).toBe('+1,234,567.890 KWD');
    expect(signedAmount(money(1_234_567n, getCurrency('JPY')))).toBe('+1,234,567 JPY');
  });

  it.each([
    [0, 'no change of dates'],
    [1, '+1 working day'],
    [-1, '-1 working day'],
    [12, '+12 working days'],
  ])('writes %s days as %s', (days, text) => {
    expect(signedDays(days)).toBe(text);
  });
});
