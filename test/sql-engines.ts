import { spawnSync } from 'node:child_process';

export type EngineName = 'SQLite' | 'MariaDB';
const ENGINES: readonly EngineName[] = ['SQLite', 'MariaDB'];

const MARIADB = { host: '127.0.0.1', port: 3306 };

/** Where a database of that name is on this machine's MariaDB. */
export function mariadbUrl(database: string): string {
  return `mysql://root@${MARIADB.host}:${String(MARIADB.port)}/${database}`;
}

/**
 * Runs a suite over SQLite, and over MariaDB where one listens. Elsewhere the suite is skipped, and its title says why; with
 * CI=true one must listen.
 */
export function describeOnEachEngine(
  title: string,
  suite: (engine: EngineName) => void,
  engines: readonly EngineName[] = ENGINES,
): void {
  for (const engine of engines) {
    const skipped = engine === 'MariaDB' && !mariadbListens();
    const reason = skipped ? ` (skipped: nothing listens on ${MARIADB.host}:${String(MARIADB.port)})` : '';
    (skipped ? describe.skip : describe)(`${title}, on ${engine}${reason}`, () => suite(engine));
  }
}

let listening: boolean | undefined;

/** Jest collects tests without waiting, so the question is put to another process, once a test file. */
function mariadbListens(): boolean {
  listening ??= askMariadb();
  return listening;
}

function askMariadb(): boolean {
  const script = `require('node:net').connect({ host: '${MARIADB.host}', port: ${String(MARIADB.port)}, timeout: 1000 })
    .once('connect', () => process.exit(0)).once('error', () => process.exit(1)).once('timeout', () => process.exit(1))`;
  const listens = spawnSync(process.execPath, ['-e', script]).status === 0;
  if (!listens && process.env['CI'] === 'true')
    throw new Error(
      `With CI=true a MariaDB must listen on ${MARIADB.host}:${String(MARIADB.port)} (root, empty password).`,
    );
  return listens;
}
