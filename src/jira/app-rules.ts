import { getAppContext } from '@forge/api';
import type { WorkflowRule } from './workflow-documents';

/** The key under which Jira keeps Forge validators in a workflow, by `GET /rest/api/3/workflows/capabilities`. */
const VALIDATOR_RULE_KEY = 'forge:expression-validator';

/** Keys of the `jira:workflowValidator` modules in manifest.yml. */
export type ValidatorModuleKey = 'gate' | 'change-state';

/** The app's validators as a workflow names them. */
export interface AppRules {
  /** A rule to put on a transition. `id` is a UUID of its own. */
  make(moduleKey: ValidatorModuleKey, id: string, configuration: string): WorkflowRule;
  isOf(rule: WorkflowRule, moduleKey: ValidatorModuleKey): boolean;
}

export function createAppRules(): AppRules {
  const keyOf = (moduleKey: ValidatorModuleKey): string => {
    const { appAri, environmentAri } = getAppContext();
    return `ari:cloud:ecosystem::extension/${appAri.appId}/${environmentAri.environmentId}/static/${moduleKey}`;
  };
  return {
    make: (moduleKey, id, configuration) => ({
      id,
      ruleKey: VALIDATOR_RULE_KEY,
      parameters: { key: keyOf(moduleKey), config: configuration, id, disabled: 'false', tag: '' },
    }),
    isOf: (rule, moduleKey) => rule.ruleKey === VALIDATOR_RULE_KEY && rule.parameters?.['key'] === keyOf(moduleKey),
  };
}
