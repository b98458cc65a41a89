import { z } from 'zod';
import { getJson } from './request';

const extension = z.record(z.string(), z.unknown());

const appModule = z.object({
  /** Such as `jira:issuePanel`. */
  type: z.string(),
  key: z.string(),
  title: z.string(),
  icon: z.string().nullish(),
  resourceKey: z.string(),
  entryUrl: z.string(),
  localId: z.string().optional(),
  extension: extension.default({}),
});
export type AppModule = z.infer<typeof appModule>;

const ruleModule = z.object({
  /** Such as `jira:workflowValidator`. */
  type: z.string(),
  key: z.string(),
  name: z.string(),
  description: z.string().default(''),
  createUrl: z.string().nullish(),
  editUrl: z.string().nullish(),
  viewUrl: z.string().nullish(),
  localId: z.string().optional(),
  extension: extension.default({}),
  /** What goes into `ruleKey` of a rule, such as `forge:expression-validator`. */
  ruleKey: z.string(),
  /** What goes into `parameters.key` of a rule. */
  parameterKey: z.string(),
});
export type RuleModule = z.infer<typeof ruleModule>;

type Place =
  | { readonly place: 'issue'; readonly issue: string }
  | { readonly place: 'project-page' | 'project-settings'; readonly project: string }
  | { readonly place: 'admin-page' };

/** The app's modules for a place, for the signed-in user. */
export async function getAppModules(place: Place): Promise<AppModule[]> {
  const answer = await getJson(
    z.object({ modules: z.array(appModule) }),
    `/_local/modules?${new URLSearchParams({ ...place }).toString()}`,
  );
  return answer.modules;
}

export async function getRuleModules(): Promise<RuleModule[]> {
  return (await getJson(z.object({ modules: z.array(ruleModule) }), '/_local/modules?place=workflow')).modules;
}
