import { z } from 'zod';
import { withConstructors } from '../expressions/contexts.ts';
import { evaluateExpression, type Complexity } from '../expressions/evaluate-expression.ts';
import { ExpressionError } from '../expressions/expression-error.ts';
import { issueObject } from '../expressions/issue-object.ts';
import { projectObject, userObject } from '../expressions/jira-objects.ts';
import { EXPRESSION_LIMITS, RESULT_LIMITS } from '../expressions/limits.ts';
import { parseExpression } from '../expressions/parse-expression.ts';
import { fromJson, type Value } from '../expressions/values.ts';
import { compileJql, matchingIssues, sortIssues } from '../jql/search-issues.ts';
import { canSeeIssue, canSeeProject } from '../site/permissions.ts';
import type { RestCall, Route } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { JiraError } from './errors.ts';
import { expandOf, parseBody } from './input.ts';
import { createPageToken, openPageToken } from './page-token.ts';
import { ok } from './respond.ts';

const SCOPES = ['read:jira-work', 'read:jira-user'];
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jira-expressions/ */
const JQL_PAGE = { usual: 50, limit: 1000 } as const;

const referenceShape = z.object({ id: z.union([z.int(), z.string()]).nullish(), key: z.string().nullish() });
type Reference = z.infer<typeof referenceShape>;

const customShape = z.object({
  type: z.enum(['user', 'issue', 'json', 'list']).optional(),
  value: z.unknown().optional(),
  accountId: z.string().optional(),
  id: z.union([z.int(), z.string()]).optional(),
  key: z.string().optional(),
});
const evaluateBody = z.object({
  expression: z.string(),
  context: z
    .object({
      issue: referenceShape.nullish(),
      project: referenceShape.nullish(),
      issues: z
        .object({
          jql: z
            .object({ query: z.string().nullish(), maxResults: z.int().nullish(), nextPageToken: z.string().nullish() })
            .nullish(),
        })
        .nullish(),
      custom: z.record(z.string(), z.union([customShape, z.array(customShape)])).nullish(),
      board: z.unknown().optional(),
      sprint: z.unknown().optional(),
      serviceDesk: z.unknown().optional(),
      customerRequest: z.unknown().optional(),
    })
    .nullish(),
});
type Context = NonNullable<z.infer<typeof evaluateBody>['context']>;
const analyseBody = z.object({
  expressions: z.array(z.string()).min(1),
  contextVariables: z.record(z.string(), z.string()).nullish(),
});

export const expressionRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/rest/api/3/expression/evaluate',
    scopes: SCOPES,
    anonymous: true,
    handle(call) {
      const { expression, context } = parseBody(call, evaluateBody);
      const { variables, jqlMeta } = variablesOf(call, context ?? {});
      const result = evaluateExpression(expression, withConstructors(call.site, call.actorId, variables));
      if (!result.ok) throw new JiraError(400, [result.error.message]);
      const withComplexity = expandOf(call).has('meta.complexity');
      const meta = {
        ...(withComplexity ? { complexity: toComplexityBean(result.complexity) } : {}),
        ...(jqlMeta === null ? {} : { issues: { jql: jqlMeta } }),
      };
      return ok({ value: result.json, ...(Object.keys(meta).length > 0 ? { meta } : {}) }, result.complexity.beans);
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/expression/analyse',
    scopes: SCOPES,
    handle(call) {
      const { expressions } = parseBody(call, analyseBody);
      const check = call.query.get('check') ?? 'syntax';
      if (check === 'type' || check === 'complexity') {
        throw new JiraError(501, [
          `local-jira does not do the check '${check}'. To add it, extend local-jira/rest/expression-routes.ts.`,
        ]);
      }
      if (check !== 'syntax') throw new JiraError(400, [`The check '${check}' is not known.`]);
      return ok({ results: expressions.map(analyse) }, 0);
    },
  },
];

function analyse(expression: string): Json {
  try {
    parseExpression(expression);
    return { expression, valid: true };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    const { line, column, message, kind } = error;
    const place = line === null || column === null ? {} : { line, column };
    return { expression, valid: false, errors: [{ ...place, message, type: kind === 'syntax' ? 'syntax' : 'other' }] };
  }
}

