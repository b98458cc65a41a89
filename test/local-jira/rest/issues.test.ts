/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment, @typescript-eslint/no-unsafe-argument --
   answers are read by path, and a path that is wrong fails the assertion */
import { ADMIN, app, appFor, createSmallSite, EVE, PAT, SAM } from './small-site.ts';

const paragraph = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

describe('GET /issue/{issueIdOrKey}', () => {
  it("gives all fields with ids as strings, dates in Jira's form and absolute links", async () => {
    const { call } = createSmallSite();
    const { status, body } = await call(SAM, 'GET', '/rest/api/3/issue/ALPHA-1');
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: '10000', key: 'ALPHA-1', self: 'http://127.0.0.1:8118/rest/api/3/issue/10000' });
    expect(body.fields).toMatchObject({
      summary: 'Lay the foundation',
      created: '2026-09-01T09:00:00.000+0000',
      duedate: '2026-11-06',
      customfield_10016: 1500,
      customfield_10015: '2026-09-01',
      timetracking: {
        originalEstimate: '3d',
        remainingEstimate: '1d 6h',
        timeSpent: '1d 2h',
        timeSpentSeconds: 36_000,
      },
      status: { id: '3', statusCategory: { key: 'indeterminate', id: 4 } },
      assignee: { accountId: SAM },
      resolution: null,
    });
    expect(body.fields.issuelinks[0].outwardIssue.key).toBe('ALPHA-2');
    expect(body.fields.comment.total).toBe(1);
  });

  it('gives only the fields named, and takes those away that are named with a minus', async () => {
    const { call } = createSmallSite();
    const few = await call(SAM, 'GET', '/rest/api/3/issue/ALPHA-1?fields=summary,status');
    expect(Object.keys(few.body.fields).sort()).toEqual(['status', 'summary']);
    const most = await call(SAM, 'GET', '/rest/api/3/issue/ALPHA-1?fields=*all,-comment');
    expect(most.body.fields.comment).toBeUndefined();
    expect(most.body.fields.worklog.total).toBe(1);
    const navigable = await call(SAM, 'GET', '/rest/api/3/issue/ALPHA-1?fields=*navigable');
    expect(navigable.body.fields.worklog).toBeUndefined();
    expect(navigable.body.fields.summary).toBeDefined();
  });

  it('expands names, schema, changelog, rendered fields, transitions, editmeta and properties', async () => {
    const { call } = createSmallSite();
    const { body } = await call(
      PAT,
      'GET',
      '/rest/api/3/issue/ALPHA-1?fields=description,customfield_10016&properties=survey&expand=names,schema,changelog,renderedFields,transitions,editmeta',
    );
    expect(body.names).toEqual({ description: 'Description', customfield_10016: 'Budget' });
    expect(body.schema.customfield_10016).toMatchObject({ type: 'number', customId: 10_016 });
    expect(body.renderedFields.description).toBe('<p>First line</p>\n<p>Second line</p>');
    expect(body.changelog.histories.map(({ items }: { items: { field: string }[] }) => items[0]?.field)).toEqual([
      'duedate',
      'status',
    ]);
    expect(body.transitions.map(({ name }: { name: string }) => name)).toEqual(['Ask for review', 'Reopen']);
    expect(body.editmeta.fields.summary).toMatchObject({ required: true, operations: ['set'] });
    expect(body.properties).toEqual({ survey: { depth: 3 } });
  });

  it('gives instants in UTC, and renders them on the clock of the reader', async () => {
    const { call, site } = createSmallSite();
    const issue = site.findIssue('ALPHA-1');
    if (issue === undefined) throw new Error('no ALPHA-1');
    site.put('issue', { ...issue, updated: Date.parse('2026-11-22T19:05:00Z') });
    site.put('user', { ...site.get('user', PAT), timeZone: 'Asia/Kolkata' });
    const path = '/rest/api/3/issue/ALPHA-1?fields=updated&expand=renderedFields';
    const there = (await call(PAT, 'GET', path)).body;
    expect(there.fields.updated).toBe('2026-11-22T19:05:00.000+0000');
    expect(there.renderedFields.updated).toBe('23/Nov/26 12:35 AM');
    expect((await call(SAM, 'GET', path)).body.renderedFields.updated).toBe('22/Nov/26 7:05 PM');
  });

  it.each([
    ['an issue that is not there', SAM, 'ALPHA-99'],
    ['an issue of a project that the caller may not browse', EVE, 'BETA-1'],
    ["an issue above the caller's security level", SAM, 'ALPHA-4'],
  ])('answers 404 in the same words for %s', async (_case, as, key) => {
    const { call } = createSmallSite();
    const { status, body } = await call(as, 'GET', `/rest/api/3/issue/${key}`);
    expect(status).toBe(404);
    expect(body).toEqual({
      errorMessages: ['Issue does not exist or you do not have permission to see it.'],
      errors: {},
    });
  });

  it('shows a protected issue to those of its security level', async () => {
    const { call } = createSmallSite();
    expect((await call(PAT, 'GET', '/rest/api/3/issue/ALPHA-4')).status).toBe(200);
    expect((await call(ADMIN, 'GET', '/rest/api/3/issue/ALPHA-4')).status).toBe(200);
  });

  it('answers 401 to somebody who has not signed in, or an app without the scope', async () => {
    const { call } = createSmallSite();
    expect((await call({ kind: 'anonymous' }, 'GET', '/rest/api/3/issue/ALPHA-1')).status).toBe(401);
    const answer = await call(app('read:jira-user'), 'GET', '/rest/api/3/issue/ALPHA-1');
    expect(answer).toMatchObject({ status: 401, body: { code: 401, message: 'Unauthorized; scope does not match' } });
  });
});

