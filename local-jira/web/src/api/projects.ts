import { z } from 'zod';
import { issueType, user } from './beans';
import { getJson } from './request';

const project = z.object({
  id: z.string(),
  key: z.string(),
  name: z.string(),
  description: z.string().nullish(),
  lead: user.nullish(),
  projectTypeKey: z.string().nullish(),
  style: z.string().nullish(),
  issueTypes: z.array(issueType).optional(),
});
export type Project = z.infer<typeof project>;

const PAGE_SIZE = 50;

/** Every project that the user may browse. */
export async function getProjects(): Promise<Project[]> {
  const page = z.object({ values: z.array(project), isLast: z.boolean().optional() });
  const all: Project[] = [];
  for (;;) {
    const answer = await getJson(
      page,
      `/rest/api/3/project/search?expand=lead,description&startAt=${String(all.length)}&maxResults=${String(PAGE_SIZE)}`,
    );
    all.push(...answer.values);
    if (answer.isLast !== false || answer.values.length === 0) return all;
  }
}

export function getProject(key: string): Promise<Project> {
  return getJson(project, `/rest/api/3/project/${encodeURIComponent(key)}?expand=lead,description,issueTypes`);
}

const role = z.object({
  id: z.number(),
  name: z.string(),
  actors: z.array(z.object({ displayName: z.string(), type: z.string() })).default([]),
});
export type ProjectRole = z.infer<typeof role>;

export async function getProjectRoles(key: string): Promise<ProjectRole[]> {
  const path = `/rest/api/3/project/${encodeURIComponent(key)}/role`;
  const roles = await getJson(z.record(z.string(), z.string()), path);
  const ids = Object.values(roles).map((self) => self.slice(self.lastIndexOf('/') + 1));
  return Promise.all(ids.map((id) => getJson(role, `${path}/${encodeURIComponent(id)}`)));
}

/** Whether the signed-in user administers the project; only then Jira shows its settings. */
export async function mayAdministerProject(key: string): Promise<boolean> {
  const parameters = new URLSearchParams({ projectKey: key, permissions: 'ADMINISTER_PROJECTS' });
  const answer = await getJson(
    z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) }),
    `/rest/api/3/mypermissions?${parameters.toString()}`,
  );
  return answer.permissions['ADMINISTER_PROJECTS']?.havePermission ?? false;
}