function toComplexityBean({ steps, expensiveOperations, beans, primitiveValues }: Complexity): Json {
  return {
    steps: { value: steps, limit: EXPRESSION_LIMITS.steps },
    expensiveOperations: { value: expensiveOperations, limit: EXPRESSION_LIMITS.expensiveOperations },
    beans: { value: beans, limit: RESULT_LIMITS.beans },
    primitiveValues: { value: primitiveValues, limit: RESULT_LIMITS.primitiveValues },
  };
}

function variablesOf(call: RestCall, context: Context): { variables: Record<string, Value>; jqlMeta: Json | null } {
  const { site, actorId } = call;
  const absent = (['board', 'sprint', 'serviceDesk', 'customerRequest'] as const).filter(
    (name) => context[name] !== undefined,
  );
  if (absent.length > 0) {
    throw new JiraError(501, [`local-jira has no ${absent.join(', ')} to put into an expression's context.`]);
  }
  const variables: Record<string, Value> = { user: userObject(site, actorId) };
  if (context.issue) variables['issue'] = getIssueObject(call, context.issue);
  if (context.project) variables['project'] = getProjectObject(call, context.project);
  for (const [name, custom] of Object.entries(context.custom ?? {})) {
    variables[name] = Array.isArray(custom)
      ? custom.map((item) => customVariable(call, item))
      : customVariable(call, custom);
  }
  const jql = context.issues?.jql;
  if (!jql) return { variables, jqlMeta: null };
  const page = findIssues(call, jql.query ?? '', jql.maxResults ?? JQL_PAGE.usual, jql.nextPageToken ?? null);
  variables['issues'] = page.issues;
  return { variables, jqlMeta: page.meta };
}

function getIssueObject(call: RestCall, { id, key }: Reference): Value {
  if (id !== undefined && id !== null && key)
    throw new JiraError(400, ['Either the issue ID or the issue key has to be given, not both.']);
  const issue = call.site.findIssue(String(id ?? key ?? ''));
  if (issue === undefined || !canSeeIssue(call.site, call.actorId, issue)) {
    throw new JiraError(404, ['Issue does not exist or you do not have permission to see it.']);
  }
  return issueObject(call.site, call.actorId, issue);
}

function getProjectObject(call: RestCall, { id, key }: Reference): Value {
  if (id !== undefined && id !== null && key)
    throw new JiraError(400, ['Either the project ID or the project key has to be given, not both.']);
  const project = call.site.findProject(String(id ?? key ?? ''));
  if (project === undefined || !canSeeProject(call.site, call.actorId, project)) {
    throw new JiraError(404, ['No project could be found with the given key or id.']);
  }
  return projectObject(call.site, project);
}

function customVariable(call: RestCall, { type, value, accountId, id, key }: z.infer<typeof customShape>): Value {
  if (type === 'user') return userObject(call.site, accountId ?? null);
  if (type === 'issue') return getIssueObject(call, { id, key });
  if (type === 'list') {
    const items = z.array(customShape).safeParse(value);
    if (!items.success) throw new JiraError(400, ['A custom list variable has to hold user, issue or json variables.']);
    return items.data.map((item) => customVariable(call, item));
  }
  return fromJson(value);
}

function findIssues(
  call: RestCall,
  query: string,
  maxResults: number,
  token: string | null,
): { issues: readonly Value[]; meta: Json } {
  const { site, actorId } = call;
  if (query.trim() === '')
    throw new JiraError(400, [
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ]);
  const compiled = compileJql(site, actorId, query);
  if (!compiled.bounded) {
    throw new JiraError(400, [
      'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    ]);
  }
  const all = sortIssues(matchingIssues(site, actorId, compiled), compiled.order);
  const after = token === null ? null : openPageToken(token, query);
  const rest = after === null ? all : all.filter(({ keys }) => compiled.order.compare(keys, after) > 0);
  const page = rest.slice(0, Math.min(maxResults, JQL_PAGE.limit));
  const last = page.at(-1);
  const isLast = last === undefined || page.length === rest.length;
  return {
    issues: page.map(({ issue }) => issueObject(site, actorId, issue)),
    // Unlike search, this resource documents the token as always there.
    meta: { isLast, nextPageToken: last === undefined ? '' : createPageToken(last.keys, query) },
  };
}