describe('POST /issue', () => {
  it('creates an issue in the first status, reported by the caller, under the next key', async () => {
    const { call, site } = createSmallSite();
    const heard: unknown[] = [];
    site.onEvent(({ eventType, payload }) => heard.push([eventType, payload['atlassianId']]));
    const { status, body } = await call(SAM, 'POST', '/rest/api/3/issue', {
      fields: {
        project: { key: 'ALPHA' },
        issuetype: { name: 'Task' },
        summary: 'New',
        description: paragraph('why'),
        customfield_10016: 12.5,
        customfield_10017: { accountId: PAT },
        customfield_10018: { value: 'South' },
        labels: ['a', 'b', 'a'],
        duedate: '2026-12-01',
        timetracking: { originalEstimate: '1d 4h' },
        components: [{ name: 'Engine' }],
      },
      properties: [{ key: 'origin', value: { from: 'test' } }],
    });
    expect(status).toBe(201);
    expect(body).toEqual({ id: '10005', key: 'ALPHA-5', self: 'http://127.0.0.1:8118/rest/api/3/issue/10005' });
    const issue = await call(SAM, 'GET', '/rest/api/3/issue/ALPHA-5?properties=origin');
    expect(issue.body.fields).toMatchObject({
      status: { name: 'To Do' },
      reporter: { accountId: SAM },
      priority: { name: 'Medium' },
      labels: ['a', 'b'],
      customfield_10016: 12.5,
      customfield_10017: { accountId: PAT },
      customfield_10018: { value: 'South' },
      timetracking: { originalEstimateSeconds: 43_200, remainingEstimateSeconds: 43_200 },
      components: [{ name: 'Engine' }],
    });
    expect(issue.body.properties).toEqual({ origin: { from: 'test' } });
    expect(heard).toEqual([['avi:jira:created:issue', SAM]]);
  });

  it.each([
    ['no project', { issuetype: { name: 'Task' }, summary: 'x' }, { project: 'Specify a valid project ID or key' }],
    [
      'a project that the caller may not see',
      { project: { key: 'BETA' }, issuetype: { name: 'Task' }, summary: 'x' },
      { project: 'Specify a valid project ID or key' },
    ],
    ['no issue type', { project: { key: 'ALPHA' }, summary: 'x' }, { issuetype: 'Specify an issue type' }],
    [
      'an issue type of another scheme',
      { project: { key: 'ALPHA' }, issuetype: { name: 'Incident' }, summary: 'x' },
      { issuetype: 'Specify a valid issue type' },
    ],
    [
      'no summary',
      { project: { key: 'ALPHA' }, issuetype: { name: 'Task' } },
      { summary: 'You must specify a summary of the issue.' },
    ],
    [
      'a summary of two lines',
      { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'a\nb' },
      { summary: 'The summary is invalid because it contains newline characters.' },
    ],
    [
      'a subtask without a parent',
      { project: { key: 'ALPHA' }, issuetype: { name: 'Sub-task' }, summary: 'x' },
      { parent: 'Issue type is a sub-task but parent issue key or id not specified.' },
    ],
    [
      'a field that is not on the screen',
      { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'x', customfield_10019: 'y' },
      {
        customfield_10019: "Field 'customfield_10019' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    ],
    [
      'a field that the caller may not set',
      { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'x', reporter: { accountId: PAT } },
      { reporter: "Field 'reporter' cannot be set. It is not on the appropriate screen, or unknown." },
    ],
    [
      'text in a number field',
      { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'x', customfield_10016: 'y' },
      { customfield_10016: 'Operation value must be a number' },
    ],
    [
      'plain text for a description',
      { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'x', description: 'y' },
      { description: 'Operation value must be an Atlassian Document (see the Atlassian Document Format)' },
    ],
    [
      'a label with a space',
      { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'x', labels: ['a b'] },
      { labels: "The label 'a b' contains spaces which is invalid." },
    ],
    [
      'an assignee who is an app',
      { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'x', assignee: { accountId: 'u-app' } },
      { assignee: "User 'u-app' cannot be assigned issues." },
    ],
    [
      'a parent on the wrong level',
      { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'x', parent: { key: 'ALPHA-1' } },
      { parent: 'Given parent work item does not belong to appropriate hierarchy.' },
    ],
  ])('refuses %s by field, and creates nothing', async (_case, fields, errors) => {
    const { call, site } = createSmallSite();
    const before = [...site.all('issue')].length;
    const answer = await call(EVE, 'POST', '/rest/api/3/issue', { fields });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errorMessages: [], errors });
    expect([...site.all('issue')]).toHaveLength(before);
    expect(site.findProject('ALPHA')?.nextIssueNumber).toBe(5);
  });

  it('refuses a body that is none', async () => {
    const { call } = createSmallSite();
    expect((await call(SAM, 'POST', '/rest/api/3/issue', undefined)).status).toBe(400);
    expect((await call(SAM, 'POST', '/rest/api/3/issue', { fields: [1] })).status).toBe(400);
  });

  it('lets an app create as itself when its scopes allow', async () => {
    const { call } = createSmallSite();
    const fields = { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'By the app' };
    expect((await call(app('read:jira-work'), 'POST', '/rest/api/3/issue', { fields })).status).toBe(401);
    const { body } = await call(app('read:jira-work', 'write:jira-work'), 'POST', '/rest/api/3/issue', { fields });
    const issue = await call(PAT, 'GET', `/rest/api/3/issue/${body.key as string}?fields=reporter`);
    expect(issue.body.fields.reporter).toMatchObject({ accountType: 'app', displayName: 'Plumb' });
  });

  it('creates many in one request and reports those refused beside the others', async () => {
    const { call } = createSmallSite();
    const fields = { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'One' };
    const { status, body } = await call(SAM, 'POST', '/rest/api/3/issue/bulk', {
      issueUpdates: [{ fields }, { fields: { ...fields, summary: '' } }],
    });
    expect(status).toBe(201);
    expect(body.issues.map(({ key }: { key: string }) => key)).toEqual(['ALPHA-5']);
    expect(body.errors).toMatchObject([{ status: 400, failedElementNumber: 1 }]);
  });
});

