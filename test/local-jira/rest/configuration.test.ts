import { createRest } from '../../../local-jira/rest/router.ts';
import type { AppRules, Principal, RestHandler, RestRequest, Site } from '../../../local-jira/site/ports.ts';
import { DEFAULTS } from '../../../local-jira/site/install-defaults.ts';
import { NO_APP_RULES } from '../../../local-jira/site/no-app-rules.ts';
import { moduleAri } from '../../../local-jira/site/app-fields.ts';
import { ADMIN, APP, APP_ID, BOB, ENVIRONMENT_ID, createSmallSite } from '../small-site.ts';

type Json = Record<string, unknown>;
interface Answer {
  readonly status: number;
  readonly body: Json;
  readonly messages: unknown;
}

let site: Site;
let rest: RestHandler;
beforeEach(() => {
  site = createSmallSite();
  rest = createRest(site, {
    onFault: (error) => {
      throw error;
    },
  });
});

async function send(
  method: RestRequest['method'],
  path: string,
  body?: unknown,
  principal: Principal = { kind: 'user', accountId: ADMIN },
): Promise<Answer> {
  const url = new URL(`/rest/api/3/${path}`, 'http://localhost');
  const response = await rest({ method, path: url.pathname, query: url.searchParams, headers: {}, body, principal });
  const json = (response.body ?? {}) as Json;
  return { status: response.status, body: json, messages: json['errorMessages'] };
}
const asBob = { kind: 'user', accountId: BOB } as const;

const validator = {
  ruleKey: 'forge:expression-validator' as const,
  key: moduleAri(APP_ID, ENVIRONMENT_ID, 'gate'),
  name: 'Gate',
  description: 'Checks the change',
};
const rules: AppRules = { ...NO_APP_RULES, modules: [validator] };
const place = (statusReference: string) => ({ statusReference, properties: {} });
const transition = (id: string, name: string, type: string, to: string, from: string[] = [], more: Json = {}) => ({
  id,
  name,
  type,
  toStatusReference: to,
  links: from.map((fromStatusReference) => ({ fromStatusReference, fromPort: 0, toPort: 1 })),
  ...more,
});
const newWorkflow = (more: Json = {}) => ({
  scope: { type: 'GLOBAL' },
  statuses: [
    { name: 'Draft', statusCategory: 'TODO', statusReference: 'a' },
    { name: 'Review', statusCategory: 'IN_PROGRESS', statusReference: 'b' },
  ],
  workflows: [
    {
      name: 'Changes',
      statuses: [place('a'), place('b')],
      transitions: [
        transition('1', 'Create', 'INITIAL', 'a'),
        transition('11', 'Submit', 'DIRECTED', 'b', ['a'], more),
      ],
    },
  ],
});
/** Statuses of an answer in the form in which an update takes them back. */
const statusesIn = (answer: Answer): Json[] =>
  (answer.body['statuses'] as Json[]).map(({ id, name, statusCategory, statusReference }) => ({
    id,
    name,
    statusCategory,
    statusReference,
  }));
/** A workflow of an answer without what only answers have. */
const updatable = (answer: Answer): Json => {
  const { id, version, statuses, transitions } = workflowIn(answer);
  return { id, version, statuses, transitions };
};
const workflowIn = (answer: Answer): Json => (answer.body['workflows'] as Json[])[0] ?? {};

