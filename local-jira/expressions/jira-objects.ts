import { adfTexts } from '../jql/adf-texts.ts';
import { STATUS_CATEGORIES } from '../jql/system-fields.ts';
import type {
  AccountId,
  AdfDocument,
  CommentRecord,
  PropertyOwner,
  ProjectRecord,
  StatusRecord,
  TransitionRecord,
  WorkflowRecord,
  WorklogRecord,
} from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { calendarDateValue, dateValue } from './dates.ts';
import { bean, expensive, fromJson, method, plainText, type Bean, type Value } from './values.ts';

/**
 * Jira's objects as expressions see them, with the properties of the type reference that this site has data for.
 * https://developer.atlassian.com/cloud/jira/platform/jira-expressions-type-reference/
 */
export function userObject(site: Site, accountId: AccountId | null): Value {
  const user = accountId === null ? undefined : site.find('user', accountId);
  if (user === undefined) return null;
  const groups = () => [...site.all('group')].filter((group) => group.members.includes(user.accountId));
  return bean('User', user.accountId, {
    accountId: user.accountId,
    displayName: user.displayName,
    emailAddress: user.accountType === 'atlassian' ? user.emailAddress : null,
    active: user.active,
    accountType: user.accountType,
    timeZone: user.timeZone,
    locale: user.locale,
    groups: expensive(() => groups().map(({ groupId, name }) => bean('Group', groupId, { id: groupId, name }))),
    properties: expensive(() => propertiesObject(site, 'user', user.accountId)),
  });
}

export function projectObject(site: Site, project: ProjectRecord): Bean {
  const { id, key, name, description, style, projectTypeKey, leadAccountId } = project;
  return bean('Project', id, {
    id: Number(id),
    key,
    name,
    description,
    style,
    projectTypeKey,
    lead: () => userObject(site, leadAccountId),
    components: () =>
      project.components.map((component) =>
        bean('Component', component.id, { ...component, id: Number(component.id) }),
      ),
    versions: () => project.versions.map((version) => versionObject(version)),
    properties: expensive(() => propertiesObject(site, 'project', id)),
  });
}

export function versionObject(version: ProjectRecord['versions'][number]): Bean {
  const { id, name, released, releaseDate } = version;
  return bean('Version', id, {
    id: Number(id),
    name,
    released,
    releaseDate: () => (releaseDate === null ? null : calendarDateValue(releaseDate)),
  });
}

export function statusObject({ id, name, description, category }: StatusRecord): Bean {
  const known = STATUS_CATEGORIES.find((candidate) => candidate.category === category);
  return bean('IssueStatus', id, {
    id: Number(id),
    name,
    description,
    category: () =>
      known === undefined
        ? null
        : bean('StatusCategory', known.id, { id: Number(known.id), key: known.key, name: known.name }),
  });
}

export function transitionObject(site: Site, transition: TransitionRecord, fromStatusId: string | null): Bean {
  const from = fromStatusId === null ? undefined : site.find('status', fromStatusId);
  return bean('Transition', transition.id, {
    id: Number(transition.id),
    name: transition.name,
    from: () => (from === undefined ? null : statusObject(from)),
    to: () => statusObject(site.get('status', transition.toStatusId)),
    hasScreen: transition.screenId !== null,
  });
}

export function workflowObject({ id, name }: WorkflowRecord): Bean {
  return bean('Workflow', id, { entityId: id, name });
}

export function richText(document: AdfDocument | null): Value {
  if (document === null) return null;
  const text = adfTexts(document).join('\n');
  return bean(
    'RichText',
    JSON.stringify(document),
    { plainText: text, type: 'adf', toString: method(() => text) },
    { toJson: () => document },
  );
}

export function commentObject(
  site: Site,
  { id, authorId, updateAuthorId, body, created, updated }: CommentRecord,
): Bean {
  return bean('Comment', id, {
    id: Number(id),
    author: () => userObject(site, authorId),
    updateAuthor: () => userObject(site, updateAuthorId),
    body: () => richText(body),
    created: () => dateValue(created),
    updated: () => dateValue(updated),
    properties: expensive(() => propertiesObject(site, 'comment', id)),
  });
}

export function worklogObject(site: Site, worklog: WorklogRecord): Bean {
  const { id, authorId, updateAuthorId, comment, started, created, updated, timeSpentSeconds } = worklog;
  return bean('Worklog', id, {
    id: Number(id),
    author: () => userObject(site, authorId),
    updateAuthor: () => userObject(site, updateAuthorId),
    comment: () => richText(comment),
    started: () => dateValue(started),
    created: () => dateValue(created),
    updated: () => dateValue(updated),
    timeSpentSeconds,
  });
}

/** Entity properties: `issue.properties['key']`, `.get('key')`, `.keys()`. An absent key is null. */
export function propertiesObject(site: Site, owner: PropertyOwner, ownerId: string): Bean {
  const get = (key: string) => fromJson(site.findProperty(owner, ownerId, key));
  return bean(
    'EntityProperties',
    `${owner}:${ownerId}`,
    {
      get: method(([key]) => get(plainText(key))),
      keys: method(() => site.propertiesOf(owner, ownerId).map(({ key }) => key)),
    },
    {
      findMember: (key) => ({ get: () => get(key) }),
      toJson: () => Object.fromEntries(site.propertiesOf(owner, ownerId).map(({ key, value }) => [key, value])),
    },
  );
}
