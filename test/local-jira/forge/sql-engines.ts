import { connect } from 'node:net';

export interface SqlTarget {
  readonly name: string;
  readonly url: string | undefined;
}

const HOST = '127.0.0.1';
const PORT = 3306;

/** SQLite, and a MariaDB on this machine when one listens; with CI=true it has to. */
export async function sqlTargets(database: string): Promise<SqlTarget[]> {
  const targets: SqlTarget[] = [{ name: 'SQLite', url: undefined }];
  if (await listens()) return [...targets, { name: 'MariaDB', url: `mysql://root@${HOST}:${PORT}/${database}` }];
  if (process.env['CI'] === 'true') throw new Error(`CI needs a MariaDB at ${HOST}:${PORT} (root, empty password).`);
  console.warn(`Nothing listens at ${HOST}:${PORT}: the SQL tests run on SQLite only.`);
  return targets;
}

function listens(): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(PORT, HOST);
    socket.setTimeout(1_000);
    const end = (answer: boolean) => (): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', end(true)).once('error', end(false)).once('timeout', end(false));
  });
}