describe('PUT /issue/{issueIdOrKey}', () => {
  it('changes fields, keeps history and tells apps what changed', async () => {
    const { call, site } = createSmallSite();
    const heard: [string, unknown][] = [];
    site.onEvent(({ eventType, payload }) => heard.push([eventType, payload['changelog']]));
    const body = {
      fields: { summary: 'Better', customfield_10016: null, assignee: { accountId: PAT } },
      update: { labels: [{ add: 'x' }, { remove: 'ground' }] },
    };
    expect((await call(SAM, 'PUT', '/rest/api/3/issue/ALPHA-1', body)).status).toBe(204);
    const { body: log } = await call(SAM, 'GET', '/rest/api/3/issue/ALPHA-1/changelog');
    expect(log.values.at(-1)).toMatchObject({
      author: { accountId: SAM },
      created: '2026-11-22T10:00:00.000+0000',
      items: [
        {
          field: 'summary',
          fieldtype: 'jira',
          fieldId: 'summary',
          from: null,
          fromString: 'Lay the foundation',
          to: null,
          toString: 'Better',
        },
        { field: 'assignee', from: SAM, to: PAT, toString: 'Pat Planner' },
        { field: 'labels', fromString: 'ground', toString: 'x' },
        { field: 'Budget', fieldtype: 'custom', fieldId: 'customfield_10016', fromString: '1500', toString: null },
      ],
    });
    expect(heard.map(([type]) => type)).toEqual(['avi:jira:updated:issue', 'avi:jira:assigned:issue']);
    expect(heard[0]?.[1]).toMatchObject({
      items: [{ field: 'summary' }, { field: 'assignee' }, { field: 'labels' }, { field: 'Budget' }],
    });
    expect((await call(SAM, 'GET', '/rest/api/3/issue/ALPHA-1?fields=updated')).body.fields.updated).toBe(
      '2026-11-22T10:00:00.000+0000',
    );
  });

  it('adds a comment with the edit, and answers the issue when asked to', async () => {
    const { call } = createSmallSite();
    const { status, body } = await call(SAM, 'PUT', '/rest/api/3/issue/ALPHA-2?returnIssue=true&fields=comment', {
      update: { comment: [{ add: { body: paragraph('see') } }] },
    });
    expect(status).toBe(200);
    expect(body.fields.comment.total).toBe(1);
  });

  it.each([
    [
      { fields: { customfield_10019: 'x' } },
      {
        customfield_10019: "Field 'customfield_10019' cannot be set. It is not on the appropriate screen, or unknown.",
      },
    ],
    [
      { fields: { status: { id: '3' } } },
      { status: "Field 'status' cannot be set. It is not on the appropriate screen, or unknown." },
    ],
    [{ fields: { summary: '' } }, { summary: 'You must specify a summary of the issue.' }],
    [{ fields: { duedate: '2026-02-30' } }, { duedate: 'Error parsing date string: 2026-02-30' }],
    [
      { fields: { summary: 'x' }, update: { summary: [{ set: 'y' }] } },
      { summary: "Field 'summary' cannot appear in both 'fields' and 'update'" },
    ],
    [{ fields: { customfield_10018: { value: 'West' } } }, { customfield_10018: "Option value 'West' is not valid" }],
  ])('refuses %j and changes nothing', async (body, errors) => {
    const { call, site } = createSmallSite();
    const before = site.findIssue('ALPHA-1');
    const answer = await call(PAT, 'PUT', '/rest/api/3/issue/ALPHA-1', body);
    expect(answer).toMatchObject({ status: 400, body: { errorMessages: [], errors } });
    expect(site.findIssue('ALPHA-1')).toBe(before);
  });

  it('is for those with the permission, the app in the name of a user included', async () => {
    const { call } = createSmallSite();
    const body = { fields: { summary: 'x' } };
    expect((await call(SAM, 'PUT', '/rest/api/3/issue/BETA-1', body)).status).toBe(400);
    expect((await call(EVE, 'PUT', '/rest/api/3/issue/BETA-1', body)).status).toBe(404);
    const forEve = appFor(EVE, 'read:jira-work', 'write:jira-work');
    expect((await call(forEve, 'PUT', '/rest/api/3/issue/BETA-1', body)).status).toBe(404);
    expect((await call(forEve, 'PUT', '/rest/api/3/issue/ALPHA-1', body)).status).toBe(204);
  });

  it('lets an app that administers override the screen, and no person', async () => {
    const { call } = createSmallSite();
    const url = '/rest/api/3/issue/ALPHA-1?overrideScreenSecurity=true';
    const body = { fields: { customfield_10019: 'x' } };
    expect((await call(ADMIN, 'PUT', url, body)).status).toBe(403);
    expect((await call(appFor(SAM, 'write:jira-work'), 'PUT', url, body)).status).toBe(403);
    expect((await call(app('write:jira-work'), 'PUT', url, body)).status).toBe(204);
  });

  it('asks the app that owns a field, and passes on its refusal', async () => {
    const { call, site } = createSmallSite();
    const field = site.get('field', 'customfield_10016');
    site.put('field', { ...field, moduleKey: 'budget' });
    site.rules = {
      ...site.rules,
      validateField: (_id, value) => Promise.resolve(Number(value) < 0 ? 'A budget is not negative.' : null),
    };
    const refused = await call(PAT, 'PUT', '/rest/api/3/issue/ALPHA-1', { fields: { customfield_10016: -1 } });
    expect(refused.body.errors).toEqual({ customfield_10016: 'A budget is not negative.' });
    expect((await call(PAT, 'PUT', '/rest/api/3/issue/ALPHA-1', { fields: { customfield_10016: 1 } })).status).toBe(
      204,
    );
    site.put('field', { ...field, moduleKey: 'budget', readOnly: true });
    const readOnly = await call(PAT, 'PUT', '/rest/api/3/issue/ALPHA-1', { fields: { customfield_10016: 2 } });
    expect(readOnly.body.errors.customfield_10016).toMatch(/^Field 'customfield_10016' cannot be set\./);
  });

  it('keeps what another request wrote to another field meanwhile', async () => {
    const { call, site } = createSmallSite();
    site.put('field', { ...site.get('field', 'customfield_10016'), moduleKey: 'budget' });
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    site.rules = { ...site.rules, validateField: () => held.then(() => null) };
    const slow = call(PAT, 'PUT', '/rest/api/3/issue/ALPHA-1', { fields: { customfield_10016: 7 } });
    await call(SAM, 'PUT', '/rest/api/3/issue/ALPHA-1', { fields: { summary: 'Meanwhile' } });
    release();
    expect((await slow).status).toBe(204);
    expect(site.findIssue('ALPHA-1')).toMatchObject({ summary: 'Meanwhile', custom: { customfield_10016: 7 } });
  });
});

