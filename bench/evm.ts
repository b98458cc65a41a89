/**
 * `npm run bench:evm`: the weekly S-curve (PV, EV, AC) and totals of a whole and of each of 100 groups, over 700 days, by the engine
 * and by DuckDB, for 10 000, 100 000 and 1 000 000 items; and a bare pass over the same columns as the floor. All take turns in one
 * process. Prints medians and the median ratios of the turns; `--json` prints one document. It judges nothing but that both agree.
 */
import { cpus } from 'node:os';
import { curvesByGroup } from '../src/domain/portfolio/curves-by-group.ts';
import type { GroupCurves } from '../src/domain/portfolio/group-curves.ts';
import { largestDifference, loadDatabase, type Answer } from './evm/duckdb.ts';
import { passOver } from './evm/floor.ts';
import { calendar, COSTS, DAYS, GROUPS, makePortfolio, REPORTS, sampleDays } from './evm/make-portfolio.ts';
import { PLAIN, SLOPES } from './evm/queries.ts';

/** Items, and how often all take their turn. The plain query takes seconds at a million items: once is enough. */
const SIZES = [
  { items: 10_000, turns: 21, plainTurns: 5 },
  { items: 100_000, turns: 15, plainTurns: 3 },
  { items: 1_000_000, turns: 11, plainTurns: 1 },
];
const WARM_UP = 50;
/** Double rounding errors of DuckDB's sums stay far below. */
const AGREEMENT = 1e-9;

interface Contestant {
  readonly name: string;
  readonly turns: number;
  /** Before its turns, not timed. */
  readonly prepare: () => Promise<void>;
  readonly run: () => Promise<Answer>;
}

interface Result {
  readonly name: string;
  readonly medianMs: number;
  /** How many times as long as the engine in the same turn; the median over the turns. */
  readonly timesEngine: number;
}

async function measure({ items, turns, plainTurns }: (typeof SIZES)[number]) {
  const portfolio = makePortfolio(items);
  const database = await loadDatabase(portfolio);
  const runEngine = (): GroupCurves => curvesByGroup(portfolio, calendar, sampleDays);
  const asks = ({ name, sql }: { name: string; sql: string }, threads: number, rounds: number): Contestant => ({
    name: `DuckDB, ${name}, ${threads === 1 ? 'one thread' : `${threads} threads`}`,
    turns: rounds,
    prepare: () => database.useThreads(threads),
    run: () => database.ask(sql),
  });
  const threads = [1, cpus().length];
  const contestants = threads.flatMap((count) => [
    ...SLOPES.map((query) => asks(query, count, turns)),
    asks(PLAIN, count, plainTurns),
  ]);
  // Both are compiled better while they run: neither is measured before it is as it stays.
  for (let round = 0; round < WARM_UP; round += 1) {
    passOver(portfolio);
    runEngine();
  }
  const { plannedValue, earnedValue, actualCost } = runEngine();
  const engineMs: number[] = [];
  const results: Result[] = [];
  const compare = (name: string, own: readonly number[], engine: readonly number[]): Result => {
    engineMs.push(...engine);
    const timesEngine = median(own.map((time, turn) => time / (engine[turn] ?? NaN)));
    return { name, medianMs: median(own), timesEngine };
  };
  const passes = await takeTurns(turns, () => passOver(portfolio), runEngine);
  const floor = compare('bare pass over the columns', passes.own, passes.engine);
  let agreesTo = 0;
  for (const contestant of contestants) {
    await contestant.prepare();
    const { own, engine, given } = await takeTurns(contestant.turns, contestant.run, runEngine);
    for (const answer of given) {
      agreesTo = Math.max(agreesTo, largestDifference(answer, [plannedValue, earnedValue, actualCost]));
    }
    results.push(compare(contestant.name, own, engine));
  }
  if (!(agreesTo <= AGREEMENT)) throw new Error(`engine and DuckDB differ by ${agreesTo}, more than ${AGREEMENT}`);
  const best = Math.min(...results.slice(0, SLOPES.length).map(({ timesEngine }) => timesEngine));
  return {
    items,
    agreesTo,
    engineMs: median(engineMs),
    engineNsPerItem: (median(engineMs) * 1e6) / items,
    engineTimesFloor: 1 / floor.timesEngine,
    bestOnOneThreadTimesEngine: best,
    results: [floor, ...results],
  };
}

/** Each turn is taken twice and the second time counts, so that nobody pays for the caches of the other; but for a single turn. */
async function takeTurns<Given>(turns: number, run: () => Given | Promise<Given>, runEngine: () => unknown) {
  const own: number[] = [];
  const engine: number[] = [];
  const given: Given[] = [];
  for (let turn = 0; turn < turns; turn += 1) {
    runEngine();
    engine.push((await time(runEngine)).ms);
    if (turns > 1) await run();
    const { ms, value } = await time(run);
    own.push(ms);
    given[0] = value;
  }
  return { own, engine, given };
}

async function time<Given>(
  work: () => Given | Promise<Given>,
): Promise<{ readonly ms: number; readonly value: Given }> {
  const began = performance.now();
  const value = await work();
  return { ms: performance.now() - began, value };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

const sizes = [];
for (const size of SIZES) {
  const measured = await measure(size);
  sizes.push(measured);
  if (!process.argv.includes('--json')) print(measured);
}
if (process.argv.includes('--json')) {
  const machine = { node: process.version, processor: cpus()[0]?.model.trim(), processors: cpus().length };
  const data = { days: DAYS, groups: GROUPS, samples: sampleDays.length, reportsPerItem: REPORTS, costsPerItem: COSTS };
  process.stdout.write(`${JSON.stringify({ machine, data, sizes }, null, 2)}\n`);
}

function print({
  items,
  agreesTo,
  engineMs,
  engineNsPerItem,
  engineTimesFloor,
  results,
}: Awaited<ReturnType<typeof measure>>) {
  const lines = [
    `${items.toLocaleString('en')} items: engine ${engineMs.toFixed(2)} ms, ${engineNsPerItem.toFixed(1)} ns an item, ` +
      `${engineTimesFloor.toFixed(1)} times the bare pass; all agree to ${agreesTo.toExponential(1)}`,
    ...results.map(({ name, medianMs, timesEngine }) =>
      [
        `  ${name}`.padEnd(66),
        `${medianMs.toFixed(2)} ms`.padStart(13),
        `${timesEngine.toFixed(1)} × engine`.padStart(16),
      ].join(''),
    ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
