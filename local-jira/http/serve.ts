import { createServer, type Server } from 'node:http';
import { createLocalJira, type LocalJira, type LocalJiraOptions } from '../local-jira.ts';
import { createSiteHandler, type SiteHandler } from './site-handler.ts';

/** Only this machine may reach the site: it signs anybody in as anybody. */
const ADDRESS = '127.0.0.1';

export interface ServeOptions extends Omit<LocalJiraOptions, 'baseUrl'> {
  /** 0 takes a free one. */
  readonly port: number;
  readonly projectDir: string;
  readonly webDir: string;
}

export interface RunningSite {
  readonly localJira: LocalJira;
  readonly baseUrl: string;
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Opens the site and serves it. The port is taken first, so that a port in use is known before any work is done.
 * @throws the server's error (`code: 'EADDRINUSE'`), or what `createLocalJira` throws
 */
export async function serve({ port, projectDir, webDir, ...options }: ServeOptions): Promise<RunningSite> {
  const site: { handler?: SiteHandler } = {};
  const server = createServer((request, response) => {
    if (site.handler === undefined) {
      response.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' }).end('The site is starting.');
      return;
    }
    void site.handler(request, response);
  });
  const taken = await listen(server, port);
  const baseUrl = `http://${ADDRESS}:${String(taken)}`;
  let localJira: LocalJira;
  try {
    localJira = await createLocalJira({ ...options, baseUrl });
  } catch (error) {
    await stop(server);
    throw error;
  }
  site.handler = createSiteHandler({ localJira, port: taken, projectDir, webDir });
  return {
    localJira,
    baseUrl,
    port: taken,
    async close() {
      await stop(server);
      await localJira.close();
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, ADDRESS, () => {
      server.removeListener('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