describe('configuration', () => {
  it.each([
    ['GET', 'issuetypescheme', 403],
    ['POST', 'issuetype', 403],
    ['GET', 'screens', 403],
    ['GET', 'screenscheme', 403],
    ['GET', 'issuetypescreenscheme', 403],
    ['GET', 'workflowscheme', 403],
    ['POST', 'workflows', 401],
    ['POST', 'workflows/update', 401],
    ['GET', 'statuses?id=1', 401],
    ['GET', 'field/customfield_10015/context', 403],
  ] as const)('%s %s is refused to who does not administer Jira', async (method, path, status) => {
    expect((await send(method, path, {}, asBob)).status).toBe(status);
  });

  it('is refused to an app without the scope, before anything else', async () => {
    const app = { kind: 'app', accountId: APP, appId: APP_ID, scopes: ['read:jira-work'] } as const;
    expect(await send('GET', 'screens', undefined, app)).toMatchObject({
      status: 401,
      body: { message: 'Unauthorized; scope does not match' },
    });
  });

  it('refuses a second issue type of the same name, and a name that is too long', async () => {
    expect((await send('POST', 'issuetype', { name: 'task' })).status).toBe(409);
    expect((await send('POST', 'issuetype', { name: 'x'.repeat(61) })).status).toBe(400);
    expect((await send('POST', 'issuetype', { title: 'x' })).messages).toEqual([
      'Invalid request payload. Refer to the REST API documentation and try again.',
    ]);
  });

  it('adds issue types to a scheme all or none', async () => {
    const made = await send('POST', 'issuetype', { name: 'Change Request' });
    const id = String(made.body['id']);
    const scheme = site.get('project', site.findProject('ALPHA')?.id ?? '').issueTypeSchemeId;
    expect(await send('PUT', `issuetypescheme/${scheme}/issuetype`, { issueTypeIds: [id, '10000'] })).toMatchObject({
      status: 400,
      messages: ['These issue types were not added because they are already present in the issue type scheme: 10000'],
    });
    expect((await send('PUT', `issuetypescheme/${scheme}/issuetype`, { issueTypeIds: [id, '99'] })).messages).toEqual([
      'These issue types were not found: 99',
    ]);
    expect((await send('PUT', `issuetypescheme/${scheme}/issuetype`, { issueTypeIds: [id] })).status).toBe(204);
    expect(site.get('issueTypeScheme', scheme).issueTypeIds.at(-1)).toBe(id);
  });

  it('puts a field on a screen once', async () => {
    const [screen] = [...site.all('screen')];
    const tab = screen?.tabs[0];
    const field = [...site.all('field')].find(({ moduleKey }) => moduleKey === 'decision');
    const path = `screens/${screen?.id ?? ''}/tabs/${tab?.id ?? ''}/fields`;
    expect(await send('POST', path, { fieldId: field?.id })).toMatchObject({
      status: 200,
      body: { id: field?.id, name: 'Decision' },
    });
    expect((await send('POST', path, { fieldId: field?.id })).status).toBe(400);
    expect((await send('POST', path, { fieldId: 'customfield_1' })).status).toBe(404);
    expect((await send('DELETE', `${path}/${field?.id ?? ''}`)).status).toBe(204);
    expect((await send('DELETE', `${path}/${field?.id ?? ''}`)).status).toBe(404);
  });

  it("keeps an app's field locked", async () => {
    const field = [...site.all('field')].find(({ moduleKey }) => moduleKey === 'budget');
    expect((await send('PUT', `field/${field?.id ?? ''}`, { name: 'Mine' })).messages).toEqual([
      'The custom field is locked.',
    ]);
    expect((await send('DELETE', `field/${field?.id ?? ''}`)).status).toBe(400);
    const listed = (
      await rest({
        method: 'GET',
        path: '/rest/api/3/field',
        query: new URLSearchParams(),
        headers: {},
        body: undefined,
        principal: asBob,
      })
    ).body as Json[];
    expect(listed.find(({ id }) => id === field?.id)).toMatchObject({
      key: `${APP_ID}__DEVELOPMENT__budget`,
      schema: { type: 'number', custom: moduleAri(APP_ID, ENVIRONMENT_ID, 'budget') },
      clauseNames: [`cf[${String(field?.schema.customId)}]`, 'Budget', 'Budget[Number]'],
    });
  });
});

