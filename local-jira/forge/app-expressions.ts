import type { AccountId, IssueRecord, RuleRecord } from '../site/model.ts';
import type { TransitionAttempt } from '../site/ports.ts';

export type ExpressionOutcome =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly errorMessages: readonly string[] };

/** The Jira expressions that a manifest holds, each evaluated with the variables that its module's page documents. */
export interface AppExpressions {
  /** `user, issue, originalIssue, project, transition, workflow, config` */
  evaluateValidator(expression: string, attempt: TransitionAttempt, config: unknown): Promise<ExpressionOutcome>;
  /** The same without `originalIssue`, with `groupOperator`. */
  evaluateCondition(
    expression: string,
    attempt: TransitionAttempt,
    config: unknown,
    rule: RuleRecord,
  ): Promise<ExpressionOutcome>;
  /** `user, issue, project, fieldId, value` */
  evaluateField(
    expression: string,
    of: { fieldId: string; value: unknown; issue: IssueRecord | null; actorId: AccountId },
  ): Promise<ExpressionOutcome>;
  /** `event` */
  evaluateEvent(expression: string, event: unknown): Promise<ExpressionOutcome>;
}
