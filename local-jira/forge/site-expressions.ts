import { conditionContext, fieldContext, validatorContext } from '../expressions/contexts.ts';
import { evaluateExpression, type Evaluation, type ExpressionContext } from '../expressions/evaluate-expression.ts';
import { fromJson } from '../expressions/values.ts';
import type { ConditionGroupRecord, RuleRecord } from '../site/model.ts';
import type { Site, TransitionAttempt } from '../site/ports.ts';
import type { AppExpressions, ExpressionOutcome } from './app-expressions.ts';

/** "up to 50,000 steps" and "at most 10,000 characters": events-reference/product_events#restrictions. */
const EVENT_FILTER_LIMITS = { characters: 10_000, leaves: 10_000, steps: 50_000, expensiveOperations: 0 };

/** Evaluates an app's expressions over the records of the site. */
export function createAppExpressions(site: Site): AppExpressions {
  const evaluate = (source: string, context: ExpressionContext): Promise<ExpressionOutcome> =>
    Promise.resolve(outcomeOf(evaluateExpression(source, context)));
  return {
    evaluateValidator: (source, attempt, config) => evaluate(source, validatorContext(site, attempt, config)),
    evaluateCondition: (source, attempt, config, rule) =>
      evaluate(source, conditionContext(site, attempt, config, groupOperatorOf(attempt, rule))),
    evaluateField: (source, { fieldId, value, issue, actorId }) =>
      evaluate(source, fieldContext(site, actorId, fieldId, value, issue)),
    evaluateEvent: (source, event) =>
      Promise.resolve(
        outcomeOf(evaluateExpression(source, { variables: { event: fromJson(event) } }, EVENT_FILTER_LIMITS)),
      ),
  };
}

function outcomeOf(evaluation: Evaluation): ExpressionOutcome {
  if (!evaluation.ok) return { ok: false, errorMessages: [evaluation.error.message] };
  return { ok: true, value: evaluation.json };
}

/** Of the group that the condition is in; null when it is the transition's only one. */
function groupOperatorOf({ transition }: TransitionAttempt, rule: RuleRecord): 'AND' | 'OR' | null {
  const group = transition.conditions === null ? undefined : findGroup(transition.conditions, rule);
  if (group === undefined || group.conditions.length + group.groups.length < 2) return null;
  return group.operation === 'ALL' ? 'AND' : 'OR';
}

function findGroup(group: ConditionGroupRecord, rule: RuleRecord): ConditionGroupRecord | undefined {
  if (group.conditions.some((one) => one.id === rule.id)) return group;
  for (const inner of group.groups) {
    const found = findGroup(inner, rule);
    if (found !== undefined) return found;
  }
  return undefined;
}