describe('workflows', () => {
  it('are created with their statuses, read back by id and name, and keep rules of installed apps', async () => {
    site.rules = rules;
    const rule = { ruleKey: validator.ruleKey, parameters: { key: validator.key, config: '{"strict":true}' } };
    const made = await send('POST', 'workflows/create', newWorkflow({ validators: [rule] }));
    expect(made.status).toBe(200);
    const read = workflowIn(await send('POST', 'workflows', { workflowNames: ['Changes'] }));
    const submit = (read['transitions'] as Json[])[1];
    expect(submit?.['validators']).toEqual([
      {
        id: expect.any(String) as string,
        ruleKey: validator.ruleKey,
        parameters: {
          disabled: 'false',
          tag: '',
          key: validator.key,
          config: '{"strict":true}',
          id: expect.any(String) as string,
        },
      },
    ]);
    expect((await send('GET', 'workflows/capabilities')).body['forgeRules']).toEqual([
      {
        id: validator.key,
        name: 'Gate',
        description: 'Checks the change',
        ruleKey: validator.ruleKey,
        ruleType: 'Validator',
      },
    ]);
  });

  it.each<[string, Json, string]>([
    [
      'a rule of no installed app',
      { validators: [{ ruleKey: 'forge:expression-validator', parameters: { key: 'ari:none' } }] },
      'No installed app provides the rule',
    ],
    [
      'a validator as a condition',
      { conditions: { operation: 'ALL', conditions: [{ ruleKey: 'system:validate-field-value' }] } },
      'is not known as a Condition',
    ],
    [
      'a screen that is not there',
      { transitionScreen: { ruleKey: 'system:transition-screen', parameters: { screenId: '4711' } } },
      'The screen with ID 4711 was not found.',
    ],
    [
      'a source outside the workflow',
      { links: [{ fromStatusReference: 'z' }] },
      'starts from a status that is not in the workflow',
    ],
    ['a nameless transition', { name: ' ' }, 'You must name each transition.'],
    [
      'a configuration that is too long',
      { validators: [{ ruleKey: validator.ruleKey, parameters: { key: validator.key, config: 'x'.repeat(33_000) } }] },
      'longer than 32KB',
    ],
  ])('are refused with %s, and nothing is made', async (_what, more, message) => {
    site.rules = rules;
    const before = [...site.all('status')].length;
    const answer = await send('POST', 'workflows/create', newWorkflow(more));
    expect(answer).toMatchObject({ status: 400, messages: [expect.stringContaining(message)] });
    expect([...site.all('status')]).toHaveLength(before);
    const { body } = await send('POST', 'workflows/create/validation', { payload: newWorkflow(more) });
    expect(body['errors']).toHaveLength(1);
  });

  it('are refused with the name of another, or with statuses of taken names', async () => {
    await send('POST', 'workflows/create', newWorkflow());
    const { messages } = await send('POST', 'workflows/create', newWorkflow());
    expect(messages).toEqual(['You must use a unique status name.', 'You must use a unique workflow name.']);
  });

  it('are updated only from the version that was read', async () => {
    const answer = await send('POST', 'workflows/create', newWorkflow());
    const made = workflowIn(answer);
    const [a, b] = (made['statuses'] as { statusReference: string }[]).map(({ statusReference }) => statusReference);
    const update = (name: string) => ({
      statuses: statusesIn(answer),
      workflows: [
        {
          id: made['id'],
          version: made['version'],
          statuses: [place(a ?? ''), place(b ?? '')],
          transitions: [
            transition('1', 'Create', 'INITIAL', a ?? ''),
            transition('11', name, 'DIRECTED', b ?? '', [a ?? '']),
          ],
        },
      ],
    });
    expect(workflowIn(await send('POST', 'workflows/update', update('Hand in')))['version']).toMatchObject({
      versionNumber: 1,
    });
    expect((await send('POST', 'workflows/update', update('Too late'))).status).toBe(409);
    const read = workflowIn(await send('POST', 'workflows', { workflowIds: [made['id']] }));
    expect((read['transitions'] as Json[])[1]?.['name']).toBe('Hand in');
  });

  it('lose a status in use only with a mapping, which moves the issues and is kept in their history', async () => {
    const issue = site.findIssue('ALPHA-2');
    if (!issue) throw new Error('no ALPHA-2');
    const workflow = site.workflowOf(issue);
    const answer = await send('POST', 'workflows', { workflowIds: [workflow.id] });
    const read = updatable(answer);
    const statuses = statusesIn(answer);
    const kept = (read['statuses'] as { statusReference: string }[]).filter(
      ({ statusReference }) => statusReference !== issue.statusId,
    );
    const target = kept[0]?.statusReference ?? '';
    const transitions = (read['transitions'] as { toStatusReference: string }[]).filter(
      ({ toStatusReference }) => toStatusReference !== issue.statusId,
    );
    const change = { ...read, statuses: kept, transitions };
    expect(await send('POST', 'workflows/update', { statuses, workflows: [change] })).toMatchObject({
      status: 400,
      messages: ['You must map the statuses that are removed and in use.'],
    });
    const defaultStatusMappings = [{ oldStatusReference: issue.statusId, newStatusReference: target }];
    expect(
      (await send('POST', 'workflows/update', { statuses, workflows: [{ ...change, defaultStatusMappings }] })).status,
    ).toBe(200);
    expect(site.findIssue('ALPHA-2')?.statusId).toBe(target);
    expect(site.changelogOf(issue.id).at(-1)?.items[0]).toMatchObject({ field: 'status', to: target });
  });

  it('are refused when a status they use is not brought along, or with a member that requests do not have', async () => {
    const answer = await send('POST', 'workflows/create', newWorkflow());
    const update = updatable(answer);
    const { messages } = await send('POST', 'workflows/update', { statuses: [], workflows: [update] });
    expect(messages).toEqual([expect.stringMatching(/^The status reference \d+ was not found\.$/), expect.anything()]);
    const unknown = { ...newWorkflow(), taskId: '1' };
    expect((await send('POST', 'workflows/create', unknown)).messages).toEqual([
      'Invalid request payload. Refer to the REST API documentation and try again.',
    ]);
  });

  it('cannot be deleted while a scheme has them', async () => {
    const [workflow] = [...site.all('workflow')];
    expect((await send('DELETE', `workflow/${workflow?.id ?? ''}`)).status).toBe(400);
  });
});

