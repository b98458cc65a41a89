import type { IssueRecord } from '../site/model.ts';
import type { RestHandler, Site } from '../site/ports.ts';
import { moduleAri } from '../site/app-fields.ts';
import { currentAction } from './action-context.ts';
import type { AppIdentity } from './app-identity.ts';
import type { Invoke } from './invoke.ts';
import { FUNCTION_TIMEOUT_MS } from './limits.ts';
import type { Manifest } from './manifest.ts';

/**
 * Runs the value functions of the app's fields for an issue that a person opens, and saves what they give, as Jira's issue
 * view does: manifest-reference/modules/jira-custom-field#value-function. A function that fails leaves the value as it was.
 */
export async function refreshFieldValues(
  {
    site,
    rest,
    manifest,
    identity,
    invoke,
    log,
  }: {
    site: Site;
    rest: RestHandler;
    manifest: Manifest;
    identity: AppIdentity;
    invoke: Invoke;
    log: (line: string) => void;
  },
  issue: IssueRecord,
): Promise<void> {
  for (const module of manifest.modules['jira:customField']) {
    const functionKey = module.view?.value?.function;
    const field = [...site.all('field')].find((one) => one.moduleKey === module.key);
    if (functionKey === undefined || field === undefined) continue;
    const outcome = await invoke(
      {
        functionKey,
        moduleType: 'jira:customField',
        moduleKey: module.key,
        accountId: null,
        action: currentAction(),
        timeoutMs: FUNCTION_TIMEOUT_MS,
        background: false,
      },
      {
        field: {
          id: field.id,
          key: field.key,
          type: moduleAri(identity.appId, identity.environmentId, module.key),
          name: field.name,
        },
        issues: [{ id: Number(issue.id), value: issue.custom[field.id] ?? null }],
      },
    );
    const values = outcome.ok ? outcome.value : undefined;
    if (!Array.isArray(values) || values.length !== 1) {
      log(`jira:customField ${module.key}: its value function did not give one value for one issue`);
      continue;
    }
    const value: unknown = values[0];
    await rest({
      method: 'PUT',
      path: `/rest/api/3/app/field/${field.key}/value`,
      query: new URLSearchParams({ generateChangelog: 'false' }),
      headers: {},
      body: { updates: [{ issueIds: [Number(issue.id)], value }] },
      principal: {
        kind: 'app',
        accountId: identity.accountId,
        appId: identity.appId,
        scopes: ['write:jira-work', ...identity.scopes],
      },
    });
  }
}