describe('DELETE /issue/{issueIdOrKey}', () => {
  it('takes everything that hangs on the issue with it', async () => {
    const { call, site } = createSmallSite();
    const id = site.findIssue('ALPHA-1')?.id ?? '';
    expect((await call(PAT, 'DELETE', '/rest/api/3/issue/ALPHA-1')).status).toBe(204);
    expect(site.findIssue('ALPHA-1')).toBeUndefined();
    expect([
      ...site.worklogsOf(id),
      ...site.commentsOf(id),
      ...site.linksOf(id),
      ...site.changelogOf(id),
      ...site.propertiesOf('issue', id),
    ]).toEqual([]);
    expect((await call(SAM, 'GET', '/rest/api/3/issue/ALPHA-2')).body.fields.issuelinks).toEqual([]);
  });

  it('needs the permission, and says so of subtasks', async () => {
    const { call, site } = createSmallSite();
    expect((await call(SAM, 'DELETE', '/rest/api/3/issue/ALPHA-1')).status).toBe(403);
    expect((await call(PAT, 'DELETE', '/rest/api/3/issue/ALPHA-2')).status).toBe(400);
    expect((await call(PAT, 'DELETE', '/rest/api/3/issue/ALPHA-2?deleteSubtasks=true')).status).toBe(204);
    expect(site.findIssue('ALPHA-3')).toBeUndefined();
  });
});

