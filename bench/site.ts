/**
 * `npm run bench:site`: how the local site feels with 10 000 work items. Starts the demo with as many more items as that
 * takes, over HTTP on a free port, and prints medians and worst cases; `--json` prints one document. It judges nothing.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { demoSeed } from '../local-jira/seed/demo/demo-seed.ts';
import { PEOPLE } from '../local-jira/seed/demo/people.ts';

const ITEMS = 10_000;
const ROUNDS = 30;
const projectDir = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'));

interface StartedSite {
  readonly baseUrl: string;
  readonly readyMs: number;
  residentMiB(): number;
  stop(): Promise<void>;
}

function writeSeed(): string {
  const known = demoSeed.issues ?? [];
  const more = Array.from({ length: ITEMS - known.length }, (_, index) => ({
    key: `PAY-${String(index + 101)}`,
    type: 'Task',
    summary: `Work item ${String(index + 101)}`,
    created: '2026-03-16T09:00:00Z',
    assignee: PEOPLE.sam.accountId,
    dueDate: '2026-08-14',
    fields: { budget: 1_000 + (index % 50) * 10, 'planned-start': '2026-07-01' },
  }));
  const path = join(folder, 'seed.json');
  writeFileSync(path, JSON.stringify({ ...demoSeed, issues: [...known, ...more] }));
  return path;
}

async function start(seed: string): Promise<StartedSite> {
  const began = performance.now();
  const site = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'local-jira/main.ts',
      '--port',
      '0',
      '--seed',
      seed,
      '--data',
      join(folder, 'data'),
    ],
    {
      cwd: projectDir,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: site.stdout })) {
    const baseUrl = /ready: (http\S+)/.exec(line)?.[1];
    if (baseUrl === undefined) continue;
    return {
      baseUrl,
      readyMs: performance.now() - began,
      residentMiB: () =>
        Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(site.pid)}/status`, 'utf8'))?.[1]) / 1024,
      async stop() {
        const ended = once(site, 'exit');
        site.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error('The site ended before it was ready.');
}

async function timed(
  rounds: number,
  call: (round: number) => Promise<Response>,
): Promise<{ medianMs: number; worstMs: number }> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    const response = await call(round);
    await response.arrayBuffer();
    times.push(performance.now() - began);
    if (!response.ok) throw new Error(`${response.url} answered ${String(response.status)}`);
  }
  times.sort((a, b) => a - b);
  return { medianMs: times[Math.floor(times.length / 2)] ?? NaN, worstMs: times.at(-1) ?? NaN };
}

async function measure(site: StartedSite) {
  const headers = {
    authorization: `Basic ${Buffer.from(`${PEOPLE.sam.email}:sam.okafor-token`).toString('base64')}`,
    'content-type': 'application/json',
  };
  const post = (path: string, body: unknown) =>
    fetch(`${site.baseUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const fields = ['summary', 'status', 'assignee', 'priority', 'duedate', 'issuetype', 'updated'];
  const list = await timed(ROUNDS, () =>
    post('/rest/api/3/search/jql', {
      jql: 'project = PAY AND status = "To Do" ORDER BY updated DESC',
      maxResults: 50,
      fields,
    }),
  );
  const view = await timed(ROUNDS, (round) =>
    fetch(`${site.baseUrl}/rest/api/3/issue/PAY-${String(200 + round)}?expand=renderedFields,transitions`, { headers }),
  );
  // "Complete" carries no gate, so it passes: what is timed is the engine, the events and the write to disk.
  const transition = await timed(ROUNDS, (round) =>
    post(`/rest/api/3/issue/PAY-${String([22, 23, 25, 26][round % 4])}/transitions`, {
      transition: { id: round % 8 < 4 ? '31' : '11' },
    }),
  ).catch((error: unknown) => ({ failed: String(error) }));
  return { list, view, transition };
}

try {
  const seed = writeSeed();
  const first = await start(seed);
  const firstMs = first.readyMs;
  await first.stop();
  const again = await start(seed);
  const calls = await measure(again);
  const result = {
    items: ITEMS,
    firstStartMs: firstMs,
    startFromSavedStateMs: again.readyMs,
    ...calls,
    residentMiB: again.residentMiB(),
  };
  await again.stop();
  console.log(process.argv.includes('--json') ? JSON.stringify(result) : result);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
