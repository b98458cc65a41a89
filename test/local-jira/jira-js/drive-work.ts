import { z } from 'zod';
import { ADMIN, BOB, EVE } from '../small-site.ts';
import { present, type Jira, type Raw } from './clients.ts';

const paragraph = (text: string) => ({
  type: 'doc' as const,
  version: 1 as const,
  content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
});
const bodiless = (raw: Raw, url: string) => raw.sendRequest({ url, method: 'GET' });

/** Calls every route of issues, people and projects once. */
export function driveWork(jira: () => Jira, raw: () => Raw): void {
  test('people, groups and permissions', async () => {
    await jira().serverInfo.getServerInfo();
    expect(await jira().myself.getCurrentUser()).toMatchObject({ accountId: ADMIN });
    expect(await jira().users.getUser({ accountId: BOB, expand: 'groups' })).toMatchObject({
      displayName: 'Bob Builder',
    });
    await jira().users.getUserGroups({ accountId: BOB });
    await jira().users.getAllUsersDefault({});
    await jira().users.getAllUsers({});
    await bodiless(raw(), `/rest/api/3/user/bulk?accountId=${BOB}&accountId=${EVE}`);
    expect(await jira().userSearch.findUsers({ query: 'bob' })).toHaveLength(1);
    await jira().userSearch.findAssignableUsers({ project: 'ALPHA' });
    await jira().userSearch.findUsersForPicker({ query: 'e' });
    await jira().groups.getUsersFromGroup({ groupname: 'builders' });
    await jira().groups.findGroups({ query: 'build' });
    await bodiless(raw(), '/rest/api/3/group/bulk');
    await jira().permissions.getMyPermissions({ projectKey: 'ALPHA', permissions: 'BROWSE_PROJECTS,EDIT_ISSUES' });
    await jira().permissions.getAllPermissions();
    await jira().permissions.getBulkPermissions({
      accountId: BOB,
      globalPermissions: ['ADMINISTER'],
      projectPermissions: [{ permissions: ['BROWSE_PROJECTS'], issues: [], projects: [10000] }],
    });
    await jira().permissions.getPermittedProjects({ permissions: ['BROWSE_PROJECTS'] });
    await bodiless(raw(), '/rest/api/3/group?groupname=builders');
  });

  test('settings and constants', async () => {
    await jira().jiraSettings.getConfiguration();
    const options = await jira().timeTracking.getSharedTimeTrackingConfiguration();
    await jira().timeTracking.setSharedTimeTrackingConfiguration(options);
    await jira().issuePriorities.searchPriorities({});
    await jira().issuePriorities.getPriority({ id: '3' });
    await jira().issueResolutions.getResolution({ id: '10000' });
    await jira().workflowStatuses.getStatuses();
    await jira().workflowStatuses.getStatus({ idOrName: 'Done' });
    await jira().status.search({ searchString: 'Done' });
    await jira().workflowStatusCategories.getStatusCategories();
    for (const path of [
      'priority',
      'resolution',
      'resolution/search',
      'project',
      'issuetype/project?projectId=10000',
    ]) {
      await bodiless(raw(), `/rest/api/3/${path}`);
    }
  });

  test('projects, roles, components, versions', async () => {
    const found = await jira().projects.searchProjects({ expand: 'description,lead,issueTypes' });
    expect(found.values.map(({ key }) => key)).toContain('ALPHA');
    const project = await jira().projects.getProject({ projectIdOrKey: 'ALPHA' });
    expect(project.key).toBe('ALPHA');
    await jira().projects.getAllStatuses({ projectIdOrKey: 'ALPHA' });
    await jira().projectComponents.getProjectComponents({ projectIdOrKey: 'ALPHA' });
    await jira().projectVersions.getProjectVersions({ projectIdOrKey: 'ALPHA' });
    const { levels } = await jira().projectPermissionSchemes.getSecurityLevelsForProject({ projectKeyOrId: 'ALPHA' });
    await jira().issueSecurityLevel.getIssueSecurityLevel({ id: present(levels[0]?.id) });
    const roles = await jira().projectRoles.getAllProjectRoles();
    const id = present(present(roles[0]).id);
    await jira().projectRoles.getProjectRoleById({ id });
    await jira().projectRoles.getProjectRoles({ projectIdOrKey: 'ALPHA' });
    await jira().projectRoles.getProjectRoleDetails({ projectIdOrKey: 'ALPHA' });
    await jira().projectRoleActors.addActorUsers({ projectIdOrKey: 'ALPHA', id, user: [EVE] });
    const role = await jira().projectRoles.getProjectRole({ projectIdOrKey: 'ALPHA', id });
    expect(role.actors?.map(({ actorUser }) => actorUser?.accountId)).toContain(EVE);
    await jira().projectRoleActors.deleteActor({ projectIdOrKey: 'ALPHA', id, user: EVE });
    await jira().projectRoleActors.setActors({
      projectIdOrKey: 'ALPHA',
      id,
      body: { categorisedActors: { 'atlassian-user-role-actor': [ADMIN] } },
    });
  });

  test('issues: create, read, edit, move, delete', async () => {
    const types = await jira().issues.getCreateIssueMetaIssueTypes({ projectIdOrKey: 'ALPHA' });
    const task = present((types.issueTypes ?? types.createMetaIssueType)?.find(({ name }) => name === 'Task'));
    await jira().issues.getCreateIssueMetaIssueTypeId({ projectIdOrKey: 'ALPHA', issueTypeId: present(task.id) });
    const made = await jira().issues.createIssue({
      fields: { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'Made by a client', labels: ['made'] },
    });
    const issueIdOrKey = present(made.key);
    await jira().issues.createIssues({
      issueUpdates: [{ fields: { project: { key: 'ALPHA' }, issuetype: { name: 'Task' }, summary: 'One of many' } }],
    });
    await jira().issues.editIssue({
      issueIdOrKey,
      fields: { summary: 'Edited by a client', description: paragraph('Why it is so') },
    });
    await jira().issues.getEditIssueMeta({ issueIdOrKey });
    await jira().issues.assignIssue({ issueIdOrKey, accountId: BOB });
    const { transitions } = await jira().issues.getTransitions({ issueIdOrKey, expand: 'transitions.fields' });
    const start = present(transitions?.find(({ to }) => to?.name === 'In Progress'));
    await jira().issues.doTransition({ issueIdOrKey, transition: { id: present(start.id) } });
    const read = await jira().issues.getIssue({
      issueIdOrKey,
      expand: 'names,schema,changelog,renderedFields,transitions,editmeta',
    });
    expect(present(read.fields)['summary']).toBe('Edited by a client');
    const log = await jira().issues.getChangeLogs({ issueIdOrKey });
    const changelogIds = present(log.values).map(({ id }) => Number(id));
    expect(changelogIds.length).toBeGreaterThan(1);
    await jira().issues.getChangeLogsByIds({ issueIdOrKey, changelogIds });
    await jira().issues.getBulkChangelogs({ issueIdsOrKeys: [issueIdOrKey], fieldIds: ['status'] });
    const fetched = await jira().issues.bulkFetchIssues({
      issueIdsOrKeys: [issueIdOrKey, 'ALPHA-1'],
      fields: ['summary', 'assignee'],
    });
    expect(fetched.issues).toHaveLength(2);
    await jira().issueSearch.getIssuePickerResource({ query: 'roof' });
    await jira().issues.deleteIssue({ issueIdOrKey });
    await expect(jira().issues.getIssue({ issueIdOrKey })).rejects.toThrow('404');
  });

  test('comments, worklogs and links', async () => {
    const issueIdOrKey = 'ALPHA-3';
    const comment = await jira().issueComments.addComment({ issueIdOrKey, body: paragraph('Seen') });
    const id = present(comment.id);
    await jira().issueComments.updateComment({ issueIdOrKey, id, body: { body: paragraph('Seen again') } });
    await jira().issueComments.getComment({ issueIdOrKey, id, expand: 'renderedBody' });
    await jira().issueComments.getComments({ issueIdOrKey });
    await jira().issueComments.getCommentsByIds({ ids: [Number(id)] });
    await jira().issueCommentProperties.setCommentProperty({
      commentId: id,
      propertyKey: 'mark',
      body: { read: true },
    });
    await jira().issueCommentProperties.getCommentPropertyKeys({ commentId: id });
    await jira().issueCommentProperties.getCommentProperty({ commentId: id, propertyKey: 'mark' });
    await jira().issueCommentProperties.deleteCommentProperty({ commentId: id, propertyKey: 'mark' });
    await jira().issueComments.deleteComment({ issueIdOrKey, id });

    const worklog = await jira().issueWorklogs.addWorklog({
      issueIdOrKey,
      timeSpent: '2h',
      started: '2026-03-14T10:00:00.000+0000',
      comment: paragraph('Painted'),
    });
    expect(worklog.timeSpentSeconds).toBe(7200);
    const worklogId = present(worklog.id);
    await jira().issueWorklogs.updateWorklog({ issueIdOrKey, id: worklogId, body: { timeSpentSeconds: 5400 } });
    expect((await jira().issueWorklogs.getWorklog({ issueIdOrKey, id: worklogId })).timeSpent).toBe('1h 30m');
    await jira().issueWorklogs.getIssueWorklog({ issueIdOrKey });
    const changed = await jira().issueWorklogs.getIdsOfWorklogsModifiedSince({ since: 0 });
    // Jira leaves out what is younger than a minute, so only the seeded one is there.
    expect(changed.values).toHaveLength(1);
    await jira().issueWorklogs.getWorklogsForIds({ ids: [Number(worklogId)] });
    await jira().issueWorklogs.deleteWorklog({ issueIdOrKey, id: worklogId });
    await jira().issueWorklogs.getIdsOfWorklogsDeletedSince({ since: 0 });

    const type = await jira().issueLinkTypes.createIssueLinkType({
      name: 'Covers',
      inward: 'is covered by',
      outward: 'covers',
    });
    const issueLinkTypeId = present(type.id);
    await jira().issueLinkTypes.updateIssueLinkType({ issueLinkTypeId, name: 'Covering' });
    await jira().issueLinkTypes.getIssueLinkType({ issueLinkTypeId });
    await jira().issueLinkTypes.getIssueLinkTypes();
    await jira().issueLinks.linkIssues({
      type: { name: 'Covering' },
      inwardIssue: { key: 'ALPHA-3' },
      outwardIssue: { key: 'ALPHA-10' },
    });
    const linked = z
      .object({ issuelinks: z.array(z.object({ id: z.string() })) })
      .parse((await jira().issues.getIssue({ issueIdOrKey })).fields);
    const linkId = present(linked.issuelinks[0]).id;
    await jira().issueLinks.getIssueLink({ linkId });
    await jira().issueLinks.deleteIssueLink({ linkId });
    await jira().issueLinkTypes.deleteIssueLinkType({ issueLinkTypeId });
  });

  test('entity properties', async () => {
    const propertyKey = 'plumb.line';
    const body = { level: 3 };
    await jira().issueProperties.setIssueProperty({ issueIdOrKey: 'ALPHA-1', propertyKey, body });
    await jira().issueProperties.getIssuePropertyKeys({ issueIdOrKey: 'ALPHA-1' });
    expect(await jira().issueProperties.getIssueProperty({ issueIdOrKey: 'ALPHA-1', propertyKey })).toMatchObject({
      value: body,
    });
    await jira().issueProperties.deleteIssueProperty({ issueIdOrKey: 'ALPHA-1', propertyKey });
    await jira().projectProperties.setProjectProperty({ projectIdOrKey: 'ALPHA', propertyKey, body });
    await jira().projectProperties.getProjectPropertyKeys({ projectIdOrKey: 'ALPHA' });
    await jira().projectProperties.getProjectProperty({ projectIdOrKey: 'ALPHA', propertyKey });
    await jira().projectProperties.deleteProjectProperty({ projectIdOrKey: 'ALPHA', propertyKey });
    await jira().userProperties.setUserProperty({ accountId: ADMIN, propertyKey, body });
    await jira().userProperties.getUserPropertyKeys({ accountId: ADMIN });
    await jira().userProperties.getUserProperty({ accountId: ADMIN, propertyKey });
    await jira().userProperties.deleteUserProperty({ accountId: ADMIN, propertyKey });
  });
}

/** Calls the routes that only an app may call, as the app. */
export function driveApp(app: () => Jira, fieldId: () => string): void {
  test("an app's own fields and properties", async () => {
    const issue = await app().issues.getIssue({ issueIdOrKey: 'ALPHA-3', fields: ['summary'] });
    const issueIds = [Number(issue.id)];
    await app().issueCustomFieldValuesApps.updateCustomFieldValue({
      fieldIdOrKey: fieldId(),
      updates: [{ issueIds, value: 7 }],
    });
    await app().issueCustomFieldValuesApps.updateMultipleCustomFieldValues({
      updates: [{ customField: fieldId(), issueIds, value: 8 }],
    });
    expect(
      present((await app().issues.getIssue({ issueIdOrKey: 'ALPHA-3', fields: [fieldId()] })).fields)[fieldId()],
    ).toBe(8);
    await app().appProperties.putForgeAppProperty({ propertyKey: 'state', body: { ready: true } });
    await app().appProperties.getForgeAppPropertyKeys();
    await app().appProperties.getForgeAppProperty({ propertyKey: 'state' });
    await app().appProperties.deleteForgeAppProperty({ propertyKey: 'state' });
  });
}
