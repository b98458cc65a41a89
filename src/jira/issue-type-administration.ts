import { z } from 'zod';
import { chunked, readPages } from './pages';
import { route, type JiraAsUser } from './jira-calls';

export interface SchemeUse {
  readonly schemeId: string;
  readonly name: string;
  /** Of the projects asked about. */
  readonly projectIds: readonly string[];
}

/** Issue types and their schemes, as the administrator who asks. */
export interface IssueTypeAdministration {
  /** By name, whatever its case: Jira lets no two issue types of a site differ in case alone. */
  findIssueType(name: string): Promise<string | null>;
  createIssueType(name: string, description: string): Promise<void>;
  /** The issue type schemes of company-managed projects. */
  issueTypeSchemesOf(projectIds: readonly string[]): Promise<readonly SchemeUse[]>;
  issueTypesIn(schemeId: string): Promise<readonly string[]>;
  addIssueType(schemeId: string, issueTypeId: string): Promise<void>;
}

const typesSchema = z.array(z.object({ id: z.string(), name: z.string(), scope: z.unknown().optional() }));
const useSchema = z.object({
  issueTypeScheme: z.object({ id: z.string(), name: z.string() }),
  projectIds: z.array(z.string()),
});
const mappingSchema = z.object({ issueTypeSchemeId: z.string(), issueTypeId: z.string() });

export function createIssueTypeAdministration(jira: JiraAsUser): IssueTypeAdministration {
  return {
    async findIssueType(name) {
      const types = typesSchema.parse(await jira.get(route`/rest/api/3/issuetype`));
      // Types of team-managed projects have a scope and may repeat a name.
      const found = types.find((type) => type.scope === undefined && type.name.toLowerCase() === name.toLowerCase());
      return found?.id ?? null;
    },
    async createIssueType(name, description) {
      await jira.post(route`/rest/api/3/issuetype`, { name, description, hierarchyLevel: 0 });
    },
    async issueTypeSchemesOf(projectIds) {
      const uses = await chunked(projectIds, (chunk) =>
        readPages(useSchema, (page) => {
          for (const projectId of chunk) page.append('projectId', projectId);
          return jira.get(route`/rest/api/3/issuetypescheme/project?${page}`);
        }),
      );
      return uses.map((use) => ({
        schemeId: use.issueTypeScheme.id,
        name: use.issueTypeScheme.name,
        projectIds: use.projectIds,
      }));
    },
    async issueTypesIn(schemeId) {
      const mappings = await readPages(mappingSchema, (page) => {
        page.append('issueTypeSchemeId', schemeId);
        return jira.get(route`/rest/api/3/issuetypescheme/mapping?${page}`);
      });
      return mappings.map(({ issueTypeId }) => issueTypeId);
    },
    async addIssueType(schemeId, issueTypeId) {
      await jira.put(route`/rest/api/3/issuetypescheme/${schemeId}/issuetype`, { issueTypeIds: [issueTypeId] });
    },
  };
}
