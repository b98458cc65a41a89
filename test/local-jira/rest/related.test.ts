/* eslint-disable @typescript-eslint/no-unsafe-member-access, @typescript-eslint/no-unsafe-call, @typescript-eslint/no-unsafe-assignment --
   answers are read by path, and a path that is wrong fails the assertion */
import { registerAppField } from '../../../local-jira/site/app-fields.ts';
import { ADMIN, app, APP_ID, appFor, createSmallSite, EVE, PAT, SAM, type SmallSite } from './small-site.ts';

const document = (text: string) => ({
  type: 'doc',
  version: 1,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});

describe('comments', () => {
  const url = '/rest/api/3/issue/ALPHA-1/comment';

  it('are added, read, changed and deleted', async () => {
    const { call, site } = createSmallSite();
    const heard: string[] = [];
    site.onEvent(({ eventType }) => heard.push(eventType));
    const added = await call(SAM, 'POST', url, { body: document('Hello'), properties: [{ key: 'k', value: 1 }] });
    expect(added).toMatchObject({
      status: 201,
      body: { id: '10001', author: { accountId: SAM }, body: document('Hello') },
    });
    const all = await call(SAM, 'GET', `${url}?orderBy=-created&expand=renderedBody,properties`);
    expect(all.body.comments[0]).toMatchObject({ renderedBody: '<p>Hello</p>', properties: [{ key: 'k', value: 1 }] });
    expect((await call(EVE, 'PUT', `${url}/10001`, { body: document('x') })).status).toBe(400);
    expect((await call(SAM, 'PUT', `${url}/10001`, { body: document('Bye') })).body.body).toEqual(document('Bye'));
    expect((await call(SAM, 'POST', '/rest/api/3/comment/list', { ids: [10_001, 7] })).body.values).toHaveLength(1);
    expect((await call(SAM, 'DELETE', `${url}/10001`)).status).toBe(204);
    expect((await call(SAM, 'GET', `${url}/10001`)).status).toBe(404);
    expect(heard).toEqual(['avi:jira:commented:issue', 'avi:jira:commented:issue', 'avi:jira:deleted:comment']);
  });

  it.each([[{ body: 'text' }], [{}], [{ body: { type: 'doc', version: 1, content: [] } }], [null]])(
    'refuse %j',
    async (body) => {
      const { call, site } = createSmallSite();
      expect((await call(SAM, 'POST', url, body)).status).toBe(400);
      expect(site.commentsOf('10000')).toHaveLength(1);
    },
  );

  it('are shown without scripts in their links', async () => {
    const { call } = createSmallSite();
    const link = { type: 'text', text: '<b>', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] };
    const body = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [link] }] };
    const added = await call(SAM, 'POST', `${url}?expand=renderedBody`, { body });
    expect(added.body.renderedBody).toBe('<p>&lt;b&gt;</p>');
  });
});

