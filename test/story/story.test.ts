/**
 * The whole story of Plumbline on the demo project, lived through by three people in a real browser, on each SQL engine.
 * Every figure is worked out by hand in notes.md.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { FrameLocator, Page, PageScreenshotOptions } from 'playwright-core';
import { describeOnEachEngine, mariadbUrl } from '../sql-engines';
import { openStorySite, rowOf, type StorySite } from './story-site.ts';

const LIMIT_MS = 180_000;
jest.setTimeout(LIMIT_MS);

const PICTURES = resolve(__dirname, '..', '..', 'build', 'pictures');
mkdirSync(PICTURES, { recursive: true });
/** Around a part of a page. */
const MARGIN = 16;
type Clip = NonNullable<PageScreenshotOptions['clip']>;

const variancePath = '/projects/PAY/apps/variance-page';
const frameOf = (page: Page, title: string): FrameLocator => page.frameLocator(`iframe[title="${title}"]`);

/** A figure of the variance page: against the current and against the original baseline. */
async function tile(frame: FrameLocator, name: string): Promise<string[]> {
  return frame.getByRole('listitem', { name }).getByRole('definition').allInnerTexts();
}

/** Opens the tables of every figure, which the page keeps closed. */
async function openFigures(frame: FrameLocator): Promise<void> {
  await frame.getByText('All of them against both baselines').click();
}

async function edit(page: Page, field: string, value: string): Promise<void> {
  await page.getByRole('button', { name: `Edit ${field}`, exact: true }).click();
  await page
    .getByRole('textbox', { name: field, exact: true })
    .or(page.getByLabel(field, { exact: true }))
    .first()
    .fill(value);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('button', { name: `Edit ${field}`, exact: true }).waitFor();
}

async function transition(page: Page, from: string, name: string): Promise<void> {
  await page.getByRole('button', { name: `Status: ${from}. Change status` }).click();
  await page.getByRole('menuitem', { name }).click();
}

