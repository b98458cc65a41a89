import type { SeedDocument } from '../format.ts';
import { PEOPLE } from './people.ts';
import { WAVES, WAVE_BUDGETS, workingDaysOf, type DailyLog } from './payments-plan.ts';

type SeedIssueInput = NonNullable<SeedDocument['issues']>[number];
type History = NonNullable<SeedIssueInput['history']>;

const TEAM = [PEOPLE.sam.accountId, PEOPLE.lena.accountId, PEOPLE.diego.accountId] as const;
const teamMember = (index: number): string => TEAM[index % TEAM.length] ?? PEOPLE.sam.accountId;
const at = (day: string, time: string): string => `${day}T${time}:00Z`;

function worklogs(days: readonly string[], daily: DailyLog, first: number): NonNullable<SeedIssueInput['worklogs']> {
  return days.slice(0, daily.days).flatMap((day) =>
    Array.from({ length: daily.people }, (_, person) => ({
      by: teamMember(first + person),
      started: at(day, '07:30'),
      timeSpent: daily.each,
    })),
  );
}

/** Started on the first day, half done in the middle, as done as it is at the end of what was logged. */
function history(days: readonly string[], percent: number, by: string): History {
  const first = days[0] ?? '';
  const middle = days[4] ?? first;
  const last = days.at(-1) ?? first;
  if (percent === 0) return [];
  const started = { at: at(first, '08:00'), by, status: 'In Progress' };
  if (percent < 100) return [started, { at: at(middle, '16:00'), by, fields: { 'percent-complete': percent } }];
  return [
    started,
    { at: at(middle, '16:00'), by, fields: { 'percent-complete': 50 } },
    { at: at(last, '16:00'), by, status: 'Done', resolution: 'Done', fields: { 'percent-complete': 100 } },
  ];
}

function waveIssues(wave: number): SeedIssueInput[] {
  const plan = WAVES[wave];
  if (plan === undefined) return [];
  const days = workingDaysOf(wave);
  return plan.items.map((summary, index) => {
    const owner = teamMember(wave + index);
    return {
      key: `PAY-${wave * 4 + index + 1}`,
      type: index === 3 ? 'Task' : 'Story',
      summary,
      created: '2026-03-16T09:00:00Z',
      assignee: owner,
      components: [plan.theme],
      dueDate: days.at(-1) ?? '',
      originalEstimate: `${(WAVE_BUDGETS[index] ?? 0) / 100}h`,
      fields: { budget: WAVE_BUDGETS[index] ?? 0, 'planned-start': days[0] ?? '' },
      history: history(days, plan.progress.percent[index] ?? 0, owner),
      worklogs: worklogs(days, plan.progress.daily[index] ?? { people: 0, each: '0h', days: 0 }, wave + index),
      // Who may see the access reviews is restricted: their money counts, their name does not show.
      ...(summary === 'Access reviews' ? { securityLevel: 'Leadership' } : {}),
    };
  });
}

/** Work that a baseline has to leave out, each for a reason of its own. */
const leftOut: SeedIssueInput[] = [
  {
    key: 'PAY-41',
    type: 'Story',
    summary: 'Instant payments rail',
    description: 'Asked for by sales in June. Nobody has given it a budget, and work has begun.',
    created: '2026-06-11T09:00:00Z',
    assignee: PEOPLE.diego.accountId,
    dueDate: '2026-07-31',
    fields: { 'planned-start': '2026-06-15' },
    history: [{ at: '2026-06-15T08:00:00Z', by: PEOPLE.diego.accountId, status: 'In Progress' }],
    worklogs: workingDaysOf(5)
      .slice(5)
      .map((day) => ({ by: PEOPLE.diego.accountId, started: at(day, '07:30'), timeSpent: '6h' })),
  },
  {
    key: 'PAY-42',
    type: 'Story',
    summary: 'Loyalty points settlement',
    created: '2026-06-12T09:00:00Z',
    dueDate: '2026-08-07',
    fields: { budget: 9_000 },
  },
  {
    key: 'PAY-43',
    type: 'Task',
    summary: 'Renew processor contract',
    created: '2026-06-15T09:00:00Z',
    fields: { budget: 4_500, 'planned-start': '2026-07-06' },
  },
  {
    key: 'PAY-44',
    type: 'Task',
    summary: 'Clean up legacy reports',
    created: '2026-06-16T09:00:00Z',
    dueDate: '2026-07-03',
    fields: { budget: 3_000, 'planned-start': '2026-07-13' },
  },
];

export const paymentsIssues: SeedIssueInput[] = [...WAVES.flatMap((_, wave) => waveIssues(wave)), ...leftOut];