describe('links', () => {
  const make = ({ call }: SmallSite, as: string, from: string, to: string, type = 'Blocks') =>
    call(as, 'POST', '/rest/api/3/issueLink', {
      type: { name: type },
      inwardIssue: { key: from },
      outwardIssue: { key: to },
    });

  it('join two issues, each seeing the other end', async () => {
    const small = createSmallSite();
    expect((await make(small, SAM, 'ALPHA-2', 'ALPHA-3')).status).toBe(201);
    const from = await small.call(SAM, 'GET', '/rest/api/3/issue/ALPHA-2?fields=issuelinks');
    const to = await small.call(SAM, 'GET', '/rest/api/3/issue/ALPHA-3?fields=issuelinks');
    expect(from.body.fields.issuelinks.at(-1)).toMatchObject({
      type: { outward: 'blocks' },
      outwardIssue: { key: 'ALPHA-3' },
    });
    expect(to.body.fields.issuelinks).toMatchObject([
      { type: { inward: 'is blocked by' }, inwardIssue: { key: 'ALPHA-2' } },
    ]);
    expect(small.site.changelogOf(to.body.id as string).at(-1)?.items[0]).toMatchObject({
      field: 'Link',
      to: 'ALPHA-2',
    });
    const id = to.body.fields.issuelinks[0].id as string;
    expect((await small.call(SAM, 'GET', `/rest/api/3/issueLink/${id}`)).body).toMatchObject({
      inwardIssue: { key: 'ALPHA-2' },
      outwardIssue: { key: 'ALPHA-3' },
    });
    expect((await small.call(SAM, 'DELETE', `/rest/api/3/issueLink/${id}`)).status).toBe(204);
    expect((await small.call(SAM, 'GET', `/rest/api/3/issueLink/${id}`)).status).toBe(404);
  });

  it('are refused to issues that are not there or not visible, of unknown types, and without permission', async () => {
    const small = createSmallSite();
    expect((await make(small, SAM, 'ALPHA-2', 'ALPHA-99')).status).toBe(404);
    expect((await make(small, SAM, 'ALPHA-2', 'ALPHA-4')).status).toBe(404);
    expect((await make(small, SAM, 'ALPHA-2', 'ALPHA-3', 'Likes')).status).toBe(404);
    expect((await make(small, SAM, 'BETA-1', 'ALPHA-3')).status).toBe(404);
    expect((await make(small, SAM, 'ALPHA-2', 'ALPHA-2')).status).toBe(400);
    expect([...small.site.all('issueLink')]).toHaveLength(1);
  });

  it('do not show an end that the caller may not see', async () => {
    const small = createSmallSite();
    await make(small, PAT, 'ALPHA-2', 'ALPHA-4');
    const seen = async (as: string) =>
      (await small.call(as, 'GET', '/rest/api/3/issue/ALPHA-2?fields=issuelinks')).body.fields.issuelinks
        .length as number;
    expect(await seen(PAT)).toBe(2);
    expect(await seen(SAM)).toBe(1);
  });

  it('have types that only administrators change', async () => {
    const { call } = createSmallSite();
    const body = { name: 'Covers', inward: 'is covered by', outward: 'covers' };
    expect((await call(PAT, 'POST', '/rest/api/3/issueLinkType', body)).status).toBe(403);
    const { body: type } = await call(ADMIN, 'POST', '/rest/api/3/issueLinkType', body);
    expect(type).toMatchObject(body);
    expect((await call(ADMIN, 'POST', '/rest/api/3/issueLinkType', body)).status).toBe(400);
    expect(
      (await call(ADMIN, 'PUT', `/rest/api/3/issueLinkType/${type.id as string}`, { outward: 'takes in' })).body,
    ).toMatchObject({ name: 'Covers', outward: 'takes in' });
    expect((await call(SAM, 'GET', '/rest/api/3/issueLinkType')).body.issueLinkTypes).toHaveLength(5);
    expect((await call(ADMIN, 'DELETE', `/rest/api/3/issueLinkType/${type.id as string}`)).status).toBe(204);
    expect((await call(SAM, 'GET', `/rest/api/3/issueLinkType/${type.id as string}`)).status).toBe(404);
  });
});

