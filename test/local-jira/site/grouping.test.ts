import fc from 'fast-check';
import { createGrouping } from '../../../local-jira/site/grouping.ts';

interface Thing {
  readonly id: string;
  readonly groups: readonly string[];
}

const step = fc.oneof(
  fc.record({
    what: fc.constant('place' as const),
    id: fc.constantFrom('1', '2', '3', '4'),
    groups: fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 2 }),
  }),
  fc.record({ what: fc.constant('remove' as const), id: fc.constantFrom('1', '2', '3', '4') }),
);

describe('a grouping', () => {
  it('knows the members that looking at every record would find, after whatever happened', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const grouping = createGrouping<Thing>();
        const things = new Map<string, Thing>();
        for (const each of steps) {
          if (each.what === 'remove') {
            things.delete(each.id);
            grouping.remove(each.id);
          } else {
            const thing = { id: each.id, groups: each.groups };
            things.set(each.id, thing);
            grouping.place(each.id, thing, each.groups);
          }
          for (const group of ['a', 'b', 'c']) {
            const members = new Set([...things.values()].filter(({ groups }) => groups.includes(group)));
            expect(new Set(grouping.of(group))).toEqual(members);
            expect(grouping.of(group)).toHaveLength(members.size);
          }
        }
      }),
    );
  });

  it('shows members in the order in which they came, also after one is replaced', () => {
    const grouping = createGrouping<Thing>();
    for (const id of ['2', '1', '3']) grouping.place(id, { id, groups: ['a'] }, ['a']);
    grouping.place('1', { id: '1', groups: ['a'] }, ['a']);
    expect(grouping.of('a').map(({ id }) => id)).toEqual(['2', '1', '3']);
    expect(grouping.of('nobody')).toEqual([]);
  });
});
