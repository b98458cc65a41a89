import { z } from 'zod';
import type { RuleRecord } from '../site/model.ts';
import { moduleAri } from '../site/app-fields.ts';
import type { AppRuleModule, AppRules, ProductEvent, RuleOutcome, Site, TransitionAttempt } from '../site/ports.ts';
import { currentAction } from './action-context.ts';
import type { AppExpressions, ExpressionOutcome } from './app-expressions.ts';
import type { AppIdentity } from './app-identity.ts';
import type { Invoke } from './invoke.ts';
import { FUNCTION_TIMEOUT_MS } from './limits.ts';
import type { FieldModule, Manifest, RuleModule } from './manifest.ts';

/** Shown for a rule that says nothing itself. Jira's own words for these cases are not documented. */
const DEFAULT_MESSAGE = 'The transition is not valid. A workflow validator refused it.';
const FAULT_MESSAGE =
  'The transition could not be validated because the app that validates it failed. Try again, or contact your Jira administrator.';
const NOT_INSTALLED_MESSAGE =
  'The transition could not be validated because the app that validates it is not installed.';

const validatorResult = z.looseObject({ result: z.boolean(), errorMessage: z.string().optional() });

export interface RulesOptions {
  readonly site: Site;
  readonly manifest: Manifest;
  readonly identity: AppIdentity;
  readonly invoke: Invoke;
  readonly expressions: AppExpressions;
  readonly log: (line: string) => void;
}

/** The app's part in transitions and fields. A fault of the app refuses; only an explicit yes passes. */
export function createAppRules(options: RulesOptions): AppRules {
  const { manifest, identity, expressions, log } = options;
  return {
    modules: ruleModules(manifest, identity),

    async validate(rule, attempt) {
      const module = findRule(options, 'jira:workflowValidator', rule);
      if (module === undefined) return { passed: false, message: NOT_INSTALLED_MESSAGE };
      const config = readConfig(rule);
      if (module.function !== undefined) return validateByFunction(options, module, module.function, config, attempt);
      const expression = overridingExpression(config) ?? module.expression;
      if (expression === undefined) return { passed: false, message: FAULT_MESSAGE };
      const outcome = await expressions.evaluateValidator(expression, attempt, config);
      if (outcome.ok && outcome.value === true) return { passed: true };
      if (outcome.ok && typeof outcome.value === 'string') return { passed: false, message: outcome.value };
      if (!outcome.ok || outcome.value !== false)
        reportFailedExpression(options, rule, 'validatorId', expression, outcome, attempt);
      return { passed: false, message: await refusalText(options, module, config, attempt) };
    },

    async allows(rule, attempt) {
      const module = findRule(options, 'jira:workflowCondition', rule);
      const config = readConfig(rule);
      const expression = module === undefined ? undefined : (overridingExpression(config) ?? module.expression);
      if (expression === undefined) return false;
      const outcome = await expressions.evaluateCondition(expression, attempt, config, rule);
      if (outcome.ok && typeof outcome.value === 'boolean') return outcome.value;
      reportFailedExpression(options, rule, 'conditionId', expression, outcome, attempt);
      return false;
    },

    async validateField(fieldId, value, issue, actorId) {
      const module = findField(options, fieldId);
      const validation = module?.edit?.validation;
      if (validation === undefined) return null;
      const outcome = await expressions.evaluateField(validation.expression, { fieldId, value, issue, actorId });
      if (outcome.ok && outcome.value === true) return null;
      if (outcome.ok && typeof outcome.value === 'string') return outcome.value;
      if (!outcome.ok) log(`jira:customField ${module?.key ?? ''}: ${outcome.errorMessages.join('; ')}`);
      return validation.errorMessage ?? 'The value is not valid.';
    },

    async formatField(fieldId, value, issue, actorId) {
      const module = findField(options, fieldId);
      const formatter = module?.view?.formatter;
      if (formatter === undefined) return null;
      const outcome = await expressions.evaluateField(formatter.expression, { fieldId, value, issue, actorId });
      if (outcome.ok && typeof outcome.value === 'string') return outcome.value;
      log(
        `jira:customField ${module?.key ?? ''}: its formatter gave ${outcome.ok ? 'no string' : outcome.errorMessages.join('; ')}`,
      );
      return null;
    },
  };

  function findField({ site }: RulesOptions, fieldId: string): FieldModule | undefined {
    const moduleKey = site.find('field', fieldId)?.moduleKey;
    return manifest.modules['jira:customField'].find((one) => one.key === moduleKey);
  }
}

