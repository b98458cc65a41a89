import type { ProjectRecord } from '../../site/model.ts';
import { canSeeProject, isAdministrator, permits } from '../../site/permissions.ts';
import type { Site } from '../../site/ports.ts';
import { avatarUrls } from './avatar-urls.ts';
import { toIssueTypeBean } from './issue-type-bean.ts';
import type { Json } from './json.ts';
import { toUserBeanOrNull } from './user-bean.ts';

/** A project inside an issue. */
export function toProjectBean(site: Site, project: ProjectRecord): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/project/${project.id}`,
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.projectTypeKey,
    simplified: project.style === 'next-gen',
    avatarUrls: avatarUrls(site.baseUrl, 'project', project.id),
  };
}

const EXPANDS = 'description,lead,issueTypes,url,projectKeys,permissions,insight';

/** A project in `project/search`. */
export function toProjectSearchBean(site: Site, project: ProjectRecord, expand: ReadonlySet<string>): Json {
  return {
    expand: EXPANDS,
    ...toProjectBean(site, project),
    style: project.style,
    isPrivate: false,
    properties: {},
    entityId: projectUuid(project),
    uuid: projectUuid(project),
    ...(expand.has('description') ? { description: project.description } : {}),
    ...(expand.has('lead') ? { lead: toUserBeanOrNull(site, project.leadAccountId) } : {}),
    ...(expand.has('issueTypes') ? { issueTypes: issueTypesOf(site, project) } : {}),
    ...(expand.has('projectKeys') ? { projectKeys: [project.key, ...project.formerKeys] } : {}),
    ...(expand.has('insight') ? { insight: { totalIssueCount: site.issuesOf(project.id).length } } : {}),
  };
}

/** `GET /project/{projectIdOrKey}`. */
export function toProjectDetailsBean(
  site: Site,
  actorId: string | null,
  project: ProjectRecord,
  expand: ReadonlySet<string>,
): Json {
  return {
    ...toProjectSearchBean(site, project, expand),
    description: project.description,
    lead: toUserBeanOrNull(site, project.leadAccountId),
    components: project.components.map((component) => toComponentBean(site, project, component)),
    issueTypes: issueTypesOf(site, project),
    assigneeType: 'UNASSIGNED',
    versions: project.versions.map((version) => toVersionBean(site, project, version)),
    roles: Object.fromEntries(
      [...site.all('role')].map((role) => [
        role.name,
        `${site.baseUrl}/rest/api/3/project/${project.id}/role/${role.id}`,
      ]),
    ),
    ...(expand.has('permissions')
      ? {
          permissions: {
            canEdit: isAdministrator(site, actorId) || permits(site, actorId, 'ADMINISTER_PROJECTS', { project }),
          },
        }
      : {}),
  };
}

function issueTypesOf(site: Site, project: ProjectRecord): readonly Json[] {
  const scheme = site.get('issueTypeScheme', project.issueTypeSchemeId);
  return scheme.issueTypeIds.map((id) => toIssueTypeBean(site, site.get('issueType', id)));
}

export function toComponentBean(
  site: Site,
  project: ProjectRecord,
  component: ProjectRecord['components'][number],
): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/component/${component.id}`,
    ...component,
    isAssigneeTypeValid: false,
    project: project.key,
    projectId: Number(project.id),
  };
}

export function toVersionBean(site: Site, project: ProjectRecord, version: ProjectRecord['versions'][number]): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/version/${version.id}`,
    id: version.id,
    name: version.name,
    archived: false,
    released: version.released,
    ...(version.releaseDate === null ? {} : { releaseDate: version.releaseDate }),
    projectId: Number(project.id),
  };
}

/** The projects that the actor may see, by key. */
export function visibleProjects(site: Site, actorId: string | null): readonly ProjectRecord[] {
  return [...site.all('project')]
    .filter((project) => canSeeProject(site, actorId, project))
    .sort((left, right) => (left.key < right.key ? -1 : 1));
}

/** Jira gives each project a UUID besides its id; here it follows from the id. */
function projectUuid(project: ProjectRecord): string {
  return `00000000-0000-4000-8000-${project.id.padStart(12, '0')}`;
}
