import type { AccountId, Holder, IssueRecord, ProjectRecord, RoleRecord, UserRecord } from './model.ts';
import type { Site } from './ports.ts';

/** Members of these administer the whole site; the last is where Jira puts the users of installed apps. */
const ADMINISTRATOR_GROUPS = ['site-admins', 'jira-administrators', 'atlassian-addons-admin'] as const;
/** The role in which the users of installed apps are, in every project, without being listed anywhere. */
export const APP_ROLE_NAME = 'atlassian-addons-project-access';

export interface PermissionSubject {
  readonly project?: ProjectRecord;
  /** Its project is taken when `project` is absent. */
  readonly issue?: IssueRecord;
}

/**
 * Whether Jira would let the actor do it: global permissions by group; project permissions by the project's permission
 * scheme, and on an issue only if its security level lets the actor see it. `actorId` null is somebody not signed in.
 */
export function permits(
  site: Site,
  actorId: AccountId | null,
  permission: string,
  { project, issue }: PermissionSubject = {},
): boolean {
  if (actorId !== null && site.find('user', actorId)?.active !== true) return false;
  if (isGlobal(permission)) return actorId !== null && permitsGlobally(site, actorId, permission);
  const inProject = project ?? (issue === undefined ? undefined : site.find('project', issue.projectId));
  if (inProject === undefined) return false;
  if (issue !== undefined && !passesSecurityLevel(site, actorId, issue, inProject)) return false;
  const scheme = site.get('permissionScheme', inProject.permissionSchemeId);
  return scheme.grants.some(
    (grant) => grant.permission === permission && holds(site, actorId, grant.holder, inProject, issue),
  );
}

/** Browse permission in the project, and the issue's security level. */
export function canSeeIssue(site: Site, actorId: AccountId | null, issue: IssueRecord): boolean {
  return permits(site, actorId, 'BROWSE_PROJECTS', { issue });
}

export function canSeeProject(site: Site, actorId: AccountId | null, project: ProjectRecord): boolean {
  return (
    permits(site, actorId, 'BROWSE_PROJECTS', { project }) ||
    permits(site, actorId, 'ADMINISTER_PROJECTS', { project }) ||
    permits(site, actorId, 'ADMINISTER')
  );
}

/** Whether issues of the project may be given to the user. */
export function isAssignable(site: Site, user: UserRecord, project: ProjectRecord): boolean {
  return user.accountType === 'atlassian' && permits(site, user.accountId, 'ASSIGNABLE_USER', { project });
}

export function isAdministrator(site: Site, actorId: AccountId | null): boolean {
  return permits(site, actorId, 'ADMINISTER');
}

export function isInGroup(site: Site, accountId: AccountId, groupIdOrName: string): boolean {
  const group = site.find('group', groupIdOrName) ?? findGroupByName(site, groupIdOrName);
  return group?.members.includes(accountId) ?? false;
}

/** Whether the actor is in a role of a project, themselves or through a group. */
export function isInRole(site: Site, accountId: AccountId, project: ProjectRecord, role: RoleRecord): boolean {
  if (role.name === APP_ROLE_NAME && site.find('user', accountId)?.accountType === 'app') return true;
  const actors = project.roleActors[role.id];
  if (actors === undefined) return false;
  return actors.users.includes(accountId) || actors.groups.some((groupId) => isInGroup(site, accountId, groupId));
}

function findGroupByName(site: Site, name: string) {
  for (const group of site.all('group')) if (group.name === name) return group;
  return undefined;
}

const GLOBAL_PERMISSIONS: ReadonlySet<string> = new Set([
  'ADMINISTER',
  'SYSTEM_ADMIN',
  'BULK_CHANGE',
  'CREATE_SHARED_OBJECTS',
  'MANAGE_GROUP_FILTER_SUBSCRIPTIONS',
  'USER_PICKER',
]);

function isGlobal(permission: string): boolean {
  return GLOBAL_PERMISSIONS.has(permission);
}

function permitsGlobally(site: Site, actorId: AccountId, permission: string): boolean {
  if (permission !== 'ADMINISTER' && permission !== 'SYSTEM_ADMIN') return true;
  if (site.find('user', actorId)?.accountType === 'app') return permission === 'ADMINISTER';
  return ADMINISTRATOR_GROUPS.some((name) => isInGroup(site, actorId, name));
}

function passesSecurityLevel(
  site: Site,
  actorId: AccountId | null,
  issue: IssueRecord,
  project: ProjectRecord,
): boolean {
  if (issue.securityLevelId === null || project.issueSecuritySchemeId === null) return true;
  const scheme = site.find('issueSecurityScheme', project.issueSecuritySchemeId);
  const level = scheme?.levels.find(({ id }) => id === issue.securityLevelId);
  return level?.holders.some((holder) => holds(site, actorId, holder, project, issue)) ?? false;
}

function holds(
  site: Site,
  actorId: AccountId | null,
  { type, parameter }: Holder,
  project: ProjectRecord,
  issue: IssueRecord | undefined,
): boolean {
  if (type === 'anyone') return true;
  if (actorId === null) return false;
  switch (type) {
    case 'applicationRole':
      // Every human user of the local site has access to Jira; app users have no application.
      return site.find('user', actorId)?.accountType === 'atlassian';
    case 'assignee':
      return issue?.assigneeId === actorId;
    case 'reporter':
      return issue?.reporterId === actorId;
    case 'group':
      return parameter !== null && isInGroup(site, actorId, parameter);
    case 'projectLead':
      return project.leadAccountId === actorId;
    case 'projectRole': {
      const role = parameter === null ? undefined : site.find('role', parameter);
      return role !== undefined && isInRole(site, actorId, project, role);
    }
    case 'user':
      return parameter === actorId;
  }
}
