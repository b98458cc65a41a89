import type { IssueRecord } from '../site/model.ts';
import type { Literal } from './clause-field.ts';
import { findJqlInstant, shiftInstant } from './jql-date.ts';
import type { JqlScope } from './jql-scope.ts';
import { findUsersNamed } from './user-field.ts';
import { startOfUnit, type CalendarUnit } from './zoned-time.ts';

type FunctionResult = { readonly literals: readonly Literal[] } | { readonly refusal: string };
type JqlFunction = (args: readonly string[], scope: JqlScope, written: string) => FunctionResult;

/** Evaluates a JQL function. https://support.atlassian.com/jira-software-cloud/docs/jql-functions/ */
export function callJqlFunction(name: string, args: readonly string[], scope: JqlScope): FunctionResult {
  const call = FUNCTIONS.get(name.toLowerCase());
  return call === undefined
    ? { refusal: `Unable to find JQL function '${written(name, args)}'.` }
    : call(args, scope, name);
}

/** Names of the functions, as Jira writes them, for auto-completion. */
export function jqlFunctionNames(): readonly string[] {
  return TABLE.map(([name]) => name);
}

function written(name: string, args: readonly string[]): string {
  return `${name}(${args.join(', ')})`;
}

function ids(values: Iterable<{ readonly id: string }>): FunctionResult {
  return { literals: [...values].map(({ id }) => ({ kind: 'id', id })) };
}

const currentUser: JqlFunction = (_args, { actorId }) => ({
  literals: actorId === null ? [] : [{ kind: 'id', id: actorId }],
});

const now: JqlFunction = (_args, scope) => ({ literals: [{ kind: 'instant', at: scope.now }] });

const membersOf: JqlFunction = ([wanted = ''], { site }, name) => {
  for (const group of site.all('group')) {
    if (group.groupId === wanted || group.name.toLowerCase() === wanted.toLowerCase()) {
      return { literals: group.members.map((id) => ({ kind: 'id', id })) };
    }
  }
  return {
    refusal: `Function '${name}' can not generate a list of usernames for group '${wanted}'; the group does not exist.`,
  };
};

/** `startOfMonth(-1)`, `startOfDay("+2h")`: the start of this unit, moved; `endOf…` is the last millisecond of it. */
function boundary(unit: CalendarUnit, defaultUnit: string, end: boolean): JqlFunction {
  return ([increment], scope, name) => {
    const at = startOfUnit(unit, scope.now, scope.timeZone, end ? 1 : 0) - (end ? 1 : 0);
    if (increment === undefined) return { literals: [{ kind: 'instant', at }] };
    const moved = end
      ? shiftInstant(at + 1, increment, defaultUnit, scope.timeZone)
      : shiftInstant(at, increment, defaultUnit, scope.timeZone);
    if (moved === undefined) {
      return {
        refusal: `Incorrect duration format '${increment}' for function '${name}'. The format is (+/-)nn(y|M|w|d|h|m).`,
      };
    }
    return { literals: [{ kind: 'instant', at: end ? moved - 1 : moved }] };
  };
}

const linkedIssues: JqlFunction = ([key = '', ...types], scope, name) => {
  const { site } = scope;
  const issue = site.findIssue(key);
  if (issue === undefined || !scope.canSee(issue))
    return { refusal: `Issue '${key}' could not be found in function '${name}'.` };
  const wanted = types.map((type) => type.toLowerCase());
  const linked = site.linksOf(issue.id).flatMap((link) => {
    const type = site.get('linkType', link.typeId);
    const isOutward = link.outwardIssueId === issue.id;
    const word = isOutward ? type.inward : type.outward;
    const other = site.find('issue', isOutward ? link.inwardIssueId : link.outwardIssueId);
    return other && (wanted.length === 0 || wanted.includes(word.toLowerCase())) ? [other] : [];
  });
  return ids(linked.filter((other) => scope.canSee(other)));
};