describe('the assignee', () => {
  it('is set, unset and refused', async () => {
    const { call, site } = createSmallSite();
    const url = '/rest/api/3/issue/ALPHA-2/assignee';
    expect((await call(PAT, 'PUT', url, { accountId: SAM })).status).toBe(204);
    expect(site.findIssue('ALPHA-2')?.assigneeId).toBe(SAM);
    expect((await call(PAT, 'PUT', url, { accountId: 'nobody' })).status).toBe(400);
    expect((await call(PAT, 'PUT', url, {})).status).toBe(400);
    expect((await call(PAT, 'PUT', url, { accountId: null })).status).toBe(204);
    expect(site.findIssue('ALPHA-2')?.assigneeId).toBeNull();
  });
});

describe('many issues at once', () => {
  it('are fetched in the order of their ids, those not visible reported', async () => {
    const { call } = createSmallSite();
    const { body } = await call(SAM, 'POST', '/rest/api/3/issue/bulkfetch', {
      issueIdsOrKeys: ['ALPHA-2', 'ALPHA-1', 'ALPHA-4', 'NO-1'],
      fields: ['summary'],
    });
    expect(body.issues.map(({ key, fields }: { key: string; fields: object }) => [key, Object.keys(fields)])).toEqual([
      ['ALPHA-1', ['summary']],
      ['ALPHA-2', ['summary']],
    ]);
    expect(body.issueErrors.map(({ id }: { id: string }) => id)).toEqual(['ALPHA-4', 'NO-1']);
  });

  it('are at most a hundred, or a thousand with few single-valued fields', async () => {
    const { call } = createSmallSite();
    const issueIdsOrKeys = Array.from({ length: 101 }, (_, index) => `ALPHA-${String(index + 1)}`);
    const fetch = (body: object) => call(SAM, 'POST', '/rest/api/3/issue/bulkfetch', { issueIdsOrKeys, ...body });
    expect((await fetch({})).status).toBe(400);
    expect((await fetch({ fields: ['comment'] })).status).toBe(400);
    expect((await fetch({ fields: ['summary', 'customfield_10016'] })).status).toBe(200);
    expect((await fetch({ issueIdsOrKeys: [] })).status).toBe(400);
  });
});

