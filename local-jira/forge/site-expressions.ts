import type { Site } from '../site/ports.ts';
import type { AppExpressions, ExpressionOutcome } from './app-expressions.ts';

/** Until the site has an expression evaluator, every expression fails, and so every rule that needs one refuses. */
export function createAppExpressions(_site: Site): AppExpressions {
  const failed = (): Promise<ExpressionOutcome> =>
    Promise.resolve({ ok: false, errorMessages: ['Expressions are not evaluated.'] });
  return { evaluateValidator: failed, evaluateCondition: failed, evaluateField: failed, evaluateEvent: failed };
}
