/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment --
   answers are read by path, and a path that is wrong fails the assertion */
import { ADMIN, app, appFor, createSmallSite, EVE, PAT, SAM } from './small-site.ts';

describe('the people of the site', () => {
  it('are known to themselves', async () => {
    const { call } = createSmallSite();
    const { body } = await call(PAT, 'GET', '/rest/api/3/myself?expand=groups');
    expect(body).toMatchObject({
      accountId: PAT,
      accountType: 'atlassian',
      emailAddress: 'pat@example.com',
      active: true,
      locale: 'en_US',
    });
    expect(body.groups.items.map(({ name }: { name: string }) => name)).toEqual(['jira-users', 'planners']);
    expect((await call(app('read:jira-user'), 'GET', '/rest/api/3/myself')).body).toMatchObject({ accountType: 'app' });
    expect((await call(appFor(SAM, 'read:jira-user'), 'GET', '/rest/api/3/myself')).body.accountId).toBe(SAM);
    expect((await call('nobody', 'GET', '/rest/api/3/myself')).status).toBe(401);
  });

  it('are found by name, address or id', async () => {
    const { call } = createSmallSite();
    const search = async (query: string) =>
      (await call(SAM, 'GET', `/rest/api/3/user/search?${query}`)).body.map(
        ({ accountId }: { accountId: string }) => accountId,
      ) as string[];
    expect(await search('query=pla')).toEqual([PAT]);
    expect(await search('query=eve@')).toEqual([EVE]);
    expect(await search(`accountId=${SAM}`)).toEqual([SAM]);
    expect(await search('query=zzz')).toEqual([]);
    expect((await call(SAM, 'GET', '/rest/api/3/user/search')).status).toBe(400);
    expect((await call(SAM, 'GET', '/rest/api/3/user?accountId=nobody')).status).toBe(404);
    expect(
      (await call(SAM, 'GET', `/rest/api/3/user/bulk?accountId=${SAM}&accountId=${PAT}&accountId=no`)).body.total,
    ).toBe(2);
    expect((await call(SAM, 'GET', '/rest/api/3/users/search')).body).toHaveLength(5);
    expect((await call(SAM, 'GET', '/rest/api/3/user/picker?query=sam')).body).toMatchObject({
      total: 1,
      users: [{ accountId: SAM }],
    });
    expect((await call(SAM, 'GET', `/rest/api/3/user/groups?accountId=${PAT}`)).body).toHaveLength(2);
  });

  it('can be given issues where they may be', async () => {
    const { call } = createSmallSite();
    const ids = async (query: string) =>
      (await call(SAM, 'GET', `/rest/api/3/user/assignable/search?${query}`)).body.map(
        ({ accountId }: { accountId: string }) => accountId,
      ) as string[];
    expect(await ids('project=ALPHA')).toEqual([ADMIN, PAT, SAM, EVE]);
    expect(await ids('issueKey=ALPHA-1&query=ev')).toEqual([EVE]);
    expect(await ids('project=BETA')).toEqual([]);
    expect((await call(SAM, 'GET', '/rest/api/3/user/assignable/search')).status).toBe(400);
    expect((await call(EVE, 'GET', '/rest/api/3/user/assignable/search?project=BETA')).status).toBe(404);
  });

  it('are in groups', async () => {
    const { call } = createSmallSite();
    const members = await call(SAM, 'GET', '/rest/api/3/group/member?groupname=planners');
    expect(members.body).toMatchObject({ total: 1, isLast: true, values: [{ accountId: PAT }] });
    expect((await call(SAM, 'GET', '/rest/api/3/group/member?groupname=none')).status).toBe(404);
    expect((await call(SAM, 'GET', '/rest/api/3/group/member')).status).toBe(400);
    const picked = await call(SAM, 'GET', '/rest/api/3/groups/picker?query=plan');
    expect(picked.body).toMatchObject({ total: 1, groups: [{ name: 'planners', labels: [] }] });
    const bulk = await call(SAM, 'GET', `/rest/api/3/group/bulk?groupId=${picked.body.groups[0].groupId as string}`);
    expect(bulk.body.values).toMatchObject([{ name: 'planners' }]);
    expect((await call(SAM, 'GET', '/rest/api/3/group?groupname=planners')).body).toMatchObject({
      name: 'planners',
      users: { size: 1 },
    });
  });
});

