import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';
import { unpackChromium } from './chromium-home.ts';

/** Nothing may leave this machine, and a container has neither a GPU nor user namespaces. */
const ARGS = [
  '--headless=shell',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  '--font-render-hinting=none',
];
const ACTION_LIMIT_MS = 10_000;
const WIDE = { width: 1440, height: 900 };

export interface OpenPage {
  /** Light unless told. */
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

export interface OpenBrowser {
  /** A page with cookies and storage of its own: another person at another machine. */
  newPage(options?: OpenPage): Promise<Page>;
  close(): Promise<void>;
}

/** A real browser from the npm package; nothing needs to be installed on the machine. */
export async function openBrowser(): Promise<OpenBrowser> {
  const home = await unpackChromium();
  const browser: Browser = await chromium.launch({
    executablePath: join(home, 'chromium'),
    args: ARGS,
    ignoreDefaultArgs: ['--headless'],
    env: { ...definedEnvironment(), FONTCONFIG_FILE: writeFontConfig(home) },
  });
  return {
    async newPage({ colorScheme = 'light', viewport = WIDE } = {}) {
      const context = await browser.newContext({ colorScheme, viewport, timezoneId: 'Etc/UTC', locale: 'en-GB' });
      const page = await context.newPage();
      page.setDefaultTimeout(ACTION_LIMIT_MS);
      return page;
    },
    close: () => browser.close(),
  };
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The browser's own font first, so that pictures look alike everywhere, then what the machine has, for the signs it lacks. */
function writeFontConfig(home: string): string {
  const file = join(home, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(home, 'fonts', 'fonts')}</dir>
  <cachedir>${join(home, 'font-cache')}</cachedir>
  <match target="pattern">
    <test name="family"><string>sans-serif</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Open Sans</string></edit>
  </match>
</fontconfig>
`,
  );
  return file;
}
