import fc from 'fast-check';
import { decideChange, type ChangeCommand } from '../../../src/domain/change/change-command';
import type { ChangeEvent } from '../../../src/domain/change/change-event';
import {
  evolve,
  foldChange,
  isApproved,
  waitingFor,
  type ChangeRequest,
} from '../../../src/domain/change/change-request';
import { command as anyCommand } from './change-arbitraries';

/** What a person would send who has just looked: the commands that are allowed are not lost to stale sequence numbers. */
function upToDate(command: ChangeCommand, change: ChangeRequest | undefined): ChangeCommand {
  return 'seq' in command && command.seq % 4 !== 0 ? { ...command, seq: change?.seq ?? 0 } : command;
}

interface Step {
  readonly before: ChangeRequest | undefined;
  readonly event: ChangeEvent;
  readonly after: ChangeRequest;
  readonly command: ChangeCommand;
}

/** Carries out what is allowed of some commands, as the journal would see it. */
function run(commands: readonly ChangeCommand[]): readonly Step[] {
  const steps: Step[] = [];
  let change: ChangeRequest | undefined;
  for (const [index, raw] of commands.entries()) {
    const command = upToDate(raw, change);
    const decision = decideChange(change, change && 'h1', command);
    if (!decision.ok) continue;
    const event: ChangeEvent = {
      ...decision.event,
      seq: (change?.seq ?? 0) + 1,
      actor: 'actor' in command ? command.actor : 'app',
      atMs: index,
      baselineVersion: decision.event.kind === 'change-approved' ? 2 : null,
    };
    const after = evolve('1', change, event);
    steps.push({ before: change, event, after, command });
    change = after;
  }
  return steps;
}

const histories = fc.array(anyCommand, { maxLength: 80, size: 'max' }).map(run);

describe('a change request', () => {
  it('folds every history that its commands can write, to the state they led to', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        expect(
          foldChange(
            '1',
            steps.map(({ event }) => event),
          ),
        ).toEqual(steps.at(-1)?.after);
      }),
    );
  });

  it('is approved by nobody who raised, edited or submitted it, and by a quorum of different people', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { after } of steps) {
          if (!isApproved(after)) continue;
          const approvals = after.review.votes.filter(({ decision }) => decision === 'approve').map(({ by }) => by);
          expect(approvals.length).toBe(after.review.quorum);
          expect(new Set(approvals).size).toBe(approvals.length);
          expect(approvals.filter((by) => after.interested.includes(by))).toEqual([]);
          expect(approvals.every((by) => after.review.approvers.includes(by))).toBe(true);
        }
      }),
    );
  });

  it('keeps its terms and its decision once it is approved', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { before, after } of steps) {
          if (before === undefined || !isApproved(before)) continue;
          expect(isApproved(after)).toBe(true);
          expect(after.terms).toBe(before.terms);
          expect(after.state === 'done' || after.state === 'implementing').toBe(true);
        }
      }),
    );
  });

  it('can always be settled while it is in review: somebody is waited for', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { after } of steps)
          if (after.state === 'in-review') expect(waitingFor(after).length).toBeGreaterThan(0);
      }),
    );
  });

  it('voids the votes of an earlier round', () => {
    fc.assert(
      fc.property(histories, (steps) => {
        for (const { event, after } of steps) {
          if (event.kind !== 'change-submitted' || after.state !== 'in-review') continue;
          expect(after.review.votes).toEqual([]);
          expect(after.review.submittedAtSeq).toBe(event.seq);
        }
      }),
    );
  });

  it('is reached in every state by some history', () => {
    const reached = new Set<string>();
    for (const steps of fc.sample(histories, { numRuns: 2000, seed: 7 }))
      for (const { after } of steps) reached.add(after.state);
    expect([...reached].sort()).toEqual([
      'approved',
      'done',
      'draft',
      'implementing',
      'in-review',
      'rejected',
      'withdrawn',
    ]);
  });

  it.each([
    ['begins with a vote', [{ kind: 'change-revised', payload: {} }]],
    ['is raised twice', [raised(), raised()]],
    ['leaves an entry out', [raised(), { kind: 'change-withdrawn', payload: { reason: '' }, seq: 3 }]],
    [
      'is withdrawn and goes on',
      [raised(), { kind: 'change-withdrawn', payload: { reason: '' } }, { kind: 'change-revised', payload: {} }],
    ],
    [
      'is approved without a quorum',
      [
        raised(),
        { kind: 'change-submitted', payload: { termsHash: 'h1', approvers: ['ben', 'cleo'], quorum: 2 } },
        { kind: 'change-approved', payload: { termsHash: 'h1', reason: '' }, actor: 'ben', baselineVersion: 2 },
      ],
    ],
  ])('refuses a journal that %s', (_what, bodies) => {
    const events = bodies.map((body, index) => ({
      seq: index + 1,
      actor: 'ann',
      atMs: 0,
      baselineVersion: null,
      ...body,
    })) as ChangeEvent[];
    expect(() => foldChange('1', events)).toThrow(/^Journal of change 1: entry \d/);
  });
});

function raised() {
  const terms = { reason: 'r', way: 'stay', lines: [], options: [] } as const;
  return { kind: 'change-raised', payload: { issueKey: 'C-1', currency: 'EUR', terms } };
}

describe('a command', () => {
  const draft = foldChange('1', [{ ...raised(), seq: 1, actor: 'ann', atMs: 0, baselineVersion: null } as ChangeEvent]);

  it('is refused on a draft without lines', () => {
    const submit = {
      kind: 'submit',
      actor: 'ann',
      seq: 1,
      termsHash: 'h1',
      policy: { approvers: ['ben'], quorum: 1 },
    } as const;
    expect(decideChange(draft, 'h1', submit)).toMatchObject({ ok: false, refusal: { code: 'invalid-request' } });
  });

  it('is refused before there are terms', () => {
    expect(decideChange(undefined, undefined, { kind: 'revise', actor: 'ann', seq: 0 })).toMatchObject({
      ok: false,
      refusal: { code: 'not-allowed-now' },
    });
  });

  it('is refused when it was made on another state than the present one', () => {
    expect(decideChange(draft, 'h1', { kind: 'withdraw', actor: 'ann', seq: 7, reason: '' })).toMatchObject({
      ok: false,
      refusal: { code: 'conflict' },
    });
  });
});