describe('create and edit metadata', () => {
  it('lists the types and fields of a project for those who may create in it', async () => {
    const { call } = createSmallSite();
    const types = await call(SAM, 'GET', '/rest/api/3/issue/createmeta/ALPHA/issuetypes');
    expect(types.body).toMatchObject({ startAt: 0, total: 5 });
    const fields = await call(SAM, 'GET', '/rest/api/3/issue/createmeta/ALPHA/issuetypes/10002?maxResults=200');
    const ids = fields.body.fields.map(({ fieldId }: { fieldId: string }) => fieldId);
    expect(ids).toEqual(expect.arrayContaining(['summary', 'issuetype', 'project', 'customfield_10016', 'duedate']));
    expect(ids).not.toContain('customfield_10019');
    expect(ids).not.toContain('reporter');
    expect((await call(EVE, 'GET', '/rest/api/3/issue/createmeta/BETA/issuetypes')).status).toBe(404);
    expect((await call(SAM, 'GET', '/rest/api/3/issue/createmeta/ALPHA/issuetypes/99')).status).toBe(404);
  });

  it('shows in editmeta what the caller may set, nothing without Edit Issues', async () => {
    const { call } = createSmallSite();
    const { body } = await call(PAT, 'GET', '/rest/api/3/issue/ALPHA-1/editmeta');
    expect(Object.keys(body.fields)).toEqual(expect.arrayContaining(['summary', 'reporter', 'comment', 'security']));
    expect(body.fields.customfield_10018.allowedValues.map(({ value }: { value: string }) => value)).toEqual([
      'North',
      'South',
    ]);
    expect((await call(SAM, 'GET', '/rest/api/3/issue/BETA-1/editmeta')).body.fields).toEqual({});
  });
});
