import type { ProposedOption, RequestOf, ScenarioJson, VarianceReport, WeighedWays } from '../../src/contract/api';
import { CONTEXT, eur, jira, ok, REPORT } from './fixtures.ts';
import { surfacesOfTests, type Host, type OpenSurface } from './page-host.ts';

/** The report's own figures. */
const STAY: ScenarioJson = {
  ways: ['stay'],
  budgetAtCompletion: eur('504000.00'),
  estimateAtCompletion: eur('540819.70'),
  estimateBasis: 'cost-performance',
  finish: { value: '2026-11-09' },
  approvedFinish: '2026-11-13',
  toCompletePerformanceIndex: { toBudget: { value: 1.029205 }, toEstimate: { value: 0.931919 } },
  tolerance: {
    cost: { verdict: 'within', over: eur('36819.70'), allowed: eur('50400.00') },
    finish: { value: { verdict: 'within', daysLate: -4, allowedDays: 2 } },
  },
  explanation: [
    {
      label: 'Actual cost (AC)',
      formula: 'sum of cost up to the status day',
      value: { value: { unit: 'money', amount: eur('151300.75') } },
      why: 'Spent so far. No option gives it back.',
    },
    {
      label: 'Actual time (AT)',
      formula: 'working days from the start to the status day',
      value: { value: { unit: 'working-days', number: 1 } },
      why: 'How long it took to get there.',
    },
    {
      label: 'Cost performance index (CPI)',
      formula: 'EV / AC',
      value: { value: { unit: 'index', number: 0.931919 } },
      why: 'Budgeted work done for each unit of cost.',
    },
    {
      label: 'Forecast finish',
      formula: 'the working day of the project in which AT + working days left end',
      value: { value: { unit: 'day', day: '2026-11-09' } },
      why: 'A part of a working day is taken as a whole one.',
    },
    {
      label: 'To-complete schedule performance index (TSPI)',
      formula: 'working days left in the plan / working days from the status day to the approved finish',
      value: { undefined: 'planned duration used up' },
      why: 'Days of the plan that have to be done in a working day to end on the approved finish.',
    },
  ],
};

const without = (part: Partial<ScenarioJson>): ScenarioJson => ({ ...STAY, ...part });

/** Answers as the resolver does, but for the arithmetic. */
function weigh({ options }: RequestOf<'variance/options'>): WeighedWays {
  const alone = options.map((_, index) => [index]);
  const pairs = alone.flatMap(([first = 0]) => alone.slice(first + 1).map(([second = 0]) => [first, second]));
  return {
    statusDay: '2026-06-30',
    scenarios: [
      { options: [], scenario: STAY },
      ...[...alone, ...pairs].map((places) =>
        places.length === 2 && places.every((place) => options[place]?.way === 'more-time')
          ? { options: places, contradiction: 'Two options set a new finish: only one can be approved.' }
          : {
              options: places,
              scenario: without({
                ways: places.map((place) => options[place]?.way ?? 'stay'),
                budgetAtCompletion: eur('520000.00'),
                estimateBasis: 'planned-rate',
                finish: { undefined: 'too far ahead to name a day' },
                toCompletePerformanceIndex: { toBudget: { value: 0.98 }, toEstimate: { undefined: 'complete' } },
                tolerance: {
                  cost: { verdict: 'beyond', over: eur('0.00'), allowed: eur('0.00') },
                  finish:
                    places.length === 2
                      ? { undefined: 'too far ahead to name a day' }
                      : { value: { verdict: 'beyond', daysLate: 1, allowedDays: 0 } },
                },
              }),
            },
      ),
    ],
  };
}

