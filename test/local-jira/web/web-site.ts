import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { openAppPackage } from '../../../local-jira/forge/forge.ts';
import { serve, type RunningSite } from '../../../local-jira/http/serve.ts';
import { openBrowser, type OpenBrowser, type OpenPage } from '../../browser/launch.ts';
import { webSeed } from './web-seed.ts';

const ROOT = resolve(__dirname, '..', '..', '..');
const WEB_DIR = join(ROOT, 'build', 'local-jira-web');

export interface WebSite {
  readonly running: RunningSite;
  /** A page on which the person is signed in, at a path of the site. */
  pageOf(person: string, path: string, options?: OpenPage): Promise<Page>;
  /** A page on which nobody is signed in. */
  newPage(options?: OpenPage): Promise<Page>;
  close(): Promise<void>;
}

/** The built pages, served by a site of its own with the fixture app, and a browser in front of them. */
export async function openWebSite(): Promise<WebSite> {
  if (!existsSync(join(WEB_DIR, 'index.html'))) throw new Error('The pages are not built. Run: npm run build');
  const running = await serve({
    port: 0,
    projectDir: ROOT,
    webDir: WEB_DIR,
    dataDir: null,
    seed: webSeed,
    app: openAppPackage(join(__dirname, 'fixture-app')),
    log: () => undefined,
  });
  const browser: OpenBrowser = await openBrowser();

  async function newPage(options?: OpenPage): Promise<Page> {
    const page = await browser.newPage(options);
    await page.goto(running.baseUrl);
    return page;
  }
  return {
    running,
    newPage,
    async pageOf(person, path, options) {
      const page = await newPage(options);
      await page.getByRole('button', { name: person }).click();
      await page.getByRole('button', { name: `Account: ${person}` }).waitFor();
      await page.goto(running.baseUrl + path);
      return page;
    },
    async close() {
      await browser.close();
      await running.close();
    },
  };
}
