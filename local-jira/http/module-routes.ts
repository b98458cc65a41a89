import { moduleAri } from '../site/app-fields.ts';
import type { AppRuleModule } from '../site/ports.ts';
import type { Forge } from '../forge/forge.ts';
import type { PageModule } from '../forge/manifest.ts';
import {
  isPageModule,
  ModuleRefusedError,
  pageExtension,
  RULE_MODULES,
  type ModuleSubject,
  type PageModuleType,
  type RuleModuleType,
} from '../forge/module-places.ts';
import { errorAnswer, jsonAnswer, type HttpAnswer } from './http-answer.ts';
import type { LocalCall, LocalRoutes } from './local-call.ts';

const PLACES: Readonly<Record<string, PageModuleType>> = {
  issue: 'jira:issuePanel',
  'project-page': 'jira:projectPage',
  'project-settings': 'jira:projectSettingsPage',
  'admin-page': 'jira:adminPage',
  'global-page': 'jira:globalPage',
};
const RULE_KEYS: Readonly<Record<RuleModuleType, AppRuleModule['ruleKey']>> = {
  'jira:workflowValidator': 'forge:expression-validator',
  'jira:workflowCondition': 'forge:expression-condition',
};

export const moduleRoutes: LocalRoutes = {
  'GET /_local/modules': listModules,
  'POST /_local/bridge': async ({ localJira, accountId, body }) => {
    if (accountId === null) return errorAnswer(401, 'Sign in first.');
    if (localJira.forge === null) return errorAnswer(404, 'No app is installed on this site.');
    const { status, body: answer } = await localJira.forge.bridge(body, accountId);
    return jsonAnswer(status, answer);
  },
};

/** The app's modules at a place, for the person who is signed in. */
async function listModules(call: LocalCall): Promise<HttpAnswer> {
  const { localJira, accountId, url } = call;
  if (accountId === null) return errorAnswer(401, 'Sign in first.');
  const { forge } = localJira;
  if (forge === null) return jsonAnswer(200, { modules: [] });
  const place = url.searchParams.get('place') ?? '';
  if (place === 'workflow') return jsonAnswer(200, { modules: ruleModules(forge, call.port) });
  const type = PLACES[place];
  if (type === undefined || !isPageModule(type)) return errorAnswer(400, `There is no place "${place}".`);
  const subject: ModuleSubject = {
    issueKey: url.searchParams.get('issue') ?? undefined,
    projectKey: url.searchParams.get('project') ?? undefined,
  };
  try {
    const extension = pageExtension(localJira.site, accountId, type, subject);
    // Opening an issue is what makes Jira run the value functions of its fields.
    if (place === 'issue' && subject.issueKey !== undefined) await forge.refreshFieldValues(subject.issueKey);
    const modules = forge.app.manifest.modules[type].map((module) =>
      describePage(forge, type, module, extension, call.port),
    );
    return jsonAnswer(200, { modules });
  } catch (error) {
    if (error instanceof ModuleRefusedError) return errorAnswer(error.status, error.message);
    throw error;
  }
}

function describePage(
  forge: Forge,
  type: PageModuleType,
  module: PageModule,
  extension: unknown,
  port: number,
): unknown {
  return {
    type,
    key: module.key,
    title: module.title ?? module.name ?? module.key,
    icon: iconUrl(module.icon, port),
    resourceKey: module.resource ?? '',
    entryUrl: entryUrl(module.resource, port),
    localId: localId(forge, module.key),
    extension,
  };
}

function ruleModules(forge: Forge, port: number): unknown[] {
  return RULE_MODULES.flatMap((type) =>
    forge.app.manifest.modules[type].map((module) => ({
      type,
      key: module.key,
      name: module.name,
      description: module.description,
      createUrl: entryUrl(module.create?.resource, port),
      editUrl: entryUrl(module.edit?.resource, port),
      viewUrl: entryUrl(module.view?.resource, port),
      localId: localId(forge, module.key),
      extension: { type, isNewEditor: true },
      ruleKey: RULE_KEYS[type],
      parameterKey: localId(forge, module.key),
    })),
  );
}

function localId({ identity }: Forge, moduleKey: string): string {
  return moduleAri(identity.appId, identity.environmentId, moduleKey);
}

function entryUrl(resource: string | undefined, port: number): string | null {
  return resource === undefined ? null : `http://localhost:${String(port)}/_frame/${resource}/index.html`;
}

/** `resource:<key>;<path>` names a file of a resource. */
function iconUrl(icon: string | undefined, port: number): string | null {
  const [, resource, path] = /^resource:([^;]+);(.+)$/.exec(icon ?? '') ?? [];
  return resource === undefined || path === undefined
    ? null
    : `http://localhost:${String(port)}/_frame/${resource}/${path}`;
}