describe('workflow schemes', () => {
  const schemeFor = async (): Promise<{ old: string; made: Json; workflow: Json; projectId: string }> => {
    const workflow = workflowIn(await send('POST', 'workflows/create', newWorkflow()));
    const projectId = site.findProject('ALPHA')?.id ?? '';
    const old = site.get('project', projectId).workflowSchemeId;
    const made = (await send('POST', 'workflowscheme', { name: 'For changes', defaultWorkflow: 'Changes' })).body;
    return { old, made, workflow, projectId };
  };

  it('switch a project when every status in use has a place to go', async () => {
    const { made, workflow, projectId } = await schemeFor();
    const target = String(made['id']);
    const refused = await send('POST', 'workflowscheme/project/switch', { projectId, targetSchemeId: target });
    expect(refused.status).toBe(400);
    expect((await send('PUT', 'workflowscheme/project', { projectId, workflowSchemeId: target })).status).toBe(400);
    const to = (workflow['statuses'] as { statusReference: string }[])[0]?.statusReference ?? '';
    const mappingsByIssueTypeOverride = ['10000', '10002'].map((issueTypeId) => ({
      issueTypeId,
      statusMappings: ['10000', '3', '10001'].map((oldStatusId) => ({ oldStatusId, newStatusId: to })),
    }));
    const switched = await send('POST', 'workflowscheme/project/switch', {
      projectId,
      targetSchemeId: target,
      mappingsByIssueTypeOverride,
    });
    expect(switched).toMatchObject({ status: 303, body: { status: 'COMPLETE' } });
    expect(site.issuesOf(projectId).every(({ statusId }) => statusId === to)).toBe(true);
  });

  it('give an issue type a workflow of its own without moving other issues, from the version that was read', async () => {
    const { old, workflow } = await schemeFor();
    const [read] = (await send('POST', 'workflowscheme/read', { workflowSchemeIds: [old] })).body as unknown as Json[];
    const bug = { issueTypeIds: ['10004'], workflowId: workflow['id'] };
    const update = {
      id: old,
      name: read?.['name'],
      description: '',
      version: read?.['version'],
      workflowsForIssueTypes: [bug],
    };
    expect((await send('POST', 'workflowscheme/update', update)).status).toBe(200);
    expect((await send('POST', 'workflowscheme/update', update)).status).toBe(409);
    expect(site.workflowOf({ projectId: site.findProject('ALPHA')?.id ?? '', issueTypeId: '10004' }).id).toBe(
      workflow['id'],
    );
    expect(site.findIssue('ALPHA-2')?.statusId).toBe('10001');
  });

  it('say which mappings a change needs', async () => {
    const { old, workflow } = await schemeFor();
    const { body } = await send('POST', 'workflowscheme/update/mappings', {
      id: old,
      workflowsForIssueTypes: [{ issueTypeIds: ['10002'], workflowId: workflow['id'] }],
    });
    expect(body['statusMappingsByIssueTypes']).toEqual([
      { issueTypeId: '10002', statusIds: expect.arrayContaining(['10000', '10001']) as string[] },
    ]);
  });

  it('are without an id, and closed to changes, where they are the default one', async () => {
    const { workflow } = await schemeFor();
    const { id: projectId } = site.get('project', site.findProject('ALPHA')?.id ?? '');
    const project = site.get('project', projectId);
    site.put('project', { ...project, workflowSchemeId: DEFAULTS.workflowSchemeId });
    const { values } = (await send('GET', `workflowscheme/project?projectId=${projectId}`)).body;
    expect(values).toEqual([
      {
        projectIds: [projectId],
        workflowScheme: {
          name: 'Default Workflow Scheme',
          description: '',
          defaultWorkflow: 'Software Simplified Workflow',
          issueTypeMappings: {},
          draft: false,
        },
      },
    ]);
    const id = DEFAULTS.workflowSchemeId;
    expect((await send('GET', `workflowscheme/${id}`)).status).toBe(404);
    expect((await send('POST', 'workflowscheme/read', { workflowSchemeIds: [id] })).body).toEqual([]);
    const update = {
      id,
      name: 'Mine',
      description: '',
      version: site.get('workflowScheme', id).version,
      workflowsForIssueTypes: [{ issueTypeIds: ['10004'], workflowId: workflow['id'] }],
    };
    expect((await send('POST', 'workflowscheme/update', update)).status).toBe(400);
  });

  it('cannot be deleted while a project has them', async () => {
    const { old } = await schemeFor();
    expect((await send('DELETE', `workflowscheme/${old}`)).status).toBe(400);
  });
});

