import { DEFAULTS } from '../site/install-defaults.ts';
import type { RoleActors } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { stableUuid } from '../site/stable-uuid.ts';
import type { Seed, SeedProject } from './format.ts';
import type { SeedNames } from './names.ts';
import { SeedError } from './seed-error.ts';

export function applyProjects(site: Site, seed: Seed, names: SeedNames): void {
  for (const project of seed.projects) addProject(site, project, names);
}

function addProject(site: Site, project: SeedProject, names: SeedNames): void {
  const id = project.id ?? site.nextId('project');
  if (site.findProject(project.key) !== undefined || site.findProject(id) !== undefined) {
    throw new SeedError(`two projects have the key "${project.key}" or the id "${id}"`);
  }
  const securityScheme =
    project.issueSecurityScheme === undefined ? null : names.get('issueSecurityScheme', project.issueSecurityScheme).id;
  site.put('project', {
    id,
    key: project.key,
    name: project.name,
    description: project.description,
    leadAccountId: names.person(project.lead),
    projectTypeKey: project.type,
    style: 'classic',
    issueTypeSchemeId: issueTypeSchemeOf(site, project, names),
    workflowSchemeId: workflowSchemeOf(site, project, names),
    issueTypeScreenSchemeId: screenSchemeOf(site, project, names),
    permissionSchemeId:
      project.permissionScheme === undefined
        ? DEFAULTS.permissionSchemeId
        : names.get('permissionScheme', project.permissionScheme).id,
    issueSecuritySchemeId: securityScheme,
    nextIssueNumber: 1,
    roleActors: roleActorsOf(project, names),
    components: project.components.map((name, index) => ({
      id: String(Number(id) * 100 + index),
      name,
      description: '',
    })),
    versions: project.versions.map(({ name, released, releaseDate }, index) => ({
      id: String(Number(id) * 100 + index),
      name,
      released,
      releaseDate: releaseDate ?? null,
    })),
    formerKeys: [],
  });
  for (const [key, value] of Object.entries(project.properties)) {
    site.put('property', { owner: 'project', ownerId: id, key, value });
  }
}

function issueTypeSchemeOf(site: Site, { key, issueTypes }: SeedProject, names: SeedNames): string {
  if (issueTypes === undefined) return DEFAULTS.issueTypeSchemeId;
  const id = site.nextId('issueTypeScheme');
  const issueTypeIds = issueTypes.map((name) => names.get('issueType', name).id);
  const name = `${key}: Issue Type Scheme`;
  site.put('issueTypeScheme', { id, name, description: '', issueTypeIds, defaultIssueTypeId: null });
  return id;
}

/** As for every new company-managed project, a scheme of its own: Jira's default scheme cannot be changed. */
function workflowSchemeOf(site: Site, { key, workflows }: SeedProject, names: SeedNames): string {
  const { default: defaultName, ...byType } = workflows ?? {};
  const fallback = site.get('workflowScheme', DEFAULTS.workflowSchemeId).defaultWorkflowId;
  const id = site.nextId('workflowScheme');
  site.put('workflowScheme', {
    id,
    name: `${key}: Workflow Scheme`,
    description: '',
    defaultWorkflowId: defaultName === undefined ? fallback : names.get('workflow', defaultName).id,
    workflowIdByIssueType: Object.fromEntries(
      Object.entries(byType).map(([type, name]) => [names.get('issueType', type).id, names.get('workflow', name).id]),
    ),
    version: { versionNumber: 1, id: stableUuid(`workflow scheme ${key} version 1`) },
  });
  return id;
}

function screenSchemeOf(site: Site, { key, screens }: SeedProject, names: SeedNames): string {
  if (screens === undefined) return DEFAULTS.issueTypeScreenSchemeId;
  const mappings: Record<string, string> = { default: DEFAULTS.screenSchemeId };
  for (const [type, byOperation] of Object.entries(screens)) {
    const id = site.nextId('screenScheme');
    const idOf = (name: string): string => names.get('screen', name).id;
    site.put('screenScheme', {
      id,
      name: `${key}: ${type} Screen Scheme`,
      description: '',
      screens: {
        default: idOf(byOperation.default),
        ...(byOperation.create === undefined ? {} : { create: idOf(byOperation.create) }),
        ...(byOperation.edit === undefined ? {} : { edit: idOf(byOperation.edit) }),
        ...(byOperation.view === undefined ? {} : { view: idOf(byOperation.view) }),
      },
    });
    mappings[type === 'default' ? 'default' : names.get('issueType', type).id] = id;
  }
  const id = site.nextId('issueTypeScreenScheme');
  site.put('issueTypeScreenScheme', { id, name: `${key}: Issue Type Screen Scheme`, description: '', mappings });
  return id;
}

function roleActorsOf({ roles }: SeedProject, names: SeedNames): Record<string, RoleActors> {
  return Object.fromEntries(
    Object.entries(roles).map(([role, { users, groups }]) => [
      names.get('role', role).id,
      { users: users.map((user) => names.person(user)), groups: groups.map((group) => names.groupId(group)) },
    ]),
  );
}
