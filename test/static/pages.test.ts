import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHANGE_PANEL, CONTEXT, jira, NO_PANEL, ok, REPORT, SETTINGS, SETUP_OPTIONS, WORK_PANEL } from './fixtures.ts';
import { surfacesOfTests, type Host } from './page-host.ts';

const BUILT = join(process.cwd(), 'static/build');
const SURFACES = ['gate-config', 'gate-view', 'issue-panel', 'settings-page', 'setup-page', 'variance-page'] as const;
const RULE = { extension: { validatorConfig: '{"draftsBlock":true,"requireBaseline":true,"blockOnBreach":false}' } };

const SHOWN: readonly (Host & { readonly says: string })[] = [
  { surface: 'issue-panel', context: CONTEXT, invoke: () => ok(WORK_PANEL), says: 'This work item is waiting' },
  { surface: 'issue-panel', context: CONTEXT, invoke: () => ok(CHANGE_PANEL), says: 'The ground survey found fill' },
  { surface: 'issue-panel', context: CONTEXT, invoke: () => ok(NO_PANEL), says: 'not set up here yet' },
  {
    surface: 'variance-page',
    context: CONTEXT,
    invoke: (verb) => (verb === 'variance/report' ? ok(REPORT) : undefined),
    says: 'How the project stands',
  },
  { surface: 'settings-page', context: CONTEXT, invoke: () => ok(SETTINGS), says: 'Who decides' },
  { surface: 'setup-page', invoke: () => ok(SETUP_OPTIONS), says: 'Harbour Hall (HALL)' },
  { surface: 'gate-config', context: RULE, says: 'Draft change requests block too' },
  { surface: 'gate-view', context: RULE, says: 'Work items beyond tolerance pass.' },
];

describe('the built pages', () => {
  const surfaces = surfacesOfTests();

  it('are one directory per surface, with every file that the page names', () => {
    expect(readdirSync(BUILT).sort()).toEqual([...SURFACES]);
    for (const surface of SURFACES) {
      const page = readFileSync(join(BUILT, surface, 'index.html'), 'utf8');
      const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
      expect(named.length).toBeGreaterThan(1);
      for (const file of named) expect([file, existsSync(join(BUILT, surface, file))]).toEqual([file, true]);
    }
    expect(existsSync(join(BUILT, 'issue-panel/icon.svg'))).toBe(true);
  });

  it.each(SHOWN)(
    'show $surface under the policy of Custom UI without a complaint: $says',
    async ({ says, ...host }) => {
      const opened = await surfaces.open({ jira, ...host });
      await opened.page.getByText(says).first().waitFor();
      expect(opened.complaints).toEqual([]);
    },
  );

  it.each(SHOWN)('fit a frame of 320 pixels in the dark: $surface, $says', async ({ says, ...host }) => {
    const opened = await surfaces.open({ jira, ...host, width: 320, theme: 'dark' });
    await opened.page.getByText(says).first().waitFor();
    await expect(opened.overflow()).resolves.toBe(0);
    const background = await opened.page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const [red = 255] = (/\d+/.exec(background) ?? ['255']).map(Number);
    expect(red).toBeLessThan(64);
  });

  it.each(['issue-panel', 'variance-page', 'settings-page', 'setup-page'] as const)(
    '%s says what to do when the answer is lost, and asks again',
    async (surface) => {
      let asked = 0;
      const opened = await surfaces.open({
        surface,
        invoke: () => {
          asked += 1;
          throw new Error('lost');
        },
      });
      const alert = opened.page.getByRole('alert');
      await alert.getByText('Plumbline did not answer').waitFor();
      const before = asked;
      await alert.getByRole('button', { name: 'Try again' }).click();
      await opened.page.waitForTimeout(100);
      expect(asked).toBeGreaterThan(before);
    },
  );
});
