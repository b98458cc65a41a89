/**
 * What Jira allows an expression. https://developer.atlassian.com/cloud/jira/platform/jira-expressions/#restrictions
 * [?] Whether the first two also hold for expressions of manifests is not documented; local-jira holds them to all.
 */
export interface ExpressionLimits {
  readonly characters: number;
  readonly leaves: number;
  readonly steps: number;
  readonly expensiveOperations: number;
}

export const EXPRESSION_LIMITS: ExpressionLimits = {
  characters: 1000,
  leaves: 100,
  steps: 10_000,
  expensiveOperations: 10,
};

/** How many Jira objects and primitive values a result may hold. */
export const RESULT_LIMITS = { beans: 1000, primitiveValues: 10_000 } as const;
