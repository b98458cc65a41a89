import type { IssueRecord, ProjectRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { canSeeIssue, permits } from '../site/permissions.ts';
import { moduleAri } from '../site/app-fields.ts';
import type { AppIdentity } from './app-identity.ts';
import type { Manifest } from './manifest.ts';

/** What a page says of where the person is; everything else about the context is the server's to find. */
export interface ModuleSubject {
  readonly issueKey?: string | undefined;
  readonly projectKey?: string | undefined;
  readonly workflowId?: string | undefined;
  readonly transitionId?: string | undefined;
  readonly ruleId?: string | undefined;
  readonly ruleConfig?: string | undefined;
  readonly modalContext?: unknown;
}

export interface FoundModule {
  readonly type: PlacedModuleType;
  readonly key: string;
  readonly resolverFunction: string | null;
  /** The module's `extension`, as the module's page of the manifest reference documents it. */
  readonly extension: Readonly<Record<string, unknown>>;
}

export const PAGE_MODULES = [
  'jira:issuePanel',
  'jira:projectPage',
  'jira:projectSettingsPage',
  'jira:adminPage',
  'jira:globalPage',
] as const;
export const RULE_MODULES = ['jira:workflowValidator', 'jira:workflowCondition'] as const;
export type PageModuleType = (typeof PAGE_MODULES)[number];
export type RuleModuleType = (typeof RULE_MODULES)[number];
export type PlacedModuleType = PageModuleType | RuleModuleType;

/** Where each kind of rule keeps its saved configuration in the context: custom-ui-jira-bridge/workflowRules. */
const CONFIG_KEYS: Readonly<Record<RuleModuleType, string>> = {
  'jira:workflowValidator': 'validatorConfig',
  'jira:workflowCondition': 'conditionConfig',
};

export class ModuleRefusedError extends Error {
  readonly status: 403 | 404;

  constructor(status: 403 | 404, message: string) {
    super(message);
    this.status = status;
  }
}

export function isPageModule(type: string): type is PageModuleType {
  return PAGE_MODULES.some((known) => known === type);
}

function isRuleModule(type: string): type is RuleModuleType {
  return RULE_MODULES.some((known) => known === type);
}

/**
 * Finds a module for a person at a place, and rebuilds its context from the site's own records.
 * @throws ModuleRefusedError when there is no such module or the person may not see the place
 */
export function placeModule(
  site: Site,
  manifest: Manifest,
  accountId: string,
  type: string,
  key: string,
  subject: ModuleSubject,
): FoundModule {
  if (isPageModule(type)) {
    const declared = manifest.modules[type].find((one) => one.key === key);
    if (declared === undefined) throw new ModuleRefusedError(404, `The app has no ${type} "${key}".`);
    return {
      type,
      key,
      resolverFunction: declared.resolver?.function ?? null,
      extension: pageExtension(site, accountId, type, subject),
    };
  }
  if (isRuleModule(type)) {
    const declared = manifest.modules[type].find((one) => one.key === key);
    if (declared === undefined) throw new ModuleRefusedError(404, `The app has no ${type} "${key}".`);
    return {
      type,
      key,
      resolverFunction: declared.resolver?.function ?? null,
      extension: ruleExtension(site, accountId, type, subject),
    };
  }
  throw new ModuleRefusedError(
    404,
    `local-jira shows no modules of type ${type}. To add it, extend local-jira/forge/module-places.ts.`,
  );
}

export function pageExtension(
  site: Site,
  accountId: string,
  type: PageModuleType,
  subject: ModuleSubject,
): Record<string, unknown> {
  const modal = subject.modalContext === undefined ? {} : { modal: subject.modalContext };
  switch (type) {
    case 'jira:issuePanel': {
      const issue = visibleIssue(site, accountId, subject.issueKey);
      const project = site.get('project', issue.projectId);
      return {
        type,
        issue: {
          id: issue.id,
          key: issue.key,
          type: site.get('issueType', issue.issueTypeId).name,
          typeId: issue.issueTypeId,
        },
        project: projectContext(project),
        isNewToIssue: false,
        location: `${site.baseUrl}/browse/${issue.key}`,
        ...modal,
      };
    }
    case 'jira:projectPage':
    case 'jira:projectSettingsPage': {
      const project = visibleProject(site, accountId, subject.projectKey);
      if (type === 'jira:projectSettingsPage' && !permits(site, accountId, 'ADMINISTER_PROJECTS', { project })) {
        throw new ModuleRefusedError(403, 'You do not have permission to administer this project.');
      }
      const area = type === 'jira:projectPage' ? 'apps' : 'settings/apps';
      return {
        type,
        project: projectContext(project),
        location: `${site.baseUrl}/projects/${project.key}/${area}`,
        ...modal,
      };
    }
    case 'jira:adminPage':
      requireAdministrator(site, accountId);
      return { type, location: `${site.baseUrl}/admin/apps`, ...modal };
    case 'jira:globalPage':
      return { type, location: `${site.baseUrl}/apps`, ...modal };
  }
}

function ruleExtension(
  site: Site,
  accountId: string,
  type: RuleModuleType,
  subject: ModuleSubject,
): Record<string, unknown> {
  requireAdministrator(site, accountId);
  const workflow = site.find('workflow', subject.workflowId ?? '');
  const transition = workflow?.transitions.find((one) => one.id === subject.transitionId);
  if (workflow === undefined || transition === undefined)
    throw new ModuleRefusedError(404, 'There is no such workflow transition.');
  const rules = [...transition.validators, ...(transition.conditions?.conditions ?? [])];
  const saved = subject.ruleConfig ?? rules.find((rule) => rule.id === subject.ruleId)?.parameters['config'];
  const from = transition.fromStatusIds[0];
  return {
    type,
    isNewEditor: true,
    workflowId: workflow.id,
    workflowName: workflow.name,
    transitionContext: {
      id: transition.id,
      from: from === undefined ? null : statusContext(site, from),
      to: statusContext(site, transition.toStatusId),
    },
    ...(saved === undefined ? {} : { [CONFIG_KEYS[type]]: saved }),
    location: `${site.baseUrl}/admin/workflows/${workflow.id}`,
    ...(subject.modalContext === undefined ? {} : { modal: subject.modalContext }),
  };
}

function statusContext(site: Site, statusId: string): unknown {
  const status = site.find('status', statusId);
  if (status === undefined) return null;
  return { id: status.id, name: status.name, statusCategory: status.category, description: status.description };
}

function visibleIssue(site: Site, accountId: string, key: string | undefined): IssueRecord {
  const issue = key === undefined ? undefined : site.findIssue(key);
  if (issue === undefined || !canSeeIssue(site, accountId, issue)) {
    throw new ModuleRefusedError(404, 'Issue does not exist or you do not have permission to see it.');
  }
  return issue;
}

function visibleProject(site: Site, accountId: string, key: string | undefined): ProjectRecord {
  const project = key === undefined ? undefined : site.findProject(key);
  if (project === undefined || !permits(site, accountId, 'BROWSE_PROJECTS', { project })) {
    throw new ModuleRefusedError(404, `No project could be found with key '${key ?? ''}'.`);
  }
  return project;
}

function requireAdministrator(site: Site, accountId: string): void {
  if (!permits(site, accountId, 'ADMINISTER', {})) {
    throw new ModuleRefusedError(403, 'You do not have permission to administer Jira.');
  }
}

function projectContext(project: ProjectRecord): unknown {
  return { id: project.id, key: project.key, type: project.projectTypeKey };
}

/** The rest of a module's context, beside `extension`. */
export function platformContext(identity: AppIdentity, site: Site, moduleKey: string): Record<string, unknown> {
  return {
    localId: moduleAri(identity.appId, identity.environmentId, moduleKey),
    cloudId: identity.cloudId,
    siteUrl: site.baseUrl,
    environmentId: identity.environmentId,
    environmentType: identity.environmentType,
    moduleKey,
    accountType: 'licensed',
  };
}
