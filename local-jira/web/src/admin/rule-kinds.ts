import type { RuleModule } from '../api/modules';
import type { ConditionGroup, WorkflowRule, WorkflowTransition } from '../api/workflows';
import { conditionsOf } from './workflow-facts';

export type RuleKind = 'condition' | 'validator' | 'action';

export const RULE_KINDS: readonly { readonly kind: RuleKind; readonly title: string; readonly explanation: string }[] =
  [
    {
      kind: 'condition',
      title: 'Conditions',
      explanation: 'Conditions hide the transition from people it is not for.',
    },
    {
      kind: 'validator',
      title: 'Validators',
      explanation: 'Validators check the issue when somebody makes the transition, and refuse it with a reason.',
    },
    { kind: 'action', title: 'Post functions', explanation: 'Post functions do something after the transition.' },
  ];

const KIND_BY_MODULE: Readonly<Record<string, RuleKind>> = {
  'jira:workflowCondition': 'condition',
  'jira:workflowValidator': 'validator',
  'jira:workflowPostFunction': 'action',
};

export function kindOfModule(module: RuleModule): RuleKind | null {
  return KIND_BY_MODULE[module.type] ?? null;
}

/** Under which key of the extension context a rule of the kind finds its configuration. */
export const CONFIG_KEYS: Readonly<Record<RuleKind, string>> = {
  condition: 'conditionConfig',
  validator: 'validatorConfig',
  action: 'postFunctionConfig',
};

export function rulesOf(transition: WorkflowTransition, kind: RuleKind): readonly WorkflowRule[] {
  if (kind === 'validator') return transition.validators;
  return kind === 'action' ? transition.actions : conditionsOf(transition.conditions);
}

export function withRule(transition: WorkflowTransition, kind: RuleKind, rule: WorkflowRule): WorkflowTransition {
  if (kind === 'validator') return { ...transition, validators: [...transition.validators, rule] };
  if (kind === 'action') return { ...transition, actions: [...transition.actions, rule] };
  const group = transition.conditions ?? { operation: 'ALL' as const, conditions: [], conditionGroups: [] };
  return { ...transition, conditions: { ...group, conditions: [...group.conditions, rule] } };
}

/** @param change null removes the rule */
export function withChangedRule(
  transition: WorkflowTransition,
  kind: RuleKind,
  id: string,
  change: WorkflowRule | null,
): WorkflowTransition {
  const mapped = (rules: readonly WorkflowRule[]): WorkflowRule[] =>
    rules.flatMap((rule) => (rule.id === id ? (change ?? []) : rule));
  if (kind === 'validator') return { ...transition, validators: mapped(transition.validators) };
  if (kind === 'action') return { ...transition, actions: mapped(transition.actions) };
  const mapGroup = (group: ConditionGroup): ConditionGroup => ({
    ...group,
    conditions: mapped(group.conditions),
    conditionGroups: group.conditionGroups.map(mapGroup),
  });
  return transition.conditions ? { ...transition, conditions: mapGroup(transition.conditions) } : transition;
}
