import { z } from 'zod';
import { createAppRules, type AppRules } from './app-rules';
import { createIssueTypeAdministration, type IssueTypeAdministration } from './issue-type-administration';
import { route, type JiraAsUser } from './jira-calls';
import { readPages } from './pages';
import { createScreenAdministration, type ScreenAdministration } from './screen-administration';
import { createWorkflowAdministration, type WorkflowAdministration } from './workflow-administration';
import {
  createWorkflowSchemeAdministration,
  type WorkflowSchemeAdministration,
} from './workflow-scheme-administration';

export interface AdministeredProject {
  readonly id: string;
  readonly key: string;
  readonly name: string;
}

/** The configuration of a Jira site, as the administrator whose invocation this is. */
export interface SiteAdministration
  extends IssueTypeAdministration, WorkflowAdministration, WorkflowSchemeAdministration, ScreenAdministration {
  readonly rules: AppRules;
  /** Company-managed projects: team-managed ones keep their configuration to themselves. */
  listProjects(): Promise<readonly AdministeredProject[]>;
}

const projectSchema = z.object({ id: z.string(), key: z.string(), name: z.string(), style: z.string() });

export function createSiteAdministration(jira: JiraAsUser): SiteAdministration {
  return {
    ...createIssueTypeAdministration(jira),
    ...createWorkflowAdministration(jira),
    ...createWorkflowSchemeAdministration(jira),
    ...createScreenAdministration(jira),
    rules: createAppRules(),
    async listProjects() {
      const projects = await readPages(projectSchema, (page) => jira.get(route`/rest/api/3/project/search?${page}`));
      return projects.filter(({ style }) => style === 'classic').map(({ id, key, name }) => ({ id, key, name }));
    },
  };
}
