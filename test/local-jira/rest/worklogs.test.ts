/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment --
   answers are read by path, and a path that is wrong fails the assertion */
import fc from 'fast-check';
import { formatDuration, parseDuration } from '../../../local-jira/site/time-tracking.ts';
import { createSmallSite, EVE, NOW, PAT, SAM } from './small-site.ts';

const url = '/rest/api/3/issue/ALPHA-1/worklog';
const tracking = { workingHoursPerDay: 8, workingDaysPerWeek: 5, timeFormat: 'pretty', defaultUnit: 'minute' } as const;

describe('a duration', () => {
  it.each([
    ['1h 30m', 5400],
    ['1d', 28_800],
    ['1w', 144_000],
    ['0.5h', 1800],
    ['45', 2700],
    ['1w 2d 3h 4m', 144_000 + 57_600 + 10_800 + 240],
  ])('%s is %i seconds', (text, seconds) => {
    expect(parseDuration(text, tracking)).toBe(seconds);
  });

  it.each(['', 'soon', '1x', '-1h', '1h30', '1 h'])('"%s" is none', (text) => {
    expect(parseDuration(text, tracking)).toBeNull();
  });

  it('written and read again is the same, to the minute', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000_000 }), (minutes) => {
        expect(parseDuration(formatDuration(minutes * 60, tracking), tracking)).toBe(minutes * 60);
      }),
    );
  });
});

