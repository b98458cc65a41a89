import { z } from 'zod';
import type { IssueCaller, ProjectCaller } from '../app/caller';

/** The surfaces of the app, by Forge module type: `extension.type` of the context. */
export type Surface = 'jira:issuePanel' | 'jira:projectPage' | 'jira:projectSettingsPage' | 'jira:adminPage';

const projectSchema = z.object({ id: z.union([z.string(), z.number()]).transform(String) });

const issueSchema = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  key: z.string(),
  typeId: z.union([z.string(), z.number()]).transform(String),
});

/** The "Extension data" tables of the four modules' pages in the Forge documentation. */
const contextSchema = z.object({
  accountId: z.string().min(1).optional(),
  extension: z.object({ type: z.string(), issue: z.unknown().optional(), project: z.unknown().optional() }),
});

export interface InvocationContext {
  /** Undefined for somebody who is not signed in. */
  readonly accountId: string | undefined;
  readonly surface: string;
  readonly issue: unknown;
  readonly project: unknown;
}

/** Who calls, from which surface of what: all of it from the platform, nothing from the page. */
export function parseContext(context: unknown): InvocationContext {
  const { accountId, extension } = contextSchema.parse(context);
  return { accountId, surface: extension.type, issue: extension.issue, project: extension.project };
}

export function projectCaller(accountId: string, context: InvocationContext): ProjectCaller {
  return { accountId, projectId: projectSchema.parse(context.project).id };
}

export function issueCaller(accountId: string, context: InvocationContext): IssueCaller {
  const { id, key, typeId } = issueSchema.parse(context.issue);
  return { ...projectCaller(accountId, context), issueId: id, issueKey: key, issueTypeId: typeId };
}
