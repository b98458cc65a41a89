import { z } from 'zod';
import type { IssueTypeRecord } from '../site/model.ts';
import { canSeeProject, isAdministrator } from '../site/permissions.ts';
import type { RestCall, Route, Site } from '../site/ports.ts';
import { toIssueTypeBean } from './beans/issue-type-bean.ts';
import { isNameTaken } from './config-request.ts';
import { JiraError } from './errors.ts';
import { parseBody, requireAdministrator } from './input.ts';
import { created, noContent, ok, written } from './respond.ts';

const NAME_LIMIT = 60;
const ADMINISTRATORS_ONLY = 'Only Jira administrators can manage issue types.';
/** Avatars of new types, as on a Jira site: the generic standard and sub-task pictures. */
const STANDARD_AVATAR = '10300';
const SUBTASK_AVATAR = '10316';

const createBody = z.object({
  name: z.string(),
  description: z.string().optional(),
  hierarchyLevel: z.int().optional(),
  type: z.enum(['subtask', 'standard']).optional(),
});
const updateBody = z.object({
  name: z.string().optional(),
  description: z.string().optional(),
  avatarId: z.int().optional(),
});

export const issueTypeRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/issuetype',
    scopes: ['read:jira-work'],
    anonymous: true,
    handle(call) {
      const types = visibleTypes(call);
      return ok(
        types.map((type) => toIssueTypeBean(call.site, type)),
        types.length,
      );
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/issuetype',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const { name, description = '', hierarchyLevel, type } = parseBody(call, createBody);
      requireFreeName(call.site, name, null);
      const level = hierarchyLevel ?? (type === 'subtask' ? -1 : 0);
      if (level !== 0 && level !== -1) {
        throw new JiraError(400, [], { hierarchyLevel: 'The hierarchy level must be 0 or -1.' });
      }
      const record: IssueTypeRecord = {
        id: call.site.nextId('issueType'),
        name,
        description,
        hierarchyLevel: level,
        avatarId: level === -1 ? SUBTASK_AVATAR : STANDARD_AVATAR,
      };
      call.site.put('issueType', record);
      call.site.commit();
      return created(toIssueTypeBean(call.site, record));
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issuetype/{id}',
    scopes: ['read:jira-work'],
    anonymous: true,
    handle: (call) => ok(toIssueTypeBean(call.site, getVisibleType(call))),
  },
  {
    method: 'PUT',
    path: '/rest/api/3/issuetype/{id}',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const record = call.site.get('issueType', call.params['id'] ?? '');
      const { name, description, avatarId } = parseBody(call, updateBody);
      if (name !== undefined) requireFreeName(call.site, name, record.id);
      record.name = name ?? record.name;
      record.description = description ?? record.description;
      record.avatarId = avatarId === undefined ? record.avatarId : String(avatarId);
      call.site.put('issueType', record);
      call.site.commit();
      return written(toIssueTypeBean(call.site, record));
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/issuetype/{id}',
    scopes: ['manage:jira-configuration'],
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const { site } = call;
      const record = site.get('issueType', call.params['id'] ?? '');
      replaceUses(site, record, call.query.get('alternativeIssueTypeId'));
      for (const scheme of site.all('issueTypeScheme')) {
        if (!scheme.issueTypeIds.includes(record.id)) continue;
        scheme.issueTypeIds = scheme.issueTypeIds.filter((id) => id !== record.id);
        if (scheme.defaultIssueTypeId === record.id) scheme.defaultIssueTypeId = null;
        site.put('issueTypeScheme', scheme);
      }
      site.remove('issueType', record.id);
      site.commit();
      return noContent();
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/issuetype/{id}/alternatives',
    scopes: ['read:jira-work'],
    anonymous: true,
    handle(call) {
      const record = getVisibleType(call);
      const others = visibleTypes(call).filter(
        (type) => type.id !== record.id && type.hierarchyLevel < 0 === record.hierarchyLevel < 0,
      );
      return ok(
        others.map((type) => toIssueTypeBean(call.site, type)),
        others.length,
      );
    },
  },
];

function visibleTypes({ site, actorId }: RestCall): readonly IssueTypeRecord[] {
  const types = [...site.all('issueType')];
  if (isAdministrator(site, actorId)) return types;
  const visible = new Set(
    [...site.all('project')]
      .filter((project) => canSeeProject(site, actorId, project))
      .flatMap((project) => site.get('issueTypeScheme', project.issueTypeSchemeId).issueTypeIds),
  );
  return types.filter((type) => visible.has(type.id));
}

function getVisibleType(call: RestCall): IssueTypeRecord {
  const wanted = call.params['id'];
  const found = visibleTypes(call).find((type) => type.id === wanted);
  if (found === undefined)
    throw new JiraError(404, ['Issue type does not exist or you do not have permission to view it.']);
  return found;
}

function requireFreeName(site: Site, name: string, ownId: string | null): void {
  if (name.trim() === '') throw new JiraError(400, [], { name: 'You must specify a name for this new issue type.' });
  if (name.length > NAME_LIMIT) {
    throw new JiraError(400, [], {
      name: `The name of the issue type cannot exceed ${String(NAME_LIMIT)} characters.`,
    });
  }
  if (isNameTaken(site.all('issueType'), name, ownId)) {
    throw new JiraError(409, [], { name: 'An issue type with this name already exists.' });
  }
}

function replaceUses(site: Site, record: IssueTypeRecord, alternativeId: string | null): void {
  const used = [...site.all('issue')].filter((issue) => issue.issueTypeId === record.id);
  if (used.length === 0) return;
  if (alternativeId === null) {
    throw new JiraError(404, ['The issue type is in use and no alternative issue type was specified.']);
  }
  const alternative = site.get('issueType', alternativeId);
  if (alternative.id === record.id || alternative.hierarchyLevel < 0 !== record.hierarchyLevel < 0) {
    throw new JiraError(409, ['The alternative issue type cannot replace the issue type.']);
  }
  for (const issue of used) {
    const statuses = site.workflowOf({ projectId: issue.projectId, issueTypeId: alternative.id }).statusIds;
    if (!statuses.includes(issue.statusId)) {
      throw new JiraError(400, ['Some issues cannot be updated with the alternative issue type.']);
    }
    issue.issueTypeId = alternative.id;
    site.put('issue', issue);
  }
}
