/** `npm run --silent evm -- FILE.json`: the earned-value figures of a document; `-` reads standard input. */
import { createReadStream } from 'node:fs';
import { runStream, type Result } from './run';

/** Exit code of input that cannot be used. */
const BAD_INPUT = 2;

async function answer(args: readonly string[]): Promise<Result> {
  const [file] = args;
  if (file === undefined || args.length !== 1) {
    return { wrong: 'usage: npm run --silent evm -- FILE.json (or - for standard input)' };
  }
  try {
    return await runStream(file === '-' ? process.stdin : createReadStream(file));
  } catch (error) {
    // What the system or the decoder says of a file that cannot be read; anything else is a fault of this program.
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return { wrong: `${file}: cannot be read: ${error.message.replace(/\s+/g, ' ')}` };
  }
}

const result = await answer(process.argv.slice(2));
if ('wrong' in result) {
  process.stderr.write(`${result.wrong}\n`);
  // Not process.exit: what was written would be lost on a pipe.
  process.exitCode = BAD_INPUT;
} else process.stdout.write(`${JSON.stringify(result.report)}\n`);