describe('logging work', () => {
  it('adds to the time spent and takes from the remaining estimate', async () => {
    const { call, site } = createSmallSite();
    const heard: string[] = [];
    site.onEvent(({ eventType }) => heard.push(eventType));
    const { status, body } = await call(SAM, 'POST', url, {
      timeSpent: '1h 30m',
      started: '2026-11-20T08:00:00.000+0100',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      author: { accountId: SAM },
      issueId: '10000',
      timeSpent: '1h 30m',
      timeSpentSeconds: 5400,
      started: '2026-11-20T07:00:00.000+0000',
    });
    expect(body).not.toHaveProperty('comment');
    const issue = await call(SAM, 'GET', '/rest/api/3/issue/ALPHA-1?fields=timetracking,timespent,worklog,workratio');
    expect(issue.body.fields).toMatchObject({
      timespent: 41_400,
      timetracking: { remainingEstimateSeconds: 50_400 - 5400, originalEstimateSeconds: 86_400 },
      worklog: { total: 2 },
      workratio: 47,
    });
    expect(
      site
        .changelogOf('10000')
        .at(-1)
        ?.items.map(({ field, from, to }) => [field, from, to]),
    ).toEqual([
      ['timeestimate', '50400', '45000'],
      ['timespent', '36000', '41400'],
    ]);
    expect(heard).toEqual(['avi:jira:updated:issue', 'avi:jira:created:worklog']);
  });

  it('sets, reduces or leaves the remaining estimate as told', async () => {
    const { call, site } = createSmallSite();
    const remaining = () => site.findIssue('ALPHA-1')?.remainingEstimateSeconds;
    await call(SAM, 'POST', `${url}?adjustEstimate=leave`, { timeSpentSeconds: 3600 });
    expect(remaining()).toBe(50_400);
    await call(SAM, 'POST', `${url}?adjustEstimate=new&newEstimate=2h`, { timeSpentSeconds: 3600 });
    expect(remaining()).toBe(7200);
    await call(SAM, 'POST', `${url}?adjustEstimate=manual&reduceBy=30m`, { timeSpentSeconds: 3600 });
    expect(remaining()).toBe(5400);
    await call(SAM, 'POST', url, { timeSpent: '1w' });
    expect(remaining()).toBe(0);
  });

  it.each([
    [{}, { timeLogged: 'You must indicate the time spent working.' }],
    [{ timeSpent: 'soon' }, { timeLogged: 'Invalid time duration entered.' }],
    [{ timeSpentSeconds: 0 }, { timeLogged: 'Time Spent can not be zero.' }],
    [
      { timeSpent: '1h', comment: 'text' },
      { comment: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
    ],
    [{ timeSpent: '1h', started: 'yesterday' }, { started: expect.stringContaining('yesterday') as string }],
  ])('refuses %j', async (body, errors) => {
    const { call, site } = createSmallSite();
    expect(await call(SAM, 'POST', url, body)).toMatchObject({ status: 400, body: { errors } });
    expect(site.worklogsOf('10000')).toHaveLength(1);
  });

  it('refuses an adjustment without its amount, and callers without the permission', async () => {
    const { call } = createSmallSite();
    expect((await call(SAM, 'POST', `${url}?adjustEstimate=new`, { timeSpent: '1h' })).status).toBe(400);
    expect((await call(SAM, 'POST', `${url}?adjustEstimate=sometimes`, { timeSpent: '1h' })).status).toBe(400);
    expect(
      (await call(SAM, 'POST', '/rest/api/3/issue/BETA-1/worklog', { timeSpent: '1h' })).body.errorMessages,
    ).toEqual(['You do not have the permission to associate a worklog to this issue.']);
  });
});

describe('a worklog', () => {
  it('is changed and deleted by its author or a project administrator, and the estimate follows', async () => {
    const { call, site } = createSmallSite();
    const one = `${url}/10000`;
    expect((await call(EVE, 'PUT', one, { timeSpent: '1h' })).status).toBe(400);
    const changed = await call(SAM, 'PUT', one, { timeSpent: '1d' });
    expect(changed.body).toMatchObject({ timeSpentSeconds: 28_800, started: '2026-09-04T08:00:00.000+0000' });
    expect(site.findIssue('ALPHA-1')?.remainingEstimateSeconds).toBe(50_400 + 7200);
    expect((await call(EVE, 'DELETE', one)).status).toBe(400);
    expect((await call(PAT, 'DELETE', one)).status).toBe(204);
    expect(site.findIssue('ALPHA-1')?.remainingEstimateSeconds).toBe(86_400);
    expect((await call(SAM, 'GET', one)).status).toBe(404);
    expect((await call(SAM, 'GET', '/rest/api/3/issue/ALPHA-1?fields=timespent')).body.fields.timespent).toBeNull();
  });

  it('is listed by when the work started', async () => {
    const { call } = createSmallSite();
    await call(SAM, 'POST', url, { timeSpent: '1h' });
    const all = await call(SAM, 'GET', url);
    expect(all.body).toMatchObject({ startAt: 0, total: 2 });
    const since = await call(SAM, 'GET', `${url}?startedAfter=${String(NOW)}`);
    expect(since.body.worklogs.map(({ timeSpent }: { timeSpent: string }) => timeSpent)).toEqual(['1h']);
  });
});

describe('changed worklogs', () => {
  it('are told a minute later, oldest first, and the deleted apart', async () => {
    const { call, clock } = createSmallSite();
    const added = await call(SAM, 'POST', url, { timeSpent: '1h' });
    const since = `since=${String(NOW - 1)}`;
    expect((await call(SAM, 'GET', `/rest/api/3/worklog/updated?${since}`)).body).toMatchObject({
      values: [],
      lastPage: true,
    });
    clock.at += 61_000;
    const { body } = await call(SAM, 'GET', `/rest/api/3/worklog/updated?${since}`);
    expect(body).toMatchObject({
      values: [{ worklogId: Number(added.body.id), updatedTime: NOW, properties: [] }],
      until: NOW,
      lastPage: true,
    });
    await call(SAM, 'DELETE', `${url}/${added.body.id as string}`);
    clock.at += 61_000;
    expect((await call(SAM, 'GET', `/rest/api/3/worklog/updated?${since}`)).body.values).toEqual([]);
    expect((await call(SAM, 'GET', `/rest/api/3/worklog/deleted?${since}`)).body.values).toMatchObject([
      { worklogId: Number(added.body.id) },
    ]);
  });

  it('are read in one call, those of visible issues only', async () => {
    const { call } = createSmallSite();
    await call(PAT, 'POST', '/rest/api/3/issue/ALPHA-4/worklog', { timeSpent: '1h' });
    const ids = { ids: [10_000, 10_001, 99] };
    expect((await call(PAT, 'POST', '/rest/api/3/worklog/list', ids)).body.map(({ id }: { id: string }) => id)).toEqual(
      ['10000', '10001'],
    );
    expect((await call(SAM, 'POST', '/rest/api/3/worklog/list', ids)).body.map(({ id }: { id: string }) => id)).toEqual(
      ['10000'],
    );
    expect((await call(SAM, 'POST', '/rest/api/3/worklog/list', { ids: ['x'] })).status).toBe(400);
  });
});
