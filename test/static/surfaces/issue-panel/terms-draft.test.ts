import type { ChangeTerms } from '../../../../src/contract/api';
import { checkDraft, newLine, toDraft, toTerms } from '../../../../static/src/surfaces/issue-panel/terms-draft';

const TERMS: ChangeTerms = {
  reason: 'The ground is fill.',
  way: 'more-money',
  lines: [
    { kind: 'adjust', issueId: '1', cost: '-12.50', finishDays: -3 },
    { kind: 'add', issueId: '2', budget: '100.00', start: '2026-01-05', finish: '2026-01-09' },
    { kind: 'remove', issueId: '3' },
  ],
  options: [{ way: 'stay', description: 'Do nothing', cost: '0.00', days: 0 }],
};

describe('the terms as they are typed', () => {
  it('come back as they were when nothing was typed', () => {
    expect(toTerms(toDraft(TERMS), 'EUR')).toEqual(TERMS);
    expect(checkDraft(toDraft(TERMS))).toEqual(new Map());
  });

  it('carry only the fields of the chosen kind', () => {
    const line = { ...newLine('1'), kind: 'remove' as const, cost: '5', budget: '7' };
    expect(toTerms({ ...toDraft(TERMS), lines: [line] }, 'EUR').lines).toEqual([{ kind: 'remove', issueId: '1' }]);
  });

  it('name every mistake by the path that the resolver would name', () => {
    const draft = {
      ...toDraft(TERMS),
      reason: '  ',
      lines: [
        { ...newLine('1'), cost: 'much', finishDays: '1.5' },
        { ...newLine('2'), kind: 'add' as const, budget: '-1', start: '2026-01-09', finish: '2026-01-05' },
      ],
      options: [{ id: 0, way: 'stay' as const, description: '', cost: '', days: '' }],
    };
    expect([...checkDraft(draft).keys()].sort()).toEqual([
      'lines.0.cost',
      'lines.0.finishDays',
      'lines.1.budget',
      'lines.1.finish',
      'options.0.cost',
      'options.0.days',
      'options.0.description',
      'reason',
    ]);
  });

  it('must affect something', () => {
    expect(checkDraft({ ...toDraft(TERMS), lines: [] }).has('lines')).toBe(true);
  });
});
