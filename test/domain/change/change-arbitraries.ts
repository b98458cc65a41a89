import fc from 'fast-check';
import type { ChangeCommand } from '../../../src/domain/change/change-command';
import type { ChangeTerms } from '../../../src/domain/change/change-terms';

const PEOPLE = ['ann', 'ben', 'cleo', 'dan', 'eve'] as const;
/** Of the present terms, mostly. */
const termsHash = fc.constantFrom('h1', 'h1', 'h1', 'h2');
/** Mostly one person describes a change: whoever does may not decide it. */
const author = fc.constantFrom('ann', 'ann', 'ann', 'ben');

const person = fc.constantFrom(...PEOPLE);

const policy = fc
  .uniqueArray(person, { minLength: 1 })
  .chain((approvers) =>
    fc.record({ approvers: fc.constant(approvers), quorum: fc.integer({ min: 1, max: approvers.length }) }),
  );

const terms: ChangeTerms = {
  reason: 'why',
  way: 'stay',
  lines: [{ kind: 'remove', issueId: '1' }],
  options: [],
};

/** Commands with any `seq` up to a dozen, so that stale ones are among them. */
export const command: fc.Arbitrary<ChangeCommand> = fc.oneof(
  fc.record({
    kind: fc.constant('draft' as const),
    actor: author,
    seq: fc.nat(12),
    draft: fc.constant({ issueKey: 'C-1', currency: 'EUR', terms }),
  }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('submit' as const),
      actor: author,
      seq: fc.nat(12),
      termsHash,
      policy,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('decide' as const),
      actor: person,
      seq: fc.nat(12),
      termsHash,
      decision: fc.constantFrom('approve' as const, 'reject' as const),
      reason: fc.constantFrom('', 'because'),
      atMs: fc.nat(),
    }),
  },
  fc.record({ kind: fc.constant('withdraw' as const), actor: person, seq: fc.nat(12), reason: fc.constant('') }),
  fc.record({ kind: fc.constant('revise' as const), actor: person, seq: fc.nat(12) }),
  fc.record({
    kind: fc.constant('observe' as const),
    state: fc.constantFrom('implementing' as const, 'done' as const),
  }),
);