describe('search', () => {
  const search = (query: string, principal?: Principal) => send('GET', `search/jql?${query}`, undefined, principal);
  const keysOf = ({ body }: Answer) => (body['issues'] as Json[]).map(({ key }) => key);

  it('answers ids alone unless fields are named', async () => {
    const { body } = await search('jql=key%3DALPHA-1');
    expect(body).toEqual({ issues: [{ id: site.findIssue('ALPHA-1')?.id }], isLast: true });
  });

  it('refuses what restricts nothing', async () => {
    const messages = ['Unbounded JQL queries are not allowed here. Please add a search restriction to your query.'];
    for (const jql of ['', 'order by key']) {
      expect(await search(`jql=${encodeURIComponent(jql)}`)).toMatchObject({ status: 400, messages });
      expect(await send('POST', 'search/approximate-count', { jql })).toMatchObject({ status: 400, messages });
    }
  });

  it('pages by tokens that neither skip nor repeat when issues come in between', async () => {
    const jql = encodeURIComponent('project = ALPHA order by created desc');
    const one = await search(`jql=${jql}&maxResults=2&fields=key`);
    expect(keysOf(one)).toEqual(['ALPHA-10', 'ALPHA-3']);
    const model = site.findIssue('ALPHA-10');
    if (model) site.put('issue', { ...model, id: '77777', key: 'ALPHA-77', created: model.created + 1000 });
    const two = await search(`jql=${jql}&maxResults=2&fields=key&nextPageToken=${String(one.body['nextPageToken'])}`);
    expect(keysOf(two)).toEqual(['ALPHA-2', 'ALPHA-1']);
    expect(two.body).toMatchObject({ isLast: true });
    expect(two.body['nextPageToken']).toBeUndefined();
  });

  it('refuses a token that is made up or of another query, and too many properties or reconciled issues', async () => {
    const one = await search('jql=project%3DALPHA&maxResults=1');
    const token = String(one.body['nextPageToken']);
    expect((await search(`jql=key%3DALPHA-1&nextPageToken=${token}`)).status).toBe(400);
    expect((await search('jql=key%3DALPHA-1&nextPageToken=nonsense')).status).toBe(400);
    expect(
      (
        await send('POST', 'search/jql', {
          jql: 'key = ALPHA-1',
          reconcileIssues: Array.from({ length: 51 }, (_, id) => id),
        })
      ).status,
    ).toBe(400);
    expect(
      (await send('POST', 'search/jql', { jql: 'key = ALPHA-1', properties: ['a', 'b', 'c', 'd', 'e', 'f'] })).status,
    ).toBe(400);
    expect((await send('POST', 'search/jql', { jql: 5 })).status).toBe(400);
  });

  it('gives at most 100 issues at a time when fields are asked for, and costs a point for each', async () => {
    const model = site.findIssue('ALPHA-3');
    for (let number = 100; model && number < 300; number += 1) {
      site.put('issue', { ...model, id: String(30_000 + number), key: `ALPHA-${String(number)}` });
    }
    const request = {
      method: 'POST',
      path: '/rest/api/3/search/jql',
      query: new URLSearchParams(),
      headers: {},
      principal: asBob,
    } as const;
    const answered = await rest({
      ...request,
      body: { jql: 'project = ALPHA', fields: ['summary'], maxResults: 5000 },
    });
    expect((answered.body as { issues: unknown[] }).issues).toHaveLength(100);
    expect(answered.points).toBe(101);
    const ids = await rest({ ...request, body: { jql: 'project = ALPHA', maxResults: 5000 } });
    expect((ids.body as { issues: unknown[] }).issues).toHaveLength(204);
  });

  it('shows nobody what they may not see', async () => {
    expect(keysOf(await search('jql=summary~tiles&fields=key', asBob))).toHaveLength(2);
    expect(keysOf(await search('jql=summary~tiles&fields=key', { kind: 'anonymous' }))).toEqual([]);
  });
});