describe('projects', () => {
  it('are seen by those who may', async () => {
    const { call } = createSmallSite();
    const keys = async (as: string, query = '') =>
      (await call(as, 'GET', `/rest/api/3/project/search?${query}`)).body.values.map(
        ({ key }: { key: string }) => key,
      ) as string[];
    expect(await keys(SAM)).toEqual(['ALPHA', 'BETA']);
    expect(await keys(EVE)).toEqual(['ALPHA']);
    expect(await keys(ADMIN)).toEqual(['ALPHA', 'BETA']);
    expect(await keys(PAT, 'action=edit')).toEqual(['ALPHA']);
    expect(await keys(SAM, 'query=bet')).toEqual(['BETA']);
    expect(await keys(SAM, 'orderBy=-key')).toEqual(['BETA', 'ALPHA']);
    expect((await call(SAM, 'GET', '/rest/api/3/project/search?action=eat')).status).toBe(400);
    expect((await call(EVE, 'GET', '/rest/api/3/project')).body).toHaveLength(1);
  });

  it('are described, with statuses by issue type', async () => {
    const { call } = createSmallSite();
    const { body } = await call(SAM, 'GET', '/rest/api/3/project/ALPHA?expand=permissions');
    expect(body).toMatchObject({
      key: 'ALPHA',
      style: 'classic',
      simplified: false,
      lead: { accountId: PAT },
      permissions: { canEdit: false },
    });
    expect(body.issueTypes).toHaveLength(5);
    const statuses = await call(SAM, 'GET', '/rest/api/3/project/ALPHA/statuses');
    expect(statuses.body[0].statuses.map(({ name }: { name: string }) => name)).toEqual([
      'To Do',
      'In Progress',
      'In Review',
      'Done',
    ]);
    expect((await call(EVE, 'GET', '/rest/api/3/project/BETA')).body.errorMessages).toEqual([
      "No project could be found with key 'BETA'.",
    ]);
    expect((await call(SAM, 'GET', '/rest/api/3/project/ALPHA/components')).body).toMatchObject([{ name: 'Engine' }]);
    expect((await call(SAM, 'GET', '/rest/api/3/project/ALPHA/versions')).body).toMatchObject([
      { name: '1.0', released: false },
    ]);
    expect((await call(SAM, 'GET', '/rest/api/3/project/ALPHA/securitylevel')).body.levels).toMatchObject([
      { name: 'Leads' },
    ]);
  });

  it('have roles that their administrators fill', async () => {
    const { call, site } = createSmallSite();
    const roles = await call(SAM, 'GET', '/rest/api/3/project/ALPHA/role');
    const url = new URL(roles.body.Developers as string).pathname;
    expect((await call(SAM, 'GET', url)).body).toMatchObject({
      name: 'Developers',
      actors: [{ displayName: 'planners', type: 'atlassian-group-role-actor' }],
    });
    expect((await call(SAM, 'POST', url, { user: [EVE] })).status).toBe(403);
    expect((await call(PAT, 'POST', url, { user: [EVE] })).body.actors).toHaveLength(2);
    expect((await call(PAT, 'POST', url, { user: ['nobody'] })).status).toBe(404);
    expect((await call(PAT, 'DELETE', `${url}?user=${EVE}`)).status).toBe(204);
    expect(
      (await call(PAT, 'PUT', url, { categorisedActors: { 'atlassian-user-role-actor': [SAM] } })).body.actors,
    ).toMatchObject([{ actorUser: { accountId: SAM } }]);
    expect(site.findProject('ALPHA')?.roleActors[url.split('/').at(-1) ?? '']).toEqual({ users: [SAM], groups: [] });
    const apps = await call(SAM, 'GET', '/rest/api/3/project/ALPHA/role/10003');
    expect(apps.body.actors).toMatchObject([{ displayName: 'Plumb' }]);
    expect((await call(SAM, 'GET', '/rest/api/3/project/ALPHA/role/1')).status).toBe(404);
    expect((await call(SAM, 'GET', '/rest/api/3/role')).status).toBe(403);
    expect((await call(ADMIN, 'GET', '/rest/api/3/role')).body).toHaveLength(3);
  });
});

describe('permissions', () => {
  it('are told to the caller, for a project or an issue', async () => {
    const { call } = createSmallSite();
    const has = async (as: string, key: string, query = '') =>
      (await call(as, 'GET', `/rest/api/3/mypermissions?permissions=${key}&${query}`)).body.permissions[key]
        .havePermission as boolean;
    expect(await has(ADMIN, 'ADMINISTER')).toBe(true);
    expect(await has(PAT, 'ADMINISTER')).toBe(false);
    expect(await has(PAT, 'ADMINISTER_PROJECTS', 'projectKey=ALPHA')).toBe(true);
    expect(await has(ADMIN, 'ADMINISTER_PROJECTS', 'projectKey=ALPHA')).toBe(false);
    expect(await has(SAM, 'EDIT_ISSUES', 'issueKey=BETA-1')).toBe(false);
    expect(await has(SAM, 'EDIT_ISSUES', 'issueKey=ALPHA-1')).toBe(true);
    expect((await call(PAT, 'GET', '/rest/api/3/mypermissions')).status).toBe(400);
    expect((await call(PAT, 'GET', '/rest/api/3/mypermissions?permissions=FLY')).status).toBe(400);
    expect((await call(EVE, 'GET', '/rest/api/3/mypermissions?permissions=EDIT_ISSUES&issueKey=BETA-1')).status).toBe(
      404,
    );
  });

  it('are checked in bulk, for oneself or by an administrator for others', async () => {
    const { call } = createSmallSite();
    const body = {
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [
        {
          permissions: ['BROWSE_PROJECTS', 'EDIT_ISSUES'],
          issues: [10_000, 10_003, 10_004],
          projects: [10_000, 10_001],
        },
      ],
    };
    const own = await call(SAM, 'POST', '/rest/api/3/permissions/check', body);
    expect(own.body).toEqual({
      globalPermissions: [],
      projectPermissions: [
        { permission: 'BROWSE_PROJECTS', issues: [10_000, 10_004], projects: [10_000, 10_001] },
        { permission: 'EDIT_ISSUES', issues: [10_000], projects: [10_000] },
      ],
    });
    expect((await call(SAM, 'POST', '/rest/api/3/permissions/check', { ...body, accountId: PAT })).status).toBe(403);
    const others = await call(ADMIN, 'POST', '/rest/api/3/permissions/check', { ...body, accountId: EVE });
    expect(others.body.projectPermissions[0]).toEqual({
      permission: 'BROWSE_PROJECTS',
      issues: [10_000],
      projects: [10_000],
    });
    expect((await call(SAM, 'POST', '/rest/api/3/permissions/check', { globalPermissions: ['FLY'] })).status).toBe(400);
    const projects = await call(SAM, 'POST', '/rest/api/3/permissions/project', { permissions: ['CREATE_ISSUES'] });
    expect(projects.body.projects.map(({ key }: { key: string }) => key)).toEqual(['ALPHA', 'BETA']);
    expect((await call(SAM, 'GET', '/rest/api/3/permissions')).body.permissions.BROWSE_PROJECTS.type).toBe('PROJECT');
  });
});