const RULE_KEYS = {
  'jira:workflowValidator': 'forge:expression-validator',
  'jira:workflowCondition': 'forge:expression-condition',
} as const;

function ruleModules(manifest: Manifest, { appId, environmentId }: AppIdentity): AppRuleModule[] {
  const types = ['jira:workflowValidator', 'jira:workflowCondition'] as const;
  return types.flatMap((type) =>
    manifest.modules[type].map(({ key, name, description }) => ({
      ruleKey: RULE_KEYS[type],
      key: moduleAri(appId, environmentId, key),
      name,
      description,
    })),
  );
}

/** The module that a rule's `key` parameter, an extension ARI, stands for; undefined for another or a removed app. */
function findRule(
  { manifest, identity }: RulesOptions,
  type: 'jira:workflowValidator' | 'jira:workflowCondition',
  rule: RuleRecord,
): RuleModule | undefined {
  if (rule.parameters['disabled'] === 'true') return undefined;
  const prefix = `ari:cloud:ecosystem::extension/${identity.appId}/${identity.environmentId}/static/`;
  const key = rule.parameters['key'] ?? '';
  return key.startsWith(prefix)
    ? manifest.modules[type].find((one) => one.key === key.slice(prefix.length))
    : undefined;
}

async function validateByFunction(
  { identity, invoke }: RulesOptions,
  module: RuleModule,
  functionKey: string,
  config: unknown,
  attempt: TransitionAttempt,
): Promise<RuleOutcome> {
  const { issue, transition, modifiedFields } = attempt;
  const fields = identity.scopes.includes('read:jira-work') ? { modifiedFields } : {};
  const outcome = await invoke(
    {
      functionKey,
      moduleType: 'jira:workflowValidator',
      moduleKey: module.key,
      // No document says that a validator may act as the person; local-jira lets it act as the app only.
      accountId: null,
      action: currentAction(),
      timeoutMs: FUNCTION_TIMEOUT_MS,
      background: false,
    },
    {
      issue: { key: issue.key },
      configuration: config,
      transition: { from: { id: issue.statusId }, to: { id: transition.toStatusId }, ...fields },
    },
  );
  if (!outcome.ok) return { passed: false, message: FAULT_MESSAGE };
  const result = validatorResult.safeParse(outcome.value).data;
  if (result === undefined) return { passed: false, message: FAULT_MESSAGE };
  return result.result ? { passed: true } : { passed: false, message: result.errorMessage ?? DEFAULT_MESSAGE };
}

async function refusalText(
  { expressions }: RulesOptions,
  module: RuleModule,
  config: unknown,
  attempt: TransitionAttempt,
): Promise<string> {
  const { errorMessage } = module;
  if (errorMessage === undefined) return DEFAULT_MESSAGE;
  if (typeof errorMessage === 'string') return errorMessage;
  const outcome = await expressions.evaluateValidator(errorMessage.expression, attempt, config);
  return outcome.ok && typeof outcome.value === 'string' ? outcome.value : DEFAULT_MESSAGE;
}

/** `avi:jira:failed:expression`: events-reference/jira#expression-evaluation-failed. */
function reportFailedExpression(
  { site, log }: RulesOptions,
  rule: RuleRecord,
  idProperty: 'conditionId' | 'validatorId',
  expression: string,
  outcome: ExpressionOutcome,
  { issue, workflow, actorId }: TransitionAttempt,
): void {
  const errorMessages = outcome.ok
    ? [`Unexpected result: ${JSON.stringify(outcome.value ?? null)}`]
    : outcome.errorMessages;
  log(`the expression of the rule ${rule.id} in the workflow ${workflow.name}: ${errorMessages.join('; ')}`);
  const event: ProductEvent = {
    eventType: 'avi:jira:failed:expression',
    payload: {
      extensionId: rule.parameters['key'],
      workflowId: workflow.id,
      workflowName: workflow.name,
      [idProperty]: rule.id,
      expression,
      errorMessages,
      context: { issueId: issue.id, projectId: issue.projectId },
    },
    causedByAppId: null,
    actorId,
  };
  site.emit(event);
}

function readConfig(rule: RuleRecord): unknown {
  const text = rule.parameters['config'];
  if (text === undefined || text === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

/** "If you return configuration with the `expression` property, then that expression will be used". */
function overridingExpression(config: unknown): string | undefined {
  return z.looseObject({ expression: z.string() }).safeParse(config).data?.expression;
}
