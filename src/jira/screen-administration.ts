import { z } from 'zod';
import { route, type JiraAsUser } from './jira-calls';
import { chunked, readPages } from './pages';

/** What a screen is shown for. A screen scheme's default stands in for whatever it has no screen of its own. */
export type ScreenUse = 'create' | 'edit' | 'view';

export interface ProjectScreen {
  readonly screenId: string;
  readonly uses: readonly ScreenUse[];
}

export interface ScreenTab {
  readonly tabId: string;
  readonly fieldIds: readonly string[];
}

/** Screens of company-managed projects, as the administrator who asks. */
export interface ScreenAdministration {
  screensOf(projectIds: readonly string[]): Promise<readonly ProjectScreen[]>;
  screenName(screenId: string): Promise<string>;
  readTabs(screenId: string): Promise<readonly ScreenTab[]>;
  addField(screenId: string, tabId: string, fieldId: string): Promise<void>;
}

const text = z.union([z.string(), z.number()]).transform(String);
const useSchema = z.object({ issueTypeScreenScheme: z.object({ id: text }) });
const mappingSchema = z.object({ screenSchemeId: text });
const screenSchemeSchema = z.object({
  id: text,
  screens: z.object({ default: text.optional(), create: text.nullish(), edit: text.nullish(), view: text.nullish() }),
});
const tabsSchema = z.array(z.object({ id: text }));
const fieldsSchema = z.array(z.object({ id: z.string() }));
const screenSchema = z.object({ id: text, name: z.string() });

const USES: readonly ScreenUse[] = ['create', 'edit', 'view'];

export function createScreenAdministration(jira: JiraAsUser): ScreenAdministration {
  return {
    async screensOf(projectIds) {
      const schemes = await chunked(projectIds, (chunk) =>
        readPages(useSchema, (page) => {
          for (const projectId of chunk) page.append('projectId', projectId);
          return jira.get(route`/rest/api/3/issuetypescreenscheme/project?${page}`);
        }),
      );
      const mappings = await chunked([...new Set(schemes.map((use) => use.issueTypeScreenScheme.id))], (chunk) =>
        readPages(mappingSchema, (page) => {
          for (const id of chunk) page.append('issueTypeScreenSchemeId', id);
          return jira.get(route`/rest/api/3/issuetypescreenscheme/mapping?${page}`);
        }),
      );
      const screenSchemes = await chunked([...new Set(mappings.map(({ screenSchemeId }) => screenSchemeId))], (chunk) =>
        readPages(screenSchemeSchema, (page) => {
          for (const id of chunk) page.append('id', id);
          return jira.get(route`/rest/api/3/screenscheme?${page}`);
        }),
      );
      const uses = new Map<string, Set<ScreenUse>>();
      for (const { screens } of screenSchemes) {
        for (const use of USES) {
          const screenId = screens[use] ?? screens.default;
          if (screenId !== undefined) uses.set(screenId, (uses.get(screenId) ?? new Set<ScreenUse>()).add(use));
        }
      }
      return [...uses].map(([screenId, ofScreen]) => ({ screenId, uses: [...ofScreen] }));
    },
    async screenName(screenId) {
      const screens = await readPages(screenSchema, (page) => {
        page.append('id', screenId);
        return jira.get(route`/rest/api/3/screens?${page}`);
      });
      return screens.find(({ id }) => id === screenId)?.name ?? `Screen ${screenId}`;
    },
    async readTabs(screenId) {
      const tabs = tabsSchema.parse(await jira.get(route`/rest/api/3/screens/${screenId}/tabs`));
      const read = async ({ id }: { readonly id: string }): Promise<ScreenTab> => {
        const fields = fieldsSchema.parse(await jira.get(route`/rest/api/3/screens/${screenId}/tabs/${id}/fields`));
        return { tabId: id, fieldIds: fields.map((field) => field.id) };
      };
      return Promise.all(tabs.map(read));
    },
    async addField(screenId, tabId, fieldId) {
      await jira.post(route`/rest/api/3/screens/${screenId}/tabs/${tabId}/fields`, { fieldId });
    },
  };
}
