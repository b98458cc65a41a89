import type { AccountId, IssueRecord } from '../site/model.ts';
import { canSeeIssue } from '../site/permissions.ts';
import type { Site } from '../site/ports.ts';
import type { Compilation, Predicate } from './compilation.ts';
import { compileClause } from './compile-clause.ts';
import { compileOrder, type Order } from './compile-order.ts';
import { createFieldFinder } from './find-clause-field.ts';
import { JqlError } from './jql-error.ts';
import type { JqlScope } from './jql-scope.ts';
import { parseJql } from './parse-jql.ts';

export interface CompiledJql {
  /** Whether the query restricts anything; Jira's newer search refuses those that do not. */
  readonly bounded: boolean;
  /** Whether a visible issue matches. */
  readonly holds: Predicate;
  readonly candidates: () => Iterable<IssueRecord>;
  readonly order: Order;
}

/** A query read for somebody, ready to run. @throws JqlError with every complaint in Jira's words */
export function compileJql(site: Site, actorId: AccountId | null, jql: string): CompiledJql {
  const parsed = parseJql(jql);
  if (!parsed.ok) throw new JqlError(parsed.messages);
  const scope: JqlScope = {
    site,
    actorId,
    now: site.clock.now(),
    timeZone: (actorId === null ? undefined : site.find('user', actorId)?.timeZone) ?? 'UTC',
    canSee: (issue) => canSeeIssue(site, actorId, issue),
  };
  const compilation: Compilation = { scope, findField: createFieldFinder(site), messages: [] };
  const { where, orderBy } = parsed.query;
  const compiled = where ? compileClause(where, false, compilation) : { holds: () => true };
  const order = compileOrder(orderBy ?? undefined, compilation);
  if (compilation.messages.length > 0) throw new JqlError([...new Set(compilation.messages)]);
  return {
    bounded: where !== undefined,
    holds: compiled.holds,
    candidates: compiled.candidates ?? (() => site.all('issue')),
    order,
  };
}

/**
 * The issues that match and that the actor may see, in order.
 * @throws JqlError
 */
export function searchIssues(site: Site, actorId: AccountId | null, jql: string): readonly IssueRecord[] {
  const compiled = compileJql(site, actorId, jql);
  return sortIssues(matchingIssues(site, actorId, compiled), compiled.order).map(({ issue }) => issue);
}

/** Unordered; visibility is asked last, because it costs most. */
export function matchingIssues(site: Site, actorId: AccountId | null, compiled: CompiledJql): readonly IssueRecord[] {
  const matching = new Set<IssueRecord>();
  for (const issue of compiled.candidates()) {
    if (!matching.has(issue) && compiled.holds(issue) && canSeeIssue(site, actorId, issue)) matching.add(issue);
  }
  return [...matching];
}

interface SortedIssue {
  readonly issue: IssueRecord;
  readonly keys: ReturnType<Order['keysOf']>;
}

export function sortIssues(issues: readonly IssueRecord[], order: Order): readonly SortedIssue[] {
  return issues
    .map((issue) => ({ issue, keys: order.keysOf(issue) }))
    .sort((left, right) => order.compare(left.keys, right.keys));
}
