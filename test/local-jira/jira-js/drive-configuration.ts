import { ADMIN } from '../small-site.ts';
import { present, type Jira, type Raw } from './clients.ts';
import { z } from 'zod';

const status = (name: string, statusCategory: 'TODO' | 'IN_PROGRESS' | 'DONE', statusReference: string) => ({
  name,
  statusCategory,
  statusReference,
  description: '',
});
const place = (statusReference: string) => ({ statusReference, properties: {}, layout: { x: 1, y: 2 } });

/** Calls every route of search and configuration once, as an administrator would use them. */
export function driveConfiguration(jira: () => Jira, raw: () => Raw): void {
  test('search and JQL', async () => {
    const first = await jira().issueSearch.searchAndReconsileIssuesUsingJql({
      jql: 'project = ALPHA order by key',
      maxResults: 2,
      fields: ['summary'],
    });
    expect(first.issues?.map((issue) => issue.key)).toEqual(['ALPHA-1', 'ALPHA-2']);
    const jql = 'project = ALPHA order by key';
    const second = await jira().issueSearch.searchAndReconsileIssuesUsingJqlPost({
      jql,
      fields: ['*all'],
      nextPageToken: present(first.nextPageToken),
    });
    expect(second.issues?.map((issue) => issue.key)).toEqual(['ALPHA-3', 'ALPHA-10']);
    expect(second.nextPageToken).toBeUndefined();
    expect(await jira().issueSearch.countIssues({ jql: 'project = ALPHA' })).toMatchObject({ count: 4 });
    const parsed = await jira().jql.parseJqlQueries({
      validation: 'strict',
      queries: ['project = ALPHA and status changed after -5d order by key', 'nonsense'],
    });
    expect(parsed.queries[1]?.errors).toHaveLength(1);
    await jira().jql.getAutoComplete();
    await jira().jql.getFieldAutoCompleteForQueryString({ fieldName: 'project', fieldValue: 'Al' });
  });

  test('expressions', async () => {
    const evaluated = await jira().jiraExpressions.evaluateJSISJiraExpression({
      expand: 'meta.complexity',
      expression: 'issues.map(i => i.key) + [issue.key, project.key]',
      context: { issue: { key: 'ALPHA-1' }, project: { key: 'ALPHA' }, issues: { jql: { query: 'key = ALPHA-2' } } },
    });
    expect(evaluated.value).toEqual(['ALPHA-2', 'ALPHA-1', 'ALPHA']);
    const analysed = await jira().jiraExpressions.analyseExpression({ expressions: ['1 + 1', '>'] });
    expect(present(analysed.results).map(({ valid }) => valid)).toEqual([true, false]);
  });

  test('fields', async () => {
    await jira().issueFields.getFields();
    const made = await jira().issueFields.createCustomField({
      name: 'Risk',
      type: 'com.atlassian.jira.plugin.system.customfieldtypes:float',
    });
    const fieldId = present(made.id);
    await jira().issueFields.updateCustomField({ fieldId, description: 'How risky' });
    const found = await jira().issueFields.getFieldsPaginated({ query: 'risk', type: ['custom'] });
    expect(found.values.map(({ id }) => id)).toEqual([fieldId]);
    await jira().issueCustomFieldContexts.getContextsForField({ fieldId });
    await jira().issueCustomFieldContexts.getProjectContextMapping({ fieldId });
    const screens = await jira().screens.getScreens({});
    const screen = present(screens.values[0]);
    await jira().screens.getScreensForField({ fieldId: 'summary' });
    const available = await jira().screens.getAvailableScreenFields({ screenId: present(screen.id) });
    expect(available.map(({ id }) => id)).toContain(fieldId);
    await jira().issueFields.deleteCustomField({ id: fieldId });
  });

  test('issue types and their schemes', async () => {
    await jira().issueTypes.getIssueAllTypes();
    const type = await jira().issueTypes.createIssueType({ name: 'Change Request', description: 'A change' });
    const id = present(type.id);
    await jira().issueTypes.updateIssueType({ id, description: 'A change to the baseline' });
    expect(await jira().issueTypes.getIssueType({ id })).toMatchObject({ name: 'Change Request' });
    await jira().issueTypes.getAlternativeIssueTypes({ id });
    const { issueTypeSchemeId } = await jira().issueTypeSchemes.createIssueTypeScheme({
      name: 'With changes',
      issueTypeIds: ['10000', '10002'],
    });
    const schemeId = Number(issueTypeSchemeId);
    await jira().issueTypeSchemes.addIssueTypesToIssueTypeScheme({ issueTypeSchemeId: schemeId, issueTypeIds: [id] });
    await jira().issueTypeSchemes.updateIssueTypeScheme({
      issueTypeSchemeId: schemeId,
      description: 'Work and changes',
    });
    await jira().issueTypeSchemes.getAllIssueTypeSchemes({ expand: 'projects,issueTypes' });
    await jira().issueTypeSchemes.getIssueTypeSchemesMapping({ issueTypeSchemeId: [schemeId] });
    const projectId = present((await jira().projects.getProject({ projectIdOrKey: 'ALPHA' })).id);
    await jira().issueTypeSchemes.assignIssueTypeSchemeToProject({ issueTypeSchemeId, projectId });
    const ofProjects = await jira().issueTypeSchemes.getIssueTypeSchemeForProjects({ projectId: [Number(projectId)] });
    expect(ofProjects.values[0]?.issueTypeScheme?.id).toBe(issueTypeSchemeId);
    await jira().issueTypeSchemes.removeIssueTypeFromIssueTypeScheme({
      issueTypeSchemeId: schemeId,
      issueTypeId: Number(id),
    });
    await jira().issueTypeSchemes.deleteIssueTypeScheme({ issueTypeSchemeId: schemeId });
    await jira().issueTypes.deleteIssueType({ id });
  });

  test('screens, screen schemes and issue type screen schemes', async () => {
    const screenShape = z.object({ id: z.number(), name: z.string(), description: z.string() });
    const screen = await raw().sendRequest({
      url: '/rest/api/3/screens',
      method: 'POST',
      body: { name: 'Change screen' },
      schema: screenShape,
    });
    const screenId = screen.id;
    await jira().screenTabs.addScreenTab({ screenId, name: 'Terms' });
    const tabs = await jira().screenTabs.getAllScreenTabs({ screenId });
    const tabId = present(tabs[0]?.id);
    await jira().screenTabFields.addScreenTabField({ screenId, tabId, fieldId: 'summary' });
    await jira().screenTabFields.addScreenTabField({ screenId, tabId, fieldId: 'labels' });
    await jira().screenTabFields.moveScreenTabField({ screenId, tabId, id: 'labels', position: 'First' });
    const fields = await jira().screenTabFields.getAllScreenTabFields({ screenId, tabId });
    expect(fields.map(({ id }) => id)).toEqual(['labels', 'summary']);
    await jira().screenTabFields.removeScreenTabField({ screenId, tabId, id: 'labels' });
    const scheme = await jira().screenSchemes.createScreenScheme({
      name: 'Change screens',
      screens: { default: screenId },
    });
    const screenSchemeId = String(scheme.id);
    await jira().screenSchemes.updateScreenScheme({ screenSchemeId, screens: { edit: String(screenId) } });
    await jira().screenSchemes.getScreenSchemes({ expand: 'issueTypeScreenSchemes' });
    const { id: issueTypeScreenSchemeId } = await jira().issueTypeScreenSchemes.createIssueTypeScreenScheme({
      name: 'Screens by type',
      issueTypeMappings: [{ issueTypeId: 'default', screenSchemeId: '1' }],
    });
    const change = { issueTypeScreenSchemeId, issueTypeMappings: [{ issueTypeId: '10002', screenSchemeId }] };
    await jira().issueTypeScreenSchemes.appendMappingsForIssueTypeScreenScheme(change);
    await jira().issueTypeScreenSchemes.updateDefaultScreenScheme({ issueTypeScreenSchemeId, screenSchemeId });
    await jira().issueTypeScreenSchemes.updateIssueTypeScreenScheme({
      issueTypeScreenSchemeId,
      description: 'By type',
    });
    const mappings = await jira().issueTypeScreenSchemes.getIssueTypeScreenSchemeMappings({
      issueTypeScreenSchemeId: [Number(issueTypeScreenSchemeId)],
    });
    expect(mappings.values).toHaveLength(2);
    const project = await jira()
      .projects.getProject({ projectIdOrKey: 'SECRET' })
      .catch(() => jira().projects.getProject({ projectIdOrKey: 'ALPHA' }));
    const projectId = present(project.id);
    await jira().issueTypeScreenSchemes.assignIssueTypeScreenSchemeToProject({ issueTypeScreenSchemeId, projectId });
    await jira().issueTypeScreenSchemes.getIssueTypeScreenSchemeProjectAssociations({ projectId: [Number(projectId)] });
    await jira().issueTypeScreenSchemes.getIssueTypeScreenSchemes({ expand: 'projects' });
    await jira().issueTypeScreenSchemes.removeMappingsFromIssueTypeScreenScheme({
      issueTypeScreenSchemeId,
      issueTypeIds: ['10002'],
    });
    await jira().issueTypeScreenSchemes.assignIssueTypeScreenSchemeToProject({
      issueTypeScreenSchemeId: '1',
      projectId,
    });
    await jira().issueTypeScreenSchemes.deleteIssueTypeScreenScheme({ issueTypeScreenSchemeId });
    await jira().screenSchemes.deleteScreenScheme({ screenSchemeId });
    await raw().sendRequest({ url: `/rest/api/3/screens/${String(screenId)}`, method: 'DELETE' });
  });

  test('permission schemes', async () => {
    const { permissionSchemes } = await jira().permissionSchemes.getAllPermissionSchemes({ expand: 'permissions' });
    const scheme = present(permissionSchemes?.find(({ name }) => name === 'Finance only'));
    const schemeId = present(scheme.id);
    const grant = await jira().permissionSchemes.createPermissionGrant({
      schemeId,
      permission: 'BROWSE_PROJECTS',
      holder: { type: 'user', parameter: ADMIN },
    });
    await jira().permissionSchemes.getPermissionSchemeGrants({ schemeId });
    const granted = (await jira().permissionSchemes.getPermissionScheme({ schemeId, expand: 'all' })).permissions;
    expect(granted?.map(({ id }) => id)).toContain(grant.id);
    const seen = await jira().projectPermissionSchemes.getAssignedPermissionScheme({ projectKeyOrId: 'SECRET' });
    expect(seen.id).toBe(schemeId);
    await jira().projectPermissionSchemes.assignPermissionScheme({ projectKeyOrId: 'SECRET', id: schemeId });
    await jira().permissionSchemes.deletePermissionSchemeEntity({ schemeId, permissionId: present(grant.id) });
  });

  test('statuses', async () => {
    const [made] = await jira().status.createStatuses({
      scope: { type: 'GLOBAL' },
      statuses: [{ name: 'Waiting', statusCategory: 'IN_PROGRESS', description: 'For somebody' }],
    });
    const id = present(made?.id);
    await jira().status.updateStatuses({
      statuses: [{ id, name: 'Waiting for approval', statusCategory: 'IN_PROGRESS' }],
    });
    expect(await jira().status.getStatusesById({ id: [id] })).toMatchObject([{ name: 'Waiting for approval' }]);
    await jira().status.deleteStatusesById({ id: [id] });
  });

  test('workflows and workflow schemes', async () => {
    const create = {
      scope: { type: 'GLOBAL' as const },
      statuses: [status('Draft', 'TODO', 'draft'), status('In review', 'IN_PROGRESS', 'review')],
      workflows: [
        {
          name: 'Change workflow',
          statuses: [place('draft'), place('review')],
          transitions: [
            { id: '1', name: 'Create', type: 'INITIAL' as const, toStatusReference: 'draft', links: [] },
            {
              id: '11',
              name: 'Submit',
              type: 'DIRECTED' as const,
              toStatusReference: 'review',
              links: [{ fromStatusReference: 'draft', fromPort: 0, toPort: 1 }],
            },
          ],
        },
      ],
    };
    expect((await jira().workflows.validateCreateWorkflows({ payload: create })).errors).toEqual([]);
    await jira().workflows.workflowCapabilities({});
    const made = await jira().workflows.createWorkflows(create);
    const workflow = present(made.workflows?.[0]);
    const id = present(workflow.id);
    const read = await jira().workflows.readWorkflows({ workflowIds: [id] });
    expect(read.workflows?.[0]?.transitions).toHaveLength(2);
    const { issueTypeSchemeId } = await jira().issueTypeSchemes.createIssueTypeScheme({
      name: 'Tasks only',
      issueTypeIds: ['10002'],
    });
    expect(issueTypeSchemeId).toMatch(/^\d+$/);
    await jira().workflows.searchWorkflows({ queryString: 'change' });

    const scheme = await jira().workflowSchemes.createWorkflowScheme({
      name: 'Change scheme',
      defaultWorkflow: 'Change workflow',
    });
    const schemeId = present(scheme.id);
    await jira().workflowSchemes.updateWorkflowScheme({ id: schemeId, body: { description: 'For changes' } });
    expect(await jira().workflowSchemes.getWorkflowScheme({ id: schemeId })).toMatchObject({
      description: 'For changes',
    });
    await jira().workflowSchemes.getAllWorkflowSchemes({});
    const project = await jira().projects.getProject({ projectIdOrKey: 'ALPHA' });
    const projectId = present(project.id);
    const associations = await jira().workflowSchemeProjectAssociations.getWorkflowSchemeProjectAssociations({
      projectId: [Number(projectId)],
    });
    const oldSchemeId = String(present(associations.values[0]?.workflowScheme?.id));
    await expect(
      jira().workflowSchemeProjectAssociations.assignSchemeToProject({ projectId, workflowSchemeId: String(schemeId) }),
    ).rejects.toThrow();

    const [full] = await jira().workflowSchemes.readWorkflowSchemes({ workflowSchemeIds: [String(schemeId)] });
    const version = present(present(full).version);
    const required = await jira().workflowSchemes.getRequiredWorkflowSchemeMappings({
      id: oldSchemeId,
      defaultWorkflowId: id,
      workflowsForIssueTypes: [],
    });
    expect(required.statusMappingsByIssueTypes?.length).toBeGreaterThan(0);
    await jira().workflowSchemes.updateSchemes({
      id: String(schemeId),
      name: 'Change scheme',
      description: 'New',
      version,
      defaultWorkflowId: id,
      workflowsForIssueTypes: [],
    });

    const [draft] = present(made.statuses).map((each) => present(each.id));
    const types = present(required.statusMappingsByIssueTypes);
    const mappingsByIssueTypeOverride = types.map(({ issueTypeId, statusIds }) => ({
      issueTypeId,
      statusMappings: present(statusIds).map((oldStatusId) => ({ oldStatusId, newStatusId: draft })),
    }));
    const task = await raw().sendRequest({
      url: '/rest/api/3/workflowscheme/project/switch',
      method: 'POST',
      body: { projectId, targetSchemeId: String(schemeId), mappingsByIssueTypeOverride },
      schema: z.object({ id: z.string(), status: z.literal('COMPLETE') }),
    });
    await jira().tasks.getTask({ taskId: task.id });
    const back = types.map(({ issueTypeId }) => ({
      issueTypeId,
      statusMappings: [{ oldStatusId: draft, newStatusId: '10000' }],
    }));
    await raw().sendRequest({
      url: '/rest/api/3/workflowscheme/project/switch',
      method: 'POST',
      body: { projectId, targetSchemeId: oldSchemeId, mappingsByIssueTypeOverride: back },
    });

    const { id: versionId, versionNumber } = present(workflow.version);
    const kept = present(draft);
    const change = {
      statuses: [{ ...status('Draft', 'TODO', kept), id: kept }],
      workflows: [
        {
          id,
          version: { id: versionId, versionNumber },
          description: 'Shorter',
          statuses: [place(kept)],
          transitions: [{ id: '1', name: 'Create', type: 'INITIAL' as const, toStatusReference: kept, links: [] }],
        },
      ],
    };
    expect((await jira().workflows.validateUpdateWorkflows({ payload: change })).errors).toEqual([]);
    const updated = await jira().workflows.updateWorkflows(change);
    expect(updated.workflows?.[0]?.version?.versionNumber).toBe(1);
    await jira().workflowSchemes.deleteWorkflowScheme({ id: schemeId });
    await jira().workflows.deleteInactiveWorkflow({ entityId: id });
  });

  test('what Jira removed answers 410', async () => {
    for (const [method, url] of [
      ['GET', 'search'],
      ['POST', 'search'],
      ['POST', 'expression/eval'],
      ['GET', 'workflow/search'],
    ] as const) {
      await expect(raw().sendRequest({ url: `/rest/api/3/${url}`, method })).rejects.toThrow(/410|removed/);
    }
  });
}
