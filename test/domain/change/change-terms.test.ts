import fc from 'fast-check';
import { canonicalJson, type JsonValue } from '../../../src/domain/change/canonical-json';
import { materialTerms, type ChangeTerms } from '../../../src/domain/change/change-terms';

const TERMS: ChangeTerms = {
  reason: 'why',
  way: 'more-money',
  lines: [{ kind: 'adjust', issueId: '1', cost: '2.00', finishDays: 1 }],
  options: [{ way: 'stay', description: 'wait', cost: '0', days: 0 }],
};

describe('canonical JSON', () => {
  const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as JsonValue);

  it('reads back as the value', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(value);
      }),
    );
  });

  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), json), (members) => {
        const reversed = Object.fromEntries(Object.entries(members).reverse());
        expect(canonicalJson(reversed)).toBe(canonicalJson(members));
      }),
    );
  });

  it('leaves undefined members out and refuses what JSON cannot say', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
    expect(() => canonicalJson(Number.NaN)).toThrow(RangeError);
  });
});

describe('material terms', () => {
  it.each([
    ['the reason', { reason: 'other' }],
    ['the way', { way: 'stay' as const }],
    ['a line', { lines: [{ kind: 'adjust' as const, issueId: '1', cost: '2.01', finishDays: 1 }] }],
    ['an option', { options: [] }],
  ])('differ when %s differs', (_what, changes) => {
    expect(materialTerms({ ...TERMS, ...changes }, 'EUR')).not.toBe(materialTerms(TERMS, 'EUR'));
  });

  it('differ by currency', () => {
    expect(materialTerms(TERMS, 'USD')).not.toBe(materialTerms(TERMS, 'EUR'));
  });
});
