/**
 * Compiles assembly/curves.ts to WebAssembly and writes it, as text, to src/domain/portfolio/kernel-binary.ts; with `--check` it writes
 * nothing and fails where that file is not what the source makes.
 */
import { Buffer } from 'node:buffer';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

const target = fileURLToPath(new URL('../src/domain/portfolio/kernel-binary.ts', import.meta.url));
const { binary, stderr, error } = await compile();
if (error) {
  process.stderr.write(`${stderr}${error.message}\n`);
  process.exit(1);
}
const text = `/** Made by kernel/build.mjs from kernel/assembly/curves.ts, where it is explained. */
export const KERNEL_BINARY =
  '${Buffer.from(binary).toString('base64')}';
`;
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  process.stderr.write(
    'src/domain/portfolio/kernel-binary.ts is not what kernel/assembly/curves.ts makes: run npm run build:kernel.\n',
  );
  process.exit(1);
}

async function compile() {
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory', '--use', 'abort='];
  let made = new Uint8Array();
  const result = await asc.main(['curves.ts', '--outFile', 'curves.wasm', '--baseDir', 'assembly', ...options], {
    readFile: (name, baseDir) => {
      try {
        return readFileSync(new URL(`./${baseDir}/${name}`, import.meta.url), 'utf8');
      } catch {
        return null; // asc asks for names that need not be there
      }
    },
    writeFile: (_name, contents) => {
      made = contents;
    },
    listFiles: () => [],
  });
  return { binary: made, stderr: result.stderr.toString(), error: result.error };
}
