/**
 * `npm run --silent bench:evm-document -- [ITEMS] [SEED] > FILE.json`: a document for `npm run evm`, a million items when no number
 * is given, with every earned-value method, reports of progress and costs. The same seed makes the same document.
 */
import { once } from 'node:events';

const MILLISECONDS_A_DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2025, 0, 1);
/** The planned starts lie in as many days. */
const START_DAYS = 500;
const LONGEST = 200;
const CHILDREN = 9;
const MILESTONES = [
  { name: 'Draft', weight: 20 },
  { name: 'Review', weight: 30 },
  { name: 'Done', weight: 50 },
];
const METHODS = [
  'percent-complete',
  '0/100',
  '50/50',
  '25/75',
  'weighted-milestones',
  'physical-units',
  'apportioned',
  'level-of-effort',
];
const PIECE_LENGTH = 65_536;

const [items = 1_000_000, seed = 1] = process.argv.slice(2).map(Number);

/** Whole numbers from 0 to below `limit` (mulberry32). */
function drawFrom(start: number): (limit: number) => number {
  let state = start;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

const draw = drawFrom(seed);
const dayAt = (offset: number): string => new Date(FIRST_DAY + offset * MILLISECONDS_A_DAY).toISOString().slice(0, 10);
const amount = (most: number): string => (draw(most * 100) / 100).toFixed(2);

function makeItem(index: number): object {
  const start = draw(START_DAYS);
  const length = 1 + draw(LONGEST);
  const method = METHODS[draw(METHODS.length)] ?? '0/100';
  const firstOfFamily = index - (index % (CHILDREN + 1));
  const plan = {
    id: `PAY-${index + 1}`,
    parent: index === firstOfFamily ? null : `PAY-${firstOfFamily + 1}`,
    budget: amount(100_000),
    start: dayAt(start),
    finish: dayAt(start + length),
    method,
  };
  const costs = Array.from({ length: 2 }, () => ({ day: dayAt(start + draw(length)), amount: amount(20_000) }));
  const days = [dayAt(start + draw(length)), dayAt(start + length + draw(20))];
  switch (method) {
    case 'weighted-milestones':
      return {
        ...plan,
        milestones: MILESTONES,
        progress: days.map((day, report) => ({ day, milestone: MILESTONES[report]?.name })),
        costs,
      };
    case 'physical-units':
      return {
        ...plan,
        units: 40,
        progress: days.map((day, report) => ({ day, units: 10 + report * draw(31) })),
        costs,
      };
    case 'apportioned':
      return { ...plan, apportionedTo: `PAY-${1 + draw(items)}`, progress: [], costs };
    default:
      return {
        ...plan,
        progress: days.map((day, report) => ({ day, percent: report === 1 ? 100 : draw(100) })),
        costs,
      };
  }
}

const head = {
  currency: 'USD',
  calendar: { workdays: [1, 2, 3, 4, 5], holidays: ['2025-12-25', '2026-01-01'] },
  statusDay: '2026-01-30',
  period: 'month',
};
let piece = `${JSON.stringify(head).slice(0, -1)},"items":[`;
for (let index = 0; index < items; index += 1) {
  piece += `${index === 0 ? '' : ','}${JSON.stringify(makeItem(index))}`;
  if (piece.length < PIECE_LENGTH) continue;
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
  piece = '';
}
process.stdout.write(`${piece}]}\n`);
