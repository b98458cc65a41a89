import type { Portfolio } from '../../src/domain/portfolio/portfolio.ts';

/** Reads every value that the engine reads once and adds it to something: what any engine has to do at least. */
export function passOver({ columns, items, reports, costs }: Portfolio): number {
  const { start, finish, budget, reportDay, reportWeighted, costDay, costAmount } = columns;
  let [sum, other] = [0, 0];
  for (let item = 0; item < items; item += 1) {
    sum += (start[item] ?? 0) + (finish[item] ?? 0);
    other += budget[item] ?? 0;
  }
  for (let report = 0; report < reports; report += 1) {
    sum += reportDay[report] ?? 0;
    other += reportWeighted[report] ?? 0;
  }
  for (let cost = 0; cost < costs; cost += 1) {
    sum += costDay[cost] ?? 0;
    other += costAmount[cost] ?? 0;
  }
  return sum + other;
}
