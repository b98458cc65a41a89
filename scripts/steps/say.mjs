/** Progress for people: one line when a step begins, a tick every ten seconds, one line when it ends. */
import { spawn } from 'node:child_process';

class StepFailed extends Error {}

/** Prints one clear line and ends the process with code 1. */
export function fail(message) {
  process.stderr.write(`\n${message}\n`);
  process.exit(1);
}

const seconds = (from) => `${((Date.now() - from) / 1000).toFixed(1)} s`;

/** Runs `work` under a title; its failure is reported by the caller. `progress` is where its lines go. */
export async function step(title, work, progress = process.stdout) {
  const began = Date.now();
  progress.write(`▸ ${title} …\n`);
  const tick = setInterval(() => progress.write(`  … ${title}: ${seconds(began)}\n`), 10_000);
  try {
    const value = await work();
    progress.write(`✓ ${title} (${seconds(began)})\n`);
    return value;
  } finally {
    clearInterval(tick);
  }
}

/**
 * Runs a command, showing its output when it fails (or always, with `show`).
 * @throws StepFailed with the command's own words
 */
export function run(command, args, { cwd, env = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) =>
      reject(
        new StepFailed(error.code === 'ENOENT' ? `${command} is not installed or not on the PATH.` : error.message),
      ),
    );
    child.on('close', (code) =>
      code === 0 ? resolve(output) : reject(new StepFailed(output || `${command} ended with code ${code}`)),
    );
  });
}
