import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';
import { addDays, getDay } from '../../src/domain/calendar/day';

const script = join(resolve(__dirname, '../..'), 'scripts', 'evm.mjs');

/** Runs the command's script unbuilt, as `npm run evm` does. */
function evm(args: readonly string[], input: string | Buffer = '', nodeOptions = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    input,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: nodeOptions },
  });
  return { status, stdout, stderr };
}

const MONDAY = getDay('2026-01-05');

const TABLE =
  '{"plannedDuration":2,"budgetAtCompletion":9,"periods":[{"plannedValue":4,"earnedValue":3,"actualCost":2}]}';

describe('npm run evm', () => {
  it('prints one JSON document of standard input, and nothing else', () => {
    const { status, stdout, stderr } = evm(['-'], TABLE);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ atStatus: { period: 1, schedulePerformanceIndex: 0.75 }, excluded: [] });
  });

  it.each([
    ['a wrong value', ['-'], TABLE.replace('3', '"x"'), /^periods\[0\]\.earnedValue: must be a number, not "x"\n$/],
    ['no JSON', ['-'], '', /^document: is not JSON: [^\n]+\n$/],
    ['bytes that are no text', ['-'], Buffer.from([0xff, 0x7b]), /^-: cannot be read: [^\n]+\n$/],
    ['a file that is not there', ['no-such-file.json'], '', /^no-such-file\.json: cannot be read: [^\n]+\n$/],
    ['no file', [], '', /^usage: [^\n]+\n$/],
  ])('refuses %s in one line with code 2 and nothing on standard output', (_, args, input, line) => {
    const { status, stdout, stderr } = evm(args, input);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(line);
  });

  it('holds a long document in little memory: as objects its items would take twice as much', () => {
    const items = Array.from({ length: 50_000 }, (_, index) => ({
      id: `PAY-${index}`,
      parent: index === 0 ? null : `PAY-${Math.floor(index / 10)}`,
      budget: `${index % 977}.25`,
      start: addDays(MONDAY, index % 300),
      finish: addDays(MONDAY, (index % 300) + 7 + (index % 11)),
      method: ['percent-complete', '50/50', 'level-of-effort'][index % 3],
      progress: [20, 100].map((percent, report) => ({ day: addDays(MONDAY, (index % 300) + report), percent })),
      costs: [1, 2].map((day) => ({ day: addDays(MONDAY, (index % 300) + day), amount: `${index % 881}.50` })),
    }));
    const budget = items.reduce((sum, item) => sum + Number(item.budget), 0);
    const head = { currency: 'USD', statusDay: '2026-06-01', period: 'month' };
    const document = { items, ...head, calendar: { workdays: [1, 2, 3, 4, 5] } };
    const { status, stdout, stderr } = evm(['-'], JSON.stringify(document), '--max-old-space-size=60');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ atStatus: { budgetAtCompletion: budget }, excluded: [] });
  });
});
