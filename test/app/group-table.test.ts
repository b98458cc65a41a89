import { collectItems } from '../../src/app/grouped-items';
import { groupTable } from '../../src/app/group-table';
import { readProjectRules } from '../../src/app/project-rules';
import { addDays, getDay } from '../../src/domain/calendar/day';
import { curveDays } from '../../src/domain/calendar/sample-days';
import type { BudgetRow, ItemCost, ItemProgress } from '../../src/store/item-rows';
import { SETTINGS } from './plumbline-site';

const RULES = readProjectRules(SETTINGS);
const START = getDay('2026-06-01');
const FINISH = getDay('2026-06-05');

const budget = (issueId: string, version: number, budgetMinor: bigint, part: Partial<BudgetRow> = {}): BudgetRow => ({
  issueId,
  version,
  budgetMinor,
  startDay: START,
  finishDay: FINISH,
  removed: false,
  levelOfEffort: false,
  ...part,
});

const cost = (issueId: string, period: string, hereMinor: bigint, elsewhereMinor = 0n): ItemCost => ({
  issueId,
  period,
  hereMinor,
  elsewhereMinor,
});

interface Data {
  readonly budgets?: readonly BudgetRow[];
  /** Page by page. */
  readonly progress?: readonly (readonly ItemProgress[])[];
  readonly costs?: readonly ItemCost[];
}

function itemsFrom({ budgets = [], progress = [], costs = [] }: Data, captured = 1) {
  const { items, addProgress, addCosts } = collectItems(budgets, captured, RULES);
  progress.forEach(addProgress);
  addCosts(costs);
  return items;
}

describe('the items that groups are made of', () => {
  const itemsOf = (data: Data, captured?: number) =>
    [...itemsFrom(data, captured)].map(([id, { span, progress, costs }]) => [
      id,
      span === null ? null : Number(span.budget.minor),
      progress.map(({ day, change }) => `${day} ${String(change)}`),
      costs.map(({ day, amount }) => `${day} ${String(amount.minor)}`),
    ]);

  it('are those of the current baseline, as its last version has them', () => {
    const budgets = [
      budget('1', 1, 100n),
      budget('2', 1, 200n),
      budget('2', 2, 250n),
      budget('3', 1, 300n),
      budget('3', 2, 300n, { removed: true }),
      budget('4', 2, 400n),
    ];
    expect(itemsOf({ budgets })).toEqual([
      ['1', 100, [], []],
      ['2', 250, [], []],
      ['4', 400, [], []],
    ]);
    // A capture starts afresh.
    expect(itemsOf({ budgets: [...budgets, budget('5', 3, 500n)] }, 3)).toEqual([['5', 500, [], []]]);
    expect(itemsOf({ budgets }, 2).map(([id]) => id)).toEqual(['2', '4']);
  });

  it('move by what their progress differs from the day before, each from nothing, also where a page ends between the two', () => {
    const progress = [
      [{ issueId: '1', period: '2026-06-02', percentBp: 4000 }],
      [
        { issueId: '1', period: '2026-06-03', percentBp: 1000 },
        { issueId: '2', period: '2026-06-02', percentBp: 500 },
        { issueId: '9', period: '2026-06-02', percentBp: 700 },
      ],
    ];
    expect(itemsOf({ budgets: [budget('1', 1, 1n), budget('2', 1, 1n)], progress })).toEqual([
      ['1', 1, ['2026-06-02 4000', '2026-06-03 -3000'], []],
      ['2', 1, ['2026-06-02 500'], []],
    ]);
  });

  it('have all their cost in the baseline, and what was booked here outside of it', () => {
    const costs = [
      cost('1', '2026-06-02', 5n, 7n),
      cost('8', '2026-06-02', 3n, 4n),
      cost('8', '2026-06-03', 2n),
      cost('9', '2026-06-02', 0n, 4n),
    ];
    expect(itemsOf({ budgets: [budget('1', 1, 1n)], costs })).toEqual([
      ['1', 1, [], ['2026-06-02 12']],
      ['8', null, [], ['2026-06-02 3', '2026-06-03 2']],
    ]);
  });
});

describe('the table of groups', () => {
  const people = (count: number, days = curveDays(START, FINISH, FINISH)) => {
    const ids = Array.from({ length: count }, (_, index) => String(1000 + index));
    const items = itemsFrom({
      budgets: ids.map((id) => budget(id, 1, 10n ** 15n)),
      costs: ids.map((id, index) => cost(id, '2026-06-02', BigInt(index))),
    });
    const groupsOf = (issueId: string) => {
      const group = { kind: 'of' as const, ids: [`712020:${'f'.repeat(100)}-${issueId}`] };
      return { component: group, epic: group, assignee: group };
    };
    return groupTable(items, groupsOf, 'assignee', { statusDay: FINISH, days }, RULES);
  };

  it('has the 200 worst cost variances, and the rest as one row', () => {
    const { rows, rest, whole } = people(203);
    expect(rows.slice(0, 2).map(({ figures }) => figures.costVariance.amount)).toEqual(['-2.02', '-2.01']);
    expect(rows).toHaveLength(200);
    expect(rest).toMatchObject({ groups: 3, figures: { actualCost: { amount: '0.03' } } });
    expect(rest?.curve.actualCost.at(-1)).toBe('0.03');
    expect(rows[0]?.curve.actualCost.at(-1)).toBe('2.02');
    expect(whole.figures.actualCost.amount).toBe('205.03');
    expect(people(200).rest).toBeNull();
  });

  it('has groups of equal variance in the order of their ids', () => {
    const { rows } = people(1);
    expect(rows).toHaveLength(1);
    const equal = groupTable(
      itemsFrom({ budgets: ['3', '1', '2'].map((id) => budget(id, 1, 1n)) }),
      (issueId) => {
        const group = { kind: 'of' as const, ids: [issueId] };
        return { component: group, epic: group, assignee: group };
      },
      'epic',
      { statusDay: FINISH, days: [FINISH] },
      RULES,
    );
    expect(equal.rows.map(({ group }) => (group.kind === 'of' ? group.ids[0] : ''))).toEqual(['1', '2', '3']);
  });

  it('fits into an answer of Forge with the largest amounts, ids and curves', () => {
    const table = people(5000, curveDays(START, addDays(START, 104 * 7), addDays(START, 104 * 7), 104));
    expect(table.days).toHaveLength(105);
    expect(JSON.stringify(table).length).toBeLessThan(2 * 2 ** 20);
  });
});