describe('entity properties', () => {
  it.each([
    ['issue', '/rest/api/3/issue/ALPHA-1/properties', SAM],
    ['project', '/rest/api/3/project/ALPHA/properties', PAT],
    ['comment', '/rest/api/3/comment/10000/properties', PAT],
  ])('of an %s are set, listed, read and deleted', async (_owner, url, as) => {
    const { call } = createSmallSite();
    expect((await call(as, 'PUT', `${url}/plan`, { a: [1, null] })).status).toBe(201);
    expect((await call(as, 'PUT', `${url}/plan`, 'text')).status).toBe(200);
    expect((await call(as, 'GET', `${url}/plan`)).body).toEqual({ key: 'plan', value: 'text' });
    const keys = (await call(as, 'GET', url)).body.keys.map(({ key }: { key: string }) => key);
    expect(keys).toContain('plan');
    expect((await call(as, 'DELETE', `${url}/plan`)).status).toBe(204);
    expect((await call(as, 'GET', `${url}/plan`)).status).toBe(404);
    expect((await call(as, 'DELETE', `${url}/plan`)).status).toBe(404);
  });

  it('are refused without permission, without a value, and over 32 KB', async () => {
    const { call } = createSmallSite();
    expect((await call(SAM, 'PUT', '/rest/api/3/project/ALPHA/properties/x', 1)).status).toBe(403);
    expect((await call(SAM, 'PUT', '/rest/api/3/issue/BETA-1/properties/x', 1)).status).toBe(403);
    expect((await call(SAM, 'PUT', '/rest/api/3/comment/10000/properties/x', 1)).status).toBe(403);
    expect((await call(SAM, 'PUT', '/rest/api/3/issue/ALPHA-1/properties/x', undefined)).status).toBe(400);
    expect((await call(SAM, 'PUT', '/rest/api/3/issue/ALPHA-1/properties/x', 'x'.repeat(32_767))).status).toBe(400);
    expect((await call(SAM, 'PUT', '/rest/api/3/issue/ALPHA-1/properties/x', 'x'.repeat(32_766))).status).toBe(201);
  });

  it("of a user are their own and the administrator's", async () => {
    const { call } = createSmallSite();
    const url = `/rest/api/3/user/properties/seen?accountId=${SAM}`;
    expect((await call(SAM, 'PUT', url, true)).status).toBe(201);
    expect((await call(ADMIN, 'GET', url)).body).toEqual({ key: 'seen', value: true });
    expect((await call(PAT, 'GET', url)).status).toBe(403);
    expect((await call(SAM, 'GET', '/rest/api/3/user/properties/seen')).status).toBe(400);
  });

  it('of an app belong to the app alone', async () => {
    const { call } = createSmallSite();
    const url = '/rest/forge/1/app/properties/settings';
    expect((await call(app(), 'PUT', url, { on: true })).body).toEqual({
      message: 'Property created.',
      statusCode: 201,
    });
    expect((await call(app(), 'GET', url)).body).toEqual({ key: 'settings', value: { on: true } });
    expect((await call(ADMIN, 'GET', url)).status).toBe(403);
    expect((await call(appFor(ADMIN), 'PUT', url, 1)).status).toBe(403);
    expect((await call(app(), 'PUT', `/rest/forge/1/app/properties/${'k'.repeat(128)}`, 1)).status).toBe(400);
    expect((await call({ ...app(), appId: 'another' } as ReturnType<typeof app>, 'GET', url)).status).toBe(404);
  });
});

