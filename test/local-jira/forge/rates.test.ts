import { createRates } from '../../../local-jira/forge/rates.ts';

test('a rate is the most that ever fell into one window', () => {
  let now = 0;
  const rates = createRates(() => now);
  for (const at of [0, 100, 900, 1_050, 5_000]) {
    now = at;
    rates.count('sql-dml-per-second', 1);
  }
  rates.count('sql-ms-per-minute', 12.5);
  const peak = (name: string): number | undefined => rates.peaks().find((one) => one.name === name)?.peak;
  expect(peak('sql-dml-per-second')).toBe(3);
  expect(peak('sql-ms-per-minute')).toBe(12.5);
  expect(peak('queue-pushes-per-minute')).toBe(0);
  expect(rates.peaks().find((one) => one.name === 'sql-dml-per-second')?.limit).toBe(150);
  rates.reset();
  expect(peak('sql-dml-per-second')).toBe(0);
});