describe('the ways to proceed on the variance page', () => {
  const surfaces = surfacesOfTests();

  const asked: (readonly ProposedOption[])[] = [];
  type Answer = (request: RequestOf<'variance/options'>) => unknown;
  async function open(
    answer: Answer = (request) => ok(weigh(request)),
    host: Partial<Host> = {},
    report: () => VarianceReport = () => REPORT,
  ): Promise<OpenSurface['page']> {
    asked.length = 0;
    const { page } = await surfaces.open({
      surface: 'variance-page',
      context: CONTEXT,
      jira,
      invoke: (verb, request) => {
        if (verb === 'variance/report') return ok(report());
        if (verb !== 'variance/options') return undefined;
        asked.push((request as RequestOf<'variance/options'>).options);
        return answer(request as RequestOf<'variance/options'>);
      },
      ...host,
    });
    return page;
  }
  const section = () => surfaces.opened.page.getByRole('region', { name: 'Ways to proceed', exact: true });
  const table = () => section().getByRole('table', { name: 'Ways to proceed, compared' });
  const rows = async () => {
    await table().waitFor();
    const cells = await table()
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => (cell as HTMLElement).innerText)));
    return cells.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()).join(' | '));
  };
  const add = (way: string) =>
    section()
      .getByRole('button', { name: `+ ${way}` })
      .click();
  const compare = () => section().getByRole('button', { name: 'Compare' }).click();

  it('show at once what staying comes to, without a form', async () => {
    await open();
    expect(await rows()).toEqual([
      'Stay as we are | €504,000.00 | €540,819.70 at cost performance | Nov 9, 2026 approved Nov 13, 2026 | 1.03 to EAC 0.93 | ' +
        'Within €36,819.70 over, up to €50,400.00 over allowed | Within 4 working days early, up to 2 late allowed',
    ]);
    expect(asked).toEqual([[]]);
    await expect(section().getByRole('button', { name: 'Compare' }).count()).resolves.toBe(0);
  });

  it('compare the ways that are typed, and each two of them', async () => {
    const page = await open();
    await add('Redefine success');
    const scope = section().getByRole('group', { name: '1. Redefine success' });
    await scope.getByRole('combobox', { name: 'Work item to drop or defer' }).fill('Raise');
    await scope.getByRole('option').first().click();
    await scope.getByRole('combobox', { name: /^What becomes of/ }).selectOption('defer');
    await add('More money');
    await section().getByLabel('Added to the budget').fill('16000');
    await add('More people');
    const people = section().getByRole('group', { name: '3. More people' });
    await people.getByLabel('People', { exact: true }).fill('2');
    await people.getByLabel('Cost of one person’s working day').fill('450.5');
    await expect(people.getByLabel('Their first day').inputValue()).resolves.toBe('2026-06-30');
    await people.getByLabel('Their first day').fill('2026-07-06');
    await expect(people.getByLabel('Productivity for their cost').inputValue()).resolves.toBe('100');
    await people.getByLabel('Productivity for their cost').fill('75');
    await add('More time');
    await section().getByLabel('New finish').fill('2026-12-04');
    await section().getByText('The table does not have your latest entries yet.').waitFor();
    await compare();
    await page.getByText('1 + 2. Redefine success, more money').waitFor();
    const [request] = asked.slice(1);
    expect(request).toEqual([
      { way: 'redefine-success', items: [{ issueId: '10002', decision: 'defer' }] },
      { way: 'more-money', amount: '16000.00' },
      { way: 'more-people', people: 2, rate: '450.50', start: '2026-07-06', productivityPercent: 75 },
      { way: 'more-time', finish: '2026-12-04' },
    ]);
    const shown = await rows();
    expect(shown.map((row) => row.split(' | ')[0])).toEqual([
      'Stay as we are',
      '1. Redefine success defer HALL-2',
      '2. More money +€16,000.00',
      '3. More people 2 at €450.50 a working day, from Jul 6, 2026, 75 % of the team’s productivity',
      '4. More time until Dec 4, 2026',
      '1 + 2. Redefine success, more money',
      '1 + 3. Redefine success, more people',
      '1 + 4. Redefine success, more time',
      '2 + 3. More money, more people',
      '2 + 4. More money, more time',
      '3 + 4. More people, more time',
    ]);
    expect(shown[2]).toContain(
      '€520,000.00 | €540,819.70 at the planned rate | too far ahead to name a day approved Nov 13, 2026 | 0.98 | ' +
        'Beyond exactly the budget, up to €0.00 over allowed | Beyond 1 working day late, up to 0 late allowed',
    );
    expect(shown[5]).toMatch(/\| too far ahead to name a day$/);
    await expect(section().getByText('The table does not have your latest entries yet.').count()).resolves.toBe(0);
  });

  it('open to their working line by line, by keyboard too', async () => {
    await open();
    const stay = table().getByRole('button', { name: 'Stay as we are' });
    await stay.press('Enter');
    await expect(stay.getAttribute('aria-expanded')).resolves.toBe('true');
    const lines = section().getByRole('list', { name: 'How the figures of Stay as we are come about' });
    const texts = await lines.getByRole('listitem').allInnerTexts();
    expect(texts.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      'Actual cost (AC) €151,300.75 = sum of cost up to the status day Spent so far. No option gives it back.',
      'Actual time (AT) 1 working day = working days from the start to the status day How long it took to get there.',
      'Cost performance index (CPI) 0.93 = EV / AC Budgeted work done for each unit of cost.',
      expect.stringContaining('Forecast finish Nov 9, 2026 = ') as string,
      expect.stringContaining('planned duration used up = ') as string,
    ]);
    await stay.press('Enter');
    await lines.waitFor({ state: 'detached' });
  });

  it('say where two of them contradict each other', async () => {
    await open();
    await add('More time');
    await add('More time');
    await section().getByLabel('New finish').first().fill('2026-12-04');
    await section().getByLabel('New finish').last().fill('2026-12-11');
    await compare();
    await section().getByText('1 + 2. More time, more time').waitFor();
    expect((await rows()).at(-1)).toBe(
      '1 + 2. More time, more time | Two options set a new finish: only one can be approved.',
    );
  });

  it('ask for what is missing at its field before asking the resolver', async () => {
    await open();
    for (const way of ['Redefine success', 'More money', 'More people', 'More time']) await add(way);
    await section().getByLabel('Added to the budget').fill('-5');
    await section().getByLabel('People', { exact: true }).fill('1.5');
    await section().getByLabel('Their first day').fill('');
    await section().getByLabel('Productivity for their cost').fill('1001');
    await compare();
    for (const message of [
      'Choose at least one work item to drop or to defer.',
      'Enter an amount above 0, such as 1250.50.',
      'Enter a whole number of people, at least 1.',
      'Enter the cost of one person’s working day, such as 450.',
      'Choose their first day.',
      'Enter whole per cent from 0 to 1000.',
      'Choose the new finish.',
    ]) {
      await section().getByText(message).waitFor();
    }
    expect(asked).toEqual([[]]);
  });

  it('give as much time as the forecast takes to whoever names no day', async () => {
    await open();
    await add('More time');
    const time = section().getByRole('group', { name: '1. More time' });
    await time.getByLabel('How much more time').selectOption('As late as the forecast');
    await expect(time.getByLabel('New finish').count()).resolves.toBe(0);
    await time.getByText('Each row takes its own forecast finish').waitFor();
    await compare();
    await section().getByText('as late as the forecast', { exact: true }).waitFor();
    expect(asked.at(-1)).toEqual([{ way: 'more-time', finish: 'forecast' }]);
  });

  it('show a refusal at its field and keep what is typed and compared', async () => {
    const refusal = {
      code: 'invalid-request',
      message: 'It is before the approved finish.',
      field: 'options.0.finish',
    };
    await open((request) => (request.options.length === 0 ? ok(weigh(request)) : { ok: false, refusal }));
    await add('More time');
    const finish = section().getByLabel('New finish');
    await finish.fill('2026-07-01');
    await compare();
    await section().getByText(refusal.message).waitFor();
    await expect(finish.getAttribute('aria-invalid')).resolves.toBe('true');
    expect((await rows()).map((row) => row.split(' | ')[0])).toEqual(['Stay as we are']);
  });

  it('can be asked for again when there was no answer', async () => {
    let answers = 0;
    await open((request) => ((answers += 1) === 1 ? undefined : ok(weigh(request))));
    await section().getByRole('button', { name: 'Try again' }).click();
    expect(await rows()).toHaveLength(1);
  });

  it('are five at most, and can be taken out again', async () => {
    await open();
    for (let count = 0; count < 5; count += 1) await add('More money');
    await section().getByText('5 ways are the most that are compared at once.').waitFor();
    await section().getByRole('button', { name: 'Remove 3. More money' }).click();
    await add('More time');
    await expect(
      section()
        .getByRole('group', { name: /^\d\. / })
        .count(),
    ).resolves.toBe(5);
  });

  it('are not shown beside figures of another moment, and are asked again with the report', async () => {
    let estimate = '540000.00';
    const page = await open(
      (request) => ok(weigh(request)),
      {},
      () => {
        const figures = { ...REPORT.current.figures, estimateAtCompletion: { value: eur(estimate) } };
        return { ...REPORT, current: { ...REPORT.current, figures } };
      },
    );
    await section().getByText('The project has moved on since this page was loaded').waitFor();
    await expect(table().count()).resolves.toBe(0);
    estimate = '540819.70';
    await page.getByRole('button', { name: 'Load the latest' }).click();
    expect(await rows()).toHaveLength(1);
    expect(asked).toEqual([[], []]);
  });

  it.each([320, 800, 1440])('fit a frame of %i pixels, opened', async (width) => {
    await open((request) => ok(weigh(request)), { width, theme: width === 800 ? 'dark' : 'light' });
    await add('More money');
    await section().getByLabel('Added to the budget').fill('16000');
    await add('Redefine success');
    const scope = section().getByRole('group', { name: '2. Redefine success' });
    await scope.getByRole('combobox', { name: 'Work item to drop or defer' }).fill('Raise');
    await scope.getByRole('option').first().click();
    await compare();
    await section().getByText('1 + 2. More money, redefine success').waitFor();
    await table().getByRole('button', { name: 'Stay as we are' }).click();
    const lines = section().getByRole('list', { name: /^How the figures/ });
    await lines.waitFor();
    if (process.env['SHOTS'] !== undefined)
      await section().screenshot({ path: `${process.env['SHOTS']}/ways-${String(width)}.png` });
    await expect(surfaces.opened.overflow()).resolves.toBe(0);
    const box = await lines.boundingBox();
    expect((box?.x ?? 0) + (box?.width ?? width + 1)).toBeLessThanOrEqual(width);
    expect(surfaces.opened.complaints).toEqual([]);
  });
});