describe("the values of an app's fields", () => {
  function withField(): SmallSite & { fieldId: string; key: string } {
    const small = createSmallSite();
    const { id, key } = registerAppField(small.site, {
      appId: APP_ID,
      environmentId: 'env',
      environmentType: 'DEVELOPMENT',
      moduleKey: 'actual-cost',
      name: 'Actual cost',
      description: '',
      type: 'number',
      isList: false,
      readOnly: true,
    });
    small.site.commit();
    return { ...small, fieldId: id, key };
  }

  it('are written by the app on many issues, past screens and permissions, with history', async () => {
    const { call, site, fieldId, key } = withField();
    const heard: (string | null)[] = [];
    site.onEvent(({ causedByAppId }) => heard.push(causedByAppId));
    const one = await call(app(), 'PUT', `/rest/api/3/app/field/${encodeURIComponent(key)}/value`, {
      updates: [{ issueIds: [10_000, 10_004], value: 7.5 }],
    });
    expect(one.status).toBe(204);
    expect(site.findIssue('BETA-1')?.custom).toEqual({ [fieldId]: 7.5 });
    expect(site.changelogOf('10004').at(-1)?.items[0]).toMatchObject({ field: 'Actual cost', toString: '7.5' });
    const many = await call(app(), 'POST', '/rest/api/3/app/field/value', {
      updates: [{ customField: fieldId, issueIds: [10_004], value: null }],
    });
    expect(many.status).toBe(204);
    expect(site.findIssue('BETA-1')?.custom).toEqual({});
    expect(heard).toEqual([APP_ID, APP_ID, APP_ID]);
    const quiet = await call(app(), 'PUT', `/rest/api/3/app/field/${fieldId}/value?generateChangelog=false`, {
      updates: [{ issueIds: [10_001], value: 1 }],
    });
    expect(quiet.status).toBe(204);
    expect(site.changelogOf('10001')).toEqual([]);
    expect(site.find('issue', '10001')?.custom).toEqual({ [fieldId]: 1 });
  });

  it('are all refused when one of them is wrong', async () => {
    const { call, site, fieldId } = withField();
    const write = (updates: object[]) => call(app(), 'POST', '/rest/api/3/app/field/value', { updates });
    expect(
      (
        await write([
          { customField: fieldId, issueIds: [10_000], value: 1 },
          { customField: fieldId, issueIds: [10_001], value: 'x' },
        ])
      ).status,
    ).toBe(400);
    expect(
      (
        await write([
          { customField: fieldId, issueIds: [10_000], value: 1 },
          { customField: fieldId, issueIds: [10_000], value: 2 },
        ])
      ).status,
    ).toBe(400);
    expect((await write([{ customField: fieldId, issueIds: [10_000, 99], value: 1 }])).status).toBe(400);
    expect((await write([{ customField: 'customfield_1', issueIds: [10_000], value: 1 }])).status).toBe(404);
    expect((await write([{ customField: 'customfield_10016', issueIds: [10_000], value: 1 }])).status).toBe(403);
    expect((await write([{ customField: fieldId, issueIds: [10_000] }])).status).toBe(400);
    expect(site.find('issue', '10000')?.custom[fieldId]).toBeUndefined();
  });

  it('are written by nobody else', async () => {
    const { call, fieldId } = withField();
    const body = { updates: [{ issueIds: [10_000], value: 1 }] };
    expect((await call(ADMIN, 'PUT', `/rest/api/3/app/field/${fieldId}/value`, body)).status).toBe(403);
    expect(
      (
        await call(
          { ...app(), appId: 'another' } as ReturnType<typeof app>,
          'PUT',
          `/rest/api/3/app/field/${fieldId}/value`,
          body,
        )
      ).status,
    ).toBe(403);
    expect((await call(ADMIN, 'PUT', '/rest/api/3/issue/ALPHA-1', { fields: { [fieldId]: 1 } })).status).toBe(400);
  });
});

describe('the history of issues', () => {
  it('is paged, picked by id, and fetched for many issues by field', async () => {
    const { call, site } = createSmallSite();
    const page = await call(SAM, 'GET', '/rest/api/3/issue/ALPHA-1/changelog?maxResults=1');
    expect(page.body).toMatchObject({ startAt: 0, maxResults: 1, total: 2, isLast: false });
    expect(page.body.nextPage).toContain('startAt=1');
    const ids = site.changelogOf('10000').map(({ id }) => Number(id));
    const picked = await call(SAM, 'POST', '/rest/api/3/issue/ALPHA-1/changelog/list', { changelogIds: ids.slice(1) });
    expect(picked.body.histories).toHaveLength(1);
    await call(PAT, 'PUT', '/rest/api/3/issue/ALPHA-4', { fields: { duedate: '2026-12-31' } });
    const bulk = (as: string, body: object) =>
      call(as, 'POST', '/rest/api/3/changelog/bulkfetch', { issueIdsOrKeys: ['ALPHA-1', 'ALPHA-4', 'NO-1'], ...body });
    const due = await bulk(PAT, { fieldIds: ['duedate'] });
    expect(
      due.body.issueChangeLogs.map(
        ({ issueId, changeHistories }: { issueId: string; changeHistories: { items: unknown[] }[] }) => [
          issueId,
          changeHistories[0]?.items.length,
        ],
      ),
    ).toEqual([
      ['10000', 1],
      ['10003', 1],
    ]);
    expect((await bulk(SAM, {})).body.issueChangeLogs).toHaveLength(1);
    const first = await bulk(PAT, { maxResults: 2 });
    const rest = await bulk(PAT, { maxResults: 2, nextPageToken: first.body.nextPageToken as string });
    expect(rest.body.issueChangeLogs).toHaveLength(1);
    expect(rest.body.nextPageToken).toBeUndefined();
    expect((await bulk(PAT, { nextPageToken: 'x' })).status).toBe(400);
    expect((await bulk(PAT, { issueIdsOrKeys: [] })).status).toBe(400);
    expect((await bulk(PAT, { fieldIds: Array.from({ length: 11 }, String) })).status).toBe(400);
  });
});