describeOnEachEngine('The story', (engine) => {
  let site: StorySite | undefined;
  let maya: Page;
  let sam: Page;
  let tomas: Page;
  let priya: Page;
  let changeKey = '';

  /** Events reach the app a little later, as on Jira; the story waits until it has heard everything. */
  const settle = async (): Promise<void> => site?.running.localJira.forge?.deliveries.drain();
  const open = async (page: Page, path: string, title: string, ready: string): Promise<FrameLocator> => {
    await page.goto(new URL(path, page.url()).href);
    const frame = frameOf(page, title);
    await frame.getByText(ready).first().waitFor();
    return frame;
  };
  const picture = async (page: Page, name: string, clip?: Clip): Promise<void> => {
    if (engine !== 'SQLite') return;
    await page.screenshot({ path: join(PICTURES, `${name}.png`), ...(clip && { clip, fullPage: true }) });
  };
  /** Of one part of a page in a frame, all of it. */
  const pictureOfPart = async (page: Page, frame: FrameLocator, part: string, name: string): Promise<void> => {
    // Where a page has been scrolled, the site's bar lies over what is pictured.
    await page.evaluate(() => {
      scrollTo(0, 0);
    });
    const box = await frame.getByRole('region', { name: part, exact: true }).first().boundingBox();
    if (box === null) throw new Error(`${part} is not on the page`);
    const { x, y, width, height } = box;
    await picture(page, name, { x: x - MARGIN, y, width: width + 2 * MARGIN, height: height + MARGIN });
  };
  /** What each person saw when a step broke. */
  const pictureFailure = async (): Promise<void> => {
    for (const [name, page] of Object.entries({ maya, sam, tomas, priya })) {
      await page.screenshot({ path: join(PICTURES, `failure-${engine}-${name}.png`), fullPage: true });
    }
  };
  let broken: string | null = null;
  /** One step of the story; those after a broken one fail at once. */
  const step = (title: string, body: () => Promise<void>): void => {
    it(title, async () => {
      if (broken !== null) throw new Error(`The story broke off at: ${broken}`);
      broken = title;
      try {
        await body();
        broken = null;
      } finally {
        if (broken !== null) await pictureFailure();
      }
    });
  };

  beforeAll(async () => {
    site = await openStorySite(engine === 'MariaDB' ? mariadbUrl('plumbline_test_story') : undefined);
    maya = await site.signIn('Maya Lindqvist');
    sam = await site.signIn('Sam Okafor');
    tomas = await site.signIn('Tomás Herrera');
    priya = await site.signIn('Priya Natarajan');
  });
  afterAll(() => site?.close());

  step('shows the project manager what a baseline would hold and what it leaves out, and why', async () => {
    const variance = await open(maya, variancePath, 'Variance', 'This project has no baseline yet');
    await variance.getByRole('button', { name: 'Scan the project' }).click();
    await variance.getByText('of 44 work items would be in the baseline').waitFor();
    await variance
      .getByText(
        '40 of 44 work items would be in the baseline, with a budget of $360,000.00, from Mar 30, 2026 to Aug 14, 2026.',
      )
      .waitFor();
    await picture(maya, 'capture');
    expect(await rowOf(variance, 'Left out', /PAY-41/)).toEqual(['Budget is empty.']);
    expect(await rowOf(variance, 'Left out', /PAY-42/)).toEqual(['Planned start is empty.']);
    expect(await rowOf(variance, 'Left out', /PAY-43/)).toEqual(['Due date is empty.']);
    expect(await rowOf(variance, 'Left out', /PAY-44/)).toEqual([expect.stringContaining('is before the start')]);
  });

  step('captures the baseline as version 1', async () => {
    const variance = frameOf(maya, 'Variance');
    await variance.getByLabel('Name of this baseline').fill('Original plan');
    await variance.getByRole('button', { name: 'Capture baseline' }).click();
    await variance.getByRole('heading', { name: 'How the project stands' }).waitFor();
    await settle();
  });

  step('measures the project against its baseline to the cent', async () => {
    const variance = await open(maya, variancePath, 'Variance', 'How the project stands');
    expect(await tile(variance, 'Schedule performance, SPI')).toEqual(['0.84', '0.84']);
    expect(await tile(variance, 'Cost performance, CPI')).toEqual(['0.90', '0.90']);
    expect(await tile(variance, 'Schedule variance, SV')).toEqual(['-$39,200.00', '-$39,200.00']);
    expect(await tile(variance, 'Cost variance, CV')).toEqual(['-$23,000.00', '-$23,000.00']);
    expect(await tile(variance, 'Estimate at completion, EAC')).toEqual(['$400,990.10', '$400,990.10']);
    expect(await tile(variance, 'Variance at completion, VAC')).toEqual(['-$40,990.10', '-$40,990.10']);
    expect(await tile(variance, 'Schedule variance in time, SV(t)')).toEqual(['-10.89 days', '-10.89 days']);
    expect(await tile(variance, 'Estimated finish, IEAC(t)')).toEqual(['Sep 11, 2026', 'Sep 11, 2026']);
    await picture(maya, 'variance');
    await openFigures(variance);
    expect(await rowOf(variance, 'Where we are', /\(PV\)/)).toEqual(['$241,200.00', '$241,200.00']);
    expect(await rowOf(variance, 'Where we are', /\(EV\)/)).toEqual(['$202,000.00', '$202,000.00']);
    expect(await rowOf(variance, 'Where we are', /\(AC\)/)).toEqual(['$225,000.00', '$225,000.00']);
    expect(await rowOf(variance, 'Where we are', /\(BAC\)/)).toEqual(['$360,000.00', '$360,000.00']);
    const inTime = 'Schedule, in working days';
    expect(await rowOf(variance, inTime, 'Planned duration (PD)')).toEqual(['99', '99']);
    expect(await rowOf(variance, inTime, 'Actual time (AT)')).toEqual(['66', '66']);
    expect(await rowOf(variance, inTime, 'Earned schedule (ES)')).toEqual(['55.11', '55.11']);
    expect(await rowOf(variance, 'What the rest needs', /to the budget/)).toEqual(['1.17', '1.17']);
    await variance.getByText('The same as a table').click();
    const curve = 'Value over time';
    expect(await rowOf(variance, curve, 'Apr 13, 2026')).toEqual(['$39,600.00', '$36,000.00', '$39,600.00']);
    expect(await rowOf(variance, curve, 'May 25, 2026')).toEqual(['$144,000.00', '$144,000.00', '$151,200.00']);
    expect(await rowOf(variance, curve, 'Jun 1, 2026')).toEqual(['$164,000.00', '$163,800.00', '$178,200.00']);
    expect(await rowOf(variance, curve, 'Jul 6, 2026')).toEqual(['$255,600.00', '–', '–']);
    expect(await rowOf(variance, curve, 'Aug 14, 2026')).toEqual(['$360,000.00', '–', '–']);
    const table = 'Work items, worst cost variance first';
    expect(await rowOf(variance, table, /PAY-17/)).toEqual([
      '-$1,600.00',
      'on the planned day',
      '$8,000.00',
      '$8,000.00',
      '$8,000.00',
      '$9,600.00',
    ]);
    await variance.getByRole('button', { name: 'Show all 39' }).click();
    expect(await rowOf(variance, table, /PAY-22/)).toEqual([
      '$0.00',
      '7 working days late',
      '$12,000.00',
      '$12,000.00',
      '$6,000.00',
      '$6,000.00',
    ]);
    expect(await rowOf(variance, table, /PAY-25/)).toEqual([
      '-$1,000.00',
      'on the planned day',
      '$8,000.00',
      '$5,600.00',
      '$2,000.00',
      '$3,000.00',
    ]);
    await variance.getByText('1 under a security level').waitFor();
    await variance.getByText('Cost booked on work outside the current baseline: $3,000.00').waitFor();
  });

  step('writes the baseline and the variances into Jira’s own fields, where JQL finds them', async () => {
    await maya.goto(
      new URL(
        '/issues?jql=' +
          encodeURIComponent(
            'project = PAY AND "Cost variance[Number]" <= -2400 AND "Baseline budget[Number]" > 0 ORDER BY key',
          ),
        maya.url(),
      ).href,
    );
    await maya.getByRole('link', { name: 'PAY-18', exact: true }).waitFor();
    await maya.getByRole('link', { name: 'PAY-20', exact: true }).waitFor();
    expect(await maya.getByRole('link', { name: /^PAY-\d+$/ }).count()).toBe(2);
  });

  step('shows the drift on the panel of a work item that was re-estimated', async () => {
    await open(maya, '/browse/PAY-30', 'Plumbline', 'Budget and progress');
    await edit(maya, 'Budget', '17000');
    await edit(maya, 'Due date', '2026-07-24');
    await settle();
    const panel = await open(maya, '/browse/PAY-30', 'Plumbline', 'This work item is waiting');
    expect(await rowOf(panel, 'Against the baseline', 'Budget')).toEqual(['$12,000.00', '$12,000.00']);
    expect(await rowOf(panel, 'Against the baseline', 'Budget against baseline')).toEqual([
      '+$5,000.00 over',
      '+$5,000.00 over',
    ]);
    expect(await rowOf(panel, 'Against the baseline', 'Finish against baseline')).toEqual([
      '5 working days late',
      '5 working days late',
    ]);
  });

  step('stops the team member at the transition, and says what to do', async () => {
    await open(sam, '/browse/PAY-30', 'Plumbline', 'Budget and progress');
    await transition(sam, 'To Do', 'Start work');
    const refusal = sam.getByRole('alert').filter({ hasText: '“Start work” was not done' });
    await refusal.waitFor();
    expect(await refusal.innerText()).toContain('5,000.00 USD');
    await picture(sam, 'breach');
    await sam.getByRole('button', { name: 'Status: To Do. Change status' }).waitFor();
  });

  step('lets the project manager raise a change request that names cost, days and options', async () => {
    const panel = frameOf(maya, 'Plumbline');
    await panel.getByRole('button', { name: 'Raise change request' }).click();
    await panel.getByLabel('Summary').fill('Fix what the penetration test found');
    await panel
      .getByLabel('Reason')
      .fill('The test found two critical holes. Without the fixes the auditor withholds the certificate.');
    await panel.getByLabel('Adds to its budget').fill('5000');
    await panel.getByLabel('Moves its finish by (working days)').fill('5');
    await panel.getByText('+$5,000.00').first().waitFor();
    await panel.getByRole('button', { name: 'Raise as draft' }).click();
    const raised = panel.getByText('is a draft. Open it to submit it for review');
    await raised.waitFor();
    changeKey = /PAY-\d+/.exec(await raised.innerText())?.[0] ?? '';
    expect(changeKey).toMatch(/^PAY-\d+$/);
  });

  step('submits it, and tells the team member which change the work waits for, and for whom', async () => {
    await settle();
    const change = await open(maya, `/browse/${changeKey}`, 'Plumbline', 'Draft');
    await change.getByRole('button', { name: 'Submit for review' }).click();
    await change.getByText('In review').first().waitFor();
    await settle();
    await open(sam, '/browse/PAY-30', 'Plumbline', changeKey);
    await transition(sam, 'To Do', 'Start work');
    const refusal = sam.getByRole('alert').filter({ hasText: changeKey });
    await refusal.waitFor();
    const sentence = await refusal.innerText();
    expect(sentence).toContain('5,000.00 USD');
    expect(sentence).toContain('5 working days');
    expect(sentence).toContain('Tomás Herrera');
    expect(sentence).toContain('Priya Natarajan');
    await picture(sam, 'blocked');
  });

  step('lets nobody decide their own change, nor past the decision by Jira’s own buttons', async () => {
    const change = await open(maya, `/browse/${changeKey}`, 'Plumbline', 'In review');
    expect(await change.getByRole('button', { name: 'Approve…' }).isEnabled()).toBe(false);
    await transition(maya, 'In review', 'Approve');
    await maya.getByRole('alert').filter({ hasText: 'was not done' }).waitFor();
    await maya.getByRole('button', { name: 'Status: In review. Change status' }).waitFor();
  });

  step('needs both approvers: after the first, nothing has moved', async () => {
    const change = await open(tomas, `/browse/${changeKey}`, 'Plumbline', 'Who decides');
    await change.getByRole('button', { name: 'Approve…' }).click();
    await change.getByText('What will move').waitFor();
    await picture(tomas, 'approve');
    await change.getByRole('button', { name: 'Approve', exact: true }).click();
    await change.getByText('1 of 2 approvals').waitFor();
    await settle();
    const variance = await open(maya, variancePath, 'Variance', 'How the project stands');
    await openFigures(variance);
    expect(await rowOf(variance, 'Where we are', /\(BAC\)/)).toEqual(['$360,000.00', '$360,000.00']);
  });

  step('moves the baseline by exactly what was approved once the second approver agrees', async () => {
    const change = await open(priya, `/browse/${changeKey}`, 'Plumbline', 'Who decides');
    await change.getByRole('button', { name: 'Approve…' }).click();
    await change.getByRole('button', { name: 'Approve', exact: true }).click();
    await change.getByText('Made version 2 of the baseline').waitFor();
    await settle();
    await open(priya, `/browse/${changeKey}`, 'Plumbline', 'Made version 2 of the baseline');
    await priya
      .getByText('Status: Approved')
      .or(priya.getByRole('button', { name: /Status: Approved/ }))
      .first()
      .waitFor();
    await picture(priya, 'approved');
  });

  step('passes the team member at the gate', async () => {
    await open(sam, '/browse/PAY-30', 'Plumbline', 'Budget and progress');
    await transition(sam, 'To Do', 'Start work');
    await sam.getByRole('button', { name: 'Status: In Progress. Change status' }).waitFor();
    const panel = frameOf(sam, 'Plumbline');
    expect(await rowOf(panel, 'Against the baseline', 'Budget')).toEqual(['$12,000.00', '$17,000.00']);
    expect(await rowOf(panel, 'Against the baseline', 'Budget against baseline')).toEqual(['+$5,000.00 over', '$0.00']);
    expect(await rowOf(panel, 'Against the baseline', 'Finish against baseline')).toEqual([
      '5 working days late',
      'on the planned day',
    ]);
  });

  step('bridges from the original to the current baseline, and keeps both in sight', async () => {
    await settle();
    const variance = await open(maya, variancePath, 'Variance', 'How the project stands');
    const bridge = 'Budget and finish, step by step';
    expect(await rowOf(variance, bridge, /^Original/)).toEqual(['1', '$360,000.00', 'Aug 14, 2026']);
    expect(await rowOf(variance, bridge, new RegExp(changeKey))).toEqual(expect.arrayContaining(['2', '+$5,000.00']));
    expect(await rowOf(variance, bridge, /^Current/)).toEqual(['2', '$365,000.00', 'Aug 14, 2026']);
    await variance.getByText('The original plus every step is exactly the current baseline.').waitFor();
    await openFigures(variance);
    expect(await rowOf(variance, 'Where we are', /\(BAC\)/)).toEqual(['$360,000.00', '$365,000.00']);
    expect(await rowOf(variance, 'Where we are', /\(PV\)/)).toEqual(['$241,200.00', '$241,200.00']);
    expect(await tile(variance, 'Cost performance, CPI')).toEqual(['0.90', '0.90']);
    expect(await tile(variance, 'Estimate at completion, EAC')).toEqual(['$406,559.41', '$400,990.10']);
    expect(await tile(variance, 'Variance at completion, VAC')).toEqual(['-$41,559.41', '-$40,990.10']);
    await picture(maya, 'bridge');
  });

  step('says why the estimate is not the original budget, and what each way to proceed would make of it', async () => {
    const variance = await open(maya, variancePath, 'Variance', 'How the project stands');
    await variance.getByRole('button', { name: 'Show the parts' }).click();
    const parts = 'From the original budget to the estimate';
    await variance.getByRole('rowheader', { name: 'Remaining forecast' }).waitFor();
    expect(await rowOf(variance, parts, 'Approved cost change')).toEqual(['+$5,000.00', '']);
    expect(await rowOf(variance, parts, 'Cost efficiency')).toEqual(['+$20,000.00', '']);
    expect(await rowOf(variance, parts, /^Work outside/)).toEqual(['+$3,000.00', '']);
    expect(await rowOf(variance, parts, 'Remaining forecast')).toEqual(['+$18,559.41', '']);
    expect(await rowOf(variance, parts, 'Estimate at completion')).toEqual(['$406,559.41', '']);
    await variance.getByRole('button', { name: '+ More people' }).click();
    await variance.getByLabel('People', { exact: true }).fill('2');
    await variance.getByLabel('Cost of one person’s working day').fill('400');
    await variance.getByLabel('Their first day').fill('2026-07-01');
    await variance.getByLabel('Productivity for their cost').fill('75');
    await variance.getByRole('button', { name: '+ More time' }).click();
    await variance.getByLabel('How much more time').selectOption('As late as the forecast');
    await variance.getByRole('button', { name: 'Compare' }).click();
    await variance.getByText('1 + 2. More people, more time').waitFor();
    const ways = 'Ways to proceed, compared';
    const told = async (way: RegExp | string) =>
      (await rowOf(variance, ways, way)).map((cell) => cell.replace(/\s+/g, ' '));
    expect(await told(/^1\. More people/)).toEqual([
      '$365,000.00',
      '$415,515.80 at cost performance',
      'Sep 1, 2026 approved Aug 14, 2026',
      '1.16 to EAC 0.86',
      'Beyond $50,515.80 over, up to $36,500.00 over allowed',
      'Beyond 12 working days late, up to 2 late allowed',
    ]);
    expect((await told(/^2\. More time/)).slice(2)).toEqual([
      'Sep 11, 2026 approved Sep 11, 2026',
      '1.16 to EAC 0.90',
      'Beyond $41,559.41 over, up to $36,500.00 over allowed',
      'Within on the day, up to 2 late allowed',
    ]);
    expect((await told(/^1 \+ 2\. /)).slice(1, 3)).toEqual([
      '$415,515.80 at cost performance',
      'Sep 1, 2026 approved Sep 1, 2026',
    ]);
    await pictureOfPart(maya, variance, 'Why it moved', 'why');
    await pictureOfPart(maya, variance, 'Ways to proceed', 'ways');
  });
});
