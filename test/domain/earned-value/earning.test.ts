import { earningOf, type CountedMethod } from '../../../src/domain/earned-value/earning';

function counted(issueKey: string, part: Partial<CountedMethod> = {}): CountedMethod {
  return { issueKey, method: 'percent-complete', credit: 2500, apportionedTo: null, ...part };
}

describe('how a work item earns', () => {
  it.each(['percent-complete', 'start-credit', 'weighted-milestones', 'physical-units'] as const)(
    'under %s is by its own progress',
    (method) => {
      expect(earningOf(counted('A-1', { method }), null)).toEqual({ kind: 'by-progress', credit: 2500 });
    },
  );

  it('of level of effort is by time', () => {
    const level = counted('A-1', { method: 'level-of-effort', credit: null });
    expect(earningOf(level, null)).toEqual({ kind: 'by-time' });
  });

  it('without units planned is nothing', () => {
    expect(earningOf(counted('A-1', { method: 'physical-units', credit: null }), null)).toEqual({
      kind: 'unmeasured',
      why: 'No units are planned, so the units done measure nothing.',
    });
  });

  describe('when apportioned', () => {
    const follower = (apportionedTo: string | null) =>
      counted('A-1', { method: 'apportioned', credit: null, apportionedTo });

    it('is by the progress of the item that it follows', () => {
      expect(earningOf(follower('A-2'), counted('A-2', { credit: 0 }))).toEqual({ kind: 'by-progress', credit: 0 });
    });

    it.each<[why: string, to: string | null, target: CountedMethod | null]>([
      ['It is apportioned, and names no work item to follow.', null, null],
      ['It is apportioned to itself.', 'A-1', follower('A-1')],
      ['It is apportioned to A-2, which is no work item of this project.', 'A-2', null],
      [
        'It is apportioned to A-2, which earns as time passes and measures no progress.',
        'A-2',
        counted('A-2', { method: 'level-of-effort', credit: null }),
      ],
      [
        'It is apportioned to A-2, which is apportioned to it in turn.',
        'A-2',
        counted('A-2', { method: 'apportioned', credit: null, apportionedTo: 'A-1' }),
      ],
      [
        'It is apportioned to A-2, which is apportioned to another work item itself.',
        'A-2',
        counted('A-2', { method: 'apportioned', credit: null, apportionedTo: 'A-3' }),
      ],
      [
        'It is apportioned to A-2, whose progress cannot be measured.',
        'A-2',
        counted('A-2', { method: 'physical-units', credit: null }),
      ],
    ])('earns nothing: %s', (why, to, target) => {
      expect(earningOf(follower(to), target)).toEqual({ kind: 'unmeasured', why });
    });
  });
});