describe('the site', () => {
  it('describes itself to anybody', async () => {
    const { call } = createSmallSite();
    const { status, body } = await call({ kind: 'anonymous' }, 'GET', '/rest/api/3/serverInfo');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      deploymentType: 'Cloud',
      baseUrl: 'http://127.0.0.1:8118',
      serverTime: '2026-11-22T10:00:00.000+0000',
    });
  });

  it('names the constants of issues', async () => {
    const { call } = createSmallSite();
    expect((await call(SAM, 'GET', '/rest/api/3/priority')).body).toHaveLength(5);
    expect((await call(SAM, 'GET', '/rest/api/3/priority/search?maxResults=2')).body).toMatchObject({
      total: 5,
      isLast: false,
    });
    expect((await call(SAM, 'GET', '/rest/api/3/priority/3')).body).toMatchObject({ name: 'Medium', isDefault: true });
    expect((await call(SAM, 'GET', '/rest/api/3/priority/99')).status).toBe(404);
    expect((await call(SAM, 'GET', '/rest/api/3/resolution')).body).toHaveLength(4);
    expect((await call(SAM, 'GET', '/rest/api/3/resolution/10001')).body.name).toBe("Won't Do");
    expect((await call(SAM, 'GET', '/rest/api/3/resolution/search')).body.values).toHaveLength(4);
    expect((await call(SAM, 'GET', '/rest/api/3/status/Done')).body).toMatchObject({ id: '10001' });
    expect((await call(SAM, 'GET', '/rest/api/3/status/Never')).status).toBe(404);
    expect((await call(SAM, 'GET', '/rest/api/3/status')).body).toHaveLength(4);
    expect((await call(SAM, 'GET', '/rest/api/3/statuscategory')).body).toHaveLength(3);
    expect((await call(SAM, 'GET', '/rest/api/3/securitylevel/1')).status).toBe(404);
    expect((await call(SAM, 'GET', '/rest/api/3/issuetype/project?projectId=10000&level=-1')).body).toMatchObject([
      { name: 'Sub-task', subtask: true },
    ]);
    expect((await call(SAM, 'GET', '/rest/api/3/issue/picker?query=concrete')).body.sections[0].issues).toHaveLength(2);
  });

  it('counts a day as its time tracking says, which administrators set', async () => {
    const { call } = createSmallSite();
    const options = { workingHoursPerDay: 6, workingDaysPerWeek: 4, timeFormat: 'pretty', defaultUnit: 'hour' };
    const url = '/rest/api/3/configuration/timetracking/options';
    expect((await call(SAM, 'PUT', url, options)).status).toBe(403);
    expect((await call(ADMIN, 'PUT', url, { ...options, workingHoursPerDay: 25 })).status).toBe(400);
    expect((await call(ADMIN, 'PUT', url, options)).body).toEqual(options);
    const { body } = await call(SAM, 'POST', '/rest/api/3/issue/ALPHA-2/worklog', { timeSpent: '1d 1' });
    expect(body).toMatchObject({ timeSpentSeconds: 7 * 3600, timeSpent: '1d 1h' });
    expect((await call(SAM, 'GET', '/rest/api/3/configuration')).body.timeTrackingConfiguration).toEqual(options);
    expect((await call(ADMIN, 'GET', url)).body).toEqual(options);
  });

  it('answers 501 with method, path and the place to extend for a route that it does not have', async () => {
    const { call } = createSmallSite();
    const { status, body } = await call(SAM, 'DELETE', '/rest/api/3/dashboard/1');
    expect(status).toBe(501);
    expect(body.errorMessages[0]).toMatch(/DELETE \/rest\/api\/3\/dashboard\/1.*local-jira\/rest\/routes\.ts/);
  });
});
