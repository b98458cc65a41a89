import { randomUUID } from 'node:crypto';
import type { SetupDeps } from './app/setup-deps';
import { createWorkQueue } from './entry/work-queue';
import { createAppFields } from './jira/app-fields';
import { createChangeFollowUps } from './jira/change-follow-ups';
import { createChangeHistory } from './jira/change-history';
import { createChangeIssues } from './jira/change-issues';
import { createFieldValues } from './jira/field-values';
import { createGateLooks } from './jira/gate-look';
import { createIssueSight } from './jira/issue-sight';
import { jiraAsApp, jiraAsUser } from './jira/jira-calls';
import { createPeople } from './jira/people';
import { createPermissions } from './jira/permissions';
import { createSiteAdministration } from './jira/site-administration';
import { createStatuses } from './jira/statuses';
import { createUserSearch } from './jira/user-search';
import { createWorkReads } from './jira/work-reads';
import { createWorklogs } from './jira/worklogs';
import { sql } from './store/sql';
import { createStore } from './store/store';

/** The use cases' ground, over the real platform. Who acts as whom is settled here and nowhere else. */
export function composeDeps(now: () => number, log: (line: string) => void): SetupDeps {
  return {
    store: createStore(sql, now),
    work: createWorkReads(jiraAsApp),
    history: createChangeHistory(jiraAsApp),
    worklogs: createWorklogs(jiraAsApp),
    statuses: createStatuses(jiraAsApp),
    appFields: createAppFields(jiraAsApp),
    fieldValues: createFieldValues(jiraAsApp),
    followUps: createChangeFollowUps(jiraAsApp),
    gateLooks: createGateLooks(jiraAsApp),
    permissions: createPermissions(jiraAsUser),
    people: createPeople(jiraAsUser),
    userSearch: createUserSearch(jiraAsUser),
    sight: createIssueSight(jiraAsUser),
    changeIssues: createChangeIssues(jiraAsUser),
    administration: createSiteAdministration(jiraAsUser),
    queue: createWorkQueue(),
    now,
    newId: randomUUID,
    log,
  };
}
