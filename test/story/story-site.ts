import { join, resolve } from 'node:path';
import type { FrameLocator, Page } from 'playwright-core';
import { openAppPackage } from '../../local-jira/forge/forge.ts';
import { dropMysqlDatabase } from '../../local-jira/forge/sql/mysql-engine.ts';
import { serve, type RunningSite } from '../../local-jira/http/serve.ts';
import { demoSeed } from '../../local-jira/seed/demo/demo-seed.ts';
import { prepareDemo } from '../../local-jira/seed/demo/prepare-demo.ts';
import { openBrowser, type OpenBrowser, type OpenPage } from '../browser/launch.ts';

const ROOT = resolve(__dirname, '..', '..');

/** The demo site with the built app, and a browser in which each person has a machine of their own. */
export interface StorySite {
  readonly running: RunningSite;
  /** A page on which the person is signed in. */
  signIn(person: string, options?: OpenPage): Promise<Page>;
  close(): Promise<void>;
}

export async function openStorySite(sqlUrl: string | undefined): Promise<StorySite> {
  if (sqlUrl !== undefined) await dropMysqlDatabase(sqlUrl);
  const complaints: string[] = [];
  const running = await serve({
    port: 0,
    projectDir: ROOT,
    webDir: join(ROOT, 'build', 'local-jira-web'),
    dataDir: null,
    seed: demoSeed,
    prepare: prepareDemo,
    app: openAppPackage(join(ROOT, 'build', 'app'), join(ROOT, 'manifest.yml')),
    sqlUrl,
    log: (line) => complaints.push(line),
  });
  if (complaints.length > 0) throw new Error(complaints.join('\n'));
  const browser: OpenBrowser = await openBrowser();
  return {
    running,
    async signIn(person, options) {
      const page = await browser.newPage(options);
      await page.goto(running.baseUrl);
      await page.getByRole('button', { name: person }).click();
      await page.getByRole('button', { name: `Account: ${person}` }).waitFor();
      return page;
    },
    async close() {
      await browser.close();
      await running.close();
    },
  };
}

/** The texts of a table's row, found by the row's head. */
export async function rowOf(frame: FrameLocator | Page, table: string, head: string | RegExp): Promise<string[]> {
  const row = frame
    .getByRole('table', { name: table })
    .getByRole('row')
    .filter({ has: frame.getByRole('rowheader', { name: head, exact: true }) });
  return (await row.getByRole('cell').allInnerTexts()).map((text) => text.trim());
}
