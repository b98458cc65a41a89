import { changeIssue } from '../site/change-issue.ts';
import { DEFAULTS } from '../site/install-defaults.ts';
import type { IssueRecord, ProjectRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { seedDuration, seedInstant, seedText, setSeedField } from './field-value.ts';
import type { Seed, SeedIssue } from './format.ts';
import type { SeedNames } from './names.ts';
import { SeedError } from './seed-error.ts';

/** Issues with their history, worklogs, comments, properties and links. */
export function applyIssues(site: Site, seed: Seed, names: SeedNames): void {
  for (const issue of seed.issues) addIssue(site, issue, names);
  for (const { type, from, to } of seed.links) {
    site.put('issueLink', {
      id: site.nextId('issueLink'),
      typeId: names.get('linkType', type).id,
      inwardIssueId: getIssueId(site, from),
      outwardIssueId: getIssueId(site, to),
    });
  }
}

function addIssue(site: Site, seed: SeedIssue, names: SeedNames): void {
  const issue = createIssue(site, seed, names);
  for (const [reference, value] of Object.entries(seed.fields)) setSeedField(site, names, issue, reference, value);
  site.put('issue', issue);
  for (const entry of seed.history) {
    const before = site.get('issue', issue.id);
    const after = structuredClone(before);
    if (entry.status !== undefined) after.statusId = names.get('status', entry.status).id;
    if (entry.resolution !== undefined) {
      after.resolutionId = entry.resolution === null ? null : names.get('resolution', entry.resolution).id;
    }
    for (const [reference, value] of Object.entries(entry.fields)) setSeedField(site, names, after, reference, value);
    changeIssue(site, { before, after, authorId: names.person(entry.by), at: seedInstant(entry.at) });
  }
  addWorklogs(site, seed, names, issue.id);
  addComments(site, seed, names, issue.id);
  for (const [key, value] of Object.entries(seed.properties)) {
    site.put('property', { owner: 'issue', ownerId: issue.id, key, value });
  }
}

function createIssue(site: Site, seed: SeedIssue, names: SeedNames): IssueRecord {
  const project = reserveNumber(site, seed.key);
  const issueType = names.get('issueType', seed.type);
  if (!site.get('issueTypeScheme', project.issueTypeSchemeId).issueTypeIds.includes(issueType.id)) {
    throw new SeedError(`${seed.key}: the project has no issue type "${seed.type}"`);
  }
  const workflow = site.workflowOf({ projectId: project.id, issueTypeId: issueType.id });
  const initial = workflow.transitions.find(({ type }) => type === 'INITIAL')?.toStatusId;
  const statusId = seed.status === undefined ? initial : names.get('status', seed.status).id;
  if (statusId === undefined || !workflow.statusIds.includes(statusId)) {
    throw new SeedError(
      `${seed.key}: the workflow "${workflow.name}" has no status "${seed.status ?? 'for new issues'}"`,
    );
  }
  const created = seedInstant(seed.created);
  const reporterId = seed.reporter === undefined ? project.leadAccountId : names.person(seed.reporter);
  const original = seed.originalEstimate === undefined ? null : seedDuration(site, seed.originalEstimate);
  const resolutionId = seed.resolution === undefined ? null : names.get('resolution', seed.resolution).id;
  return {
    id: site.nextId('issue'),
    key: seed.key,
    projectId: project.id,
    issueTypeId: issueType.id,
    statusId,
    summary: seed.summary,
    description: seed.description === undefined ? null : seedText(seed.description),
    assigneeId: seed.assignee === undefined ? null : names.person(seed.assignee),
    reporterId,
    creatorId: seed.creator === undefined ? reporterId : names.person(seed.creator),
    priorityId: seed.priority === undefined ? DEFAULTS.priorityId : names.get('priority', seed.priority).id,
    resolutionId,
    resolutionDate: resolutionId === null ? null : created,
    securityLevelId: securityLevelOf(site, seed, project),
    parentId: seed.parent === undefined ? null : getIssueId(site, seed.parent),
    labels: seed.labels,
    componentIds: idsOf(seed.components, project.components, `${seed.key}: no component`),
    fixVersionIds: idsOf(seed.fixVersions, project.versions, `${seed.key}: no version`),
    dueDate: seed.dueDate ?? null,
    originalEstimateSeconds: original,
    remainingEstimateSeconds: original,
    created,
    updated: created,
    statusChanged: created,
    custom: {},
    formerKeys: [],
  };
}

/** The issue's project, its next number now after the issue's. */
function reserveNumber(site: Site, key: string): ProjectRecord {
  const [projectKey = '', number = ''] = key.split('-');
  const project = site.findProject(projectKey);
  if (project === undefined) throw new SeedError(`${key}: no project has the key "${projectKey}"`);
  if (site.findIssue(key) !== undefined) throw new SeedError(`two issues have the key "${key}"`);
  const next = { ...project, nextIssueNumber: Math.max(project.nextIssueNumber, Number(number) + 1) };
  site.put('project', next);
  return next;
}

function securityLevelOf(site: Site, seed: SeedIssue, project: ProjectRecord): string | null {
  const scheme =
    project.issueSecuritySchemeId === null ? undefined : site.get('issueSecurityScheme', project.issueSecuritySchemeId);
  if (seed.securityLevel === undefined) return scheme?.defaultLevelId ?? null;
  const level = scheme?.levels.find(({ name }) => name === seed.securityLevel);
  if (level === undefined) throw new SeedError(`${seed.key}: no security level "${seed.securityLevel}"`);
  return level.id;
}

function idsOf(wanted: readonly string[], known: readonly { id: string; name: string }[], problem: string): string[] {
  return wanted.map((name) => {
    const found = known.find((each) => each.name === name);
    if (found === undefined) throw new SeedError(`${problem} "${name}"`);
    return found.id;
  });
}

function addWorklogs(site: Site, seed: SeedIssue, names: SeedNames, issueId: string): void {
  let spent = 0;
  let last = 0;
  for (const { by, started, timeSpent, comment } of seed.worklogs) {
    const at = seedInstant(started);
    const timeSpentSeconds = seedDuration(site, timeSpent);
    const authorId = names.person(by);
    spent += timeSpentSeconds;
    // People log work when it is done.
    const created = at + timeSpentSeconds * 1000;
    last = Math.max(last, created);
    site.put('worklog', {
      id: site.nextId('worklog'),
      issueId,
      authorId,
      updateAuthorId: authorId,
      comment: comment === undefined ? null : seedText(comment),
      started: at,
      timeSpentSeconds,
      created,
      updated: created,
    });
  }
  const issue = site.get('issue', issueId);
  const remaining =
    seed.remainingEstimate !== undefined
      ? seedDuration(site, seed.remainingEstimate)
      : issue.originalEstimateSeconds === null
        ? null
        : Math.max(0, issue.originalEstimateSeconds - spent);
  site.put('issue', { ...issue, remainingEstimateSeconds: remaining, updated: Math.max(issue.updated, last) });
}

function addComments(site: Site, seed: SeedIssue, names: SeedNames, issueId: string): void {
  for (const { by, at, body } of seed.comments) {
    const authorId = names.person(by);
    const created = seedInstant(at);
    site.put('comment', {
      id: site.nextId('comment'),
      issueId,
      authorId,
      updateAuthorId: authorId,
      body: seedText(body),
      created,
      updated: created,
    });
  }
}

function getIssueId(site: Site, key: string): string {
  const issue = site.findIssue(key);
  if (issue === undefined)
    throw new SeedError(`no issue has the key "${key}"; an issue must stand before those that refer to it`);
  return issue.id;
}
