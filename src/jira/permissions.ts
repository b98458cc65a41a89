import { z } from 'zod';
import { route, type JiraAsUser } from './jira-calls';

/** Jira's built-in permission keys that this app asks for. */
export type PermissionKey = 'ADMINISTER' | 'ADMINISTER_PROJECTS' | 'EDIT_ISSUES' | 'BROWSE_PROJECTS' | 'CREATE_ISSUES';

/** What the person whose invocation this is may do. */
export interface Permissions {
  /** Whether the person has a permission in a project. One call. */
  inProject(projectId: string, permission: PermissionKey): Promise<boolean>;
  /** Whether the person has a global permission. One call. */
  everywhere(permission: PermissionKey): Promise<boolean>;
}

const answerSchema = z.object({ permissions: z.record(z.string(), z.object({ havePermission: z.boolean() })) });

export function createPermissions(jira: JiraAsUser): Permissions {
  const ask = async (permission: PermissionKey, place: Record<string, string>): Promise<boolean> => {
    const parameters = new URLSearchParams({ permissions: permission, ...place });
    const answer = answerSchema.parse(await jira.get(route`/rest/api/3/mypermissions?${parameters}`));
    return answer.permissions[permission]?.havePermission ?? false;
  };
  return {
    inProject: (projectId, permission) => ask(permission, { projectId }),
    everywhere: (permission) => ask(permission, {}),
  };
}
