import { spawnSync } from 'node:child_process';
import { join, resolve } from 'node:path';

const script = join(resolve(__dirname, '../..'), 'scripts', 'evm.mjs');

/** Runs the command's script unbuilt, as `npm run evm` does. */
function evm(args: readonly string[], input: string | Buffer = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

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
});