const updatedBy: JqlFunction = ([user = '', from, to], scope, name) => {
  const { site } = scope;
  const authors = new Set(findUsersNamed(site, user).map((found) => found.accountId));
  if (authors.size === 0) return { refusal: `The user '${user}' does not exist for function '${name}'.` };
  const after = from === undefined ? -Infinity : findJqlInstant(from, scope.now, scope.timeZone);
  const before = to === undefined ? Infinity : findJqlInstant(to, scope.now, scope.timeZone);
  if (after === undefined || before === undefined) {
    return { refusal: `Date value '${(after === undefined ? from : to) ?? ''}' for function '${name}' is invalid.` };
  }
  const within = (authorId: string, at: number) => authors.has(authorId) && at >= after && at <= before;
  const touched = (issue: IssueRecord) =>
    within(issue.creatorId, issue.created) ||
    site.changelogOf(issue.id).some((entry) => within(entry.authorId, entry.created)) ||
    site.commentsOf(issue.id).some((comment) => within(comment.updateAuthorId, comment.updated));
  return ids([...site.all('issue')].filter((issue) => touched(issue) && scope.canSee(issue)));
};

const issueTypesAt =
  (subtasks: boolean): JqlFunction =>
  (_args, { site }) =>
    ids([...site.all('issueType')].filter((type) => type.hierarchyLevel < 0 === subtasks));

const projectsLeadByUser: JqlFunction = ([user], { site, actorId }, name) => {
  const leads = user === undefined ? [actorId] : findUsersNamed(site, user).map((found) => found.accountId);
  if (leads.length === 0) return { refusal: `The user '${user ?? ''}' does not exist for function '${name}'.` };
  return ids([...site.all('project')].filter((project) => leads.includes(project.leadAccountId)));
};

const projectsWhereUserHasRole: JqlFunction = ([wanted = ''], { site, actorId }, name) => {
  const role = [...site.all('role')].find(({ name: known }) => known.toLowerCase() === wanted.toLowerCase());
  if (role === undefined) return { refusal: `The role '${wanted}' does not exist for function '${name}'.` };
  const groups = [...site.all('group')].filter(({ members }) => actorId !== null && members.includes(actorId));
  const groupIds = groups.map(({ groupId }) => groupId);
  const holds = (actors: { users: readonly string[]; groups: readonly string[] } | undefined) =>
    actors !== undefined &&
    actorId !== null &&
    (actors.users.includes(actorId) || actors.groups.some((id) => groupIds.includes(id)));
  return ids([...site.all('project')].filter((project) => holds(project.roleActors[role.id])));
};

const versionsReleased =
  (released: boolean): JqlFunction =>
  (args, { site }) => {
    const projects = args.length === 0 ? [...site.all('project')] : args.flatMap((key) => site.findProject(key) ?? []);
    return ids(projects.flatMap((project) => project.versions).filter((version) => version.released === released));
  };

const TABLE: readonly (readonly [string, JqlFunction])[] = [
  ['currentUser', currentUser],
  ['membersOf', membersOf],
  ['now', now],
  ['startOfDay', boundary('day', 'd', false)],
  ['startOfWeek', boundary('week', 'w', false)],
  ['startOfMonth', boundary('month', 'M', false)],
  ['startOfYear', boundary('year', 'y', false)],
  ['endOfDay', boundary('day', 'd', true)],
  ['endOfWeek', boundary('week', 'w', true)],
  ['endOfMonth', boundary('month', 'M', true)],
  ['endOfYear', boundary('year', 'y', true)],
  ['linkedIssues', linkedIssues],
  ['updatedBy', updatedBy],
  ['standardIssueTypes', issueTypesAt(false)],
  ['subtaskIssueTypes', issueTypesAt(true)],
  ['projectsLeadByUser', projectsLeadByUser],
  ['projectsWhereUserHasRole', projectsWhereUserHasRole],
  ['releasedVersions', versionsReleased(true)],
  ['unreleasedVersions', versionsReleased(false)],
];

const FUNCTIONS: ReadonlyMap<string, JqlFunction> = new Map(TABLE.map(([name, call]) => [name.toLowerCase(), call]));
