import type { Operand, TerminalClause } from '@atlassianlabs/jql-ast';
import type { AccountId, IssueRecord } from '../site/model.ts';
import type { ClauseField, Key, Literal } from './clause-field.ts';
import type { Compilation, Predicate } from './compilation.ts';
import { findJqlInstant, invalidDateMessage } from './jql-date.ts';
import { findUsersNamed } from './user-field.ts';
import { startOfUnit } from './zoned-time.ts';

/** One change of a field: what it was, what it became, when, and by whom. */
interface Change {
  readonly from: Key | null;
  readonly to: Key | null;
  readonly at: number;
  readonly by: AccountId;
}

interface Conditions {
  readonly from?: ReadonlySet<Key | null>;
  readonly to?: ReadonlySet<Key | null>;
  readonly by?: ReadonlySet<AccountId>;
  /** epoch milliseconds, inclusive */
  readonly since: number;
  /** epoch milliseconds, exclusive */
  readonly until: number;
}

/** Compiles `was…` and `changed` with their predicates, over the changelog. */
export function compileHistory(
  clause: TerminalClause,
  field: ClauseField,
  name: string,
  literalsOf: (operand: Operand) => readonly Literal[],
  compilation: Compilation,
): Predicate {
  const resolve = (operand: Operand): ReadonlySet<Key | null> => keysOf(operand, field, name, literalsOf, compilation);
  const conditions = conditionsOf(clause, name, resolve, literalsOf, compilation);
  const operator = clause.operator?.value;
  if (operator === 'changed') {
    return (issue) => changesOf(issue, field, compilation).some((change) => changedWithin(change, conditions));
  }
  const wanted = clause.operand ? resolve(clause.operand) : new Set<Key | null>();
  const was: Predicate = (issue) => wasWithin(issue, field, wanted, conditions, compilation);
  return operator === 'was' || operator === 'was in' ? was : (issue) => !was(issue);
}

function changedWithin(change: Change, { from, to, by, since, until }: Conditions): boolean {
  return (
    (from === undefined || from.has(change.from)) &&
    (to === undefined || to.has(change.to)) &&
    (by === undefined || by.has(change.by)) &&
    change.at >= since &&
    change.at < until
  );
}

/** Whether the issue held one of the values at some time within the conditions; `by` is who gave it that value. */
function wasWithin(
  issue: IssueRecord,
  field: ClauseField,
  wanted: ReadonlySet<Key | null>,
  { by, since, until }: Conditions,
  compilation: Compilation,
): boolean {
  const changes = changesOf(issue, field, compilation);
  const current = field.keysOf(issue);
  const initial = changes.length > 0 ? [changes[0]?.from ?? null] : current.length > 0 ? current : [null];
  let start = issue.created;
  let author = issue.creatorId;
  let held: readonly (Key | null)[] = initial;
  for (const change of [...changes, null]) {
    const end = change?.at ?? Infinity;
    const within = start < until && end > since && (by === undefined || by.has(author));
    if (within && held.some((key) => wanted.has(key))) return true;
    if (change === null) break;
    ({ at: start, by: author } = change);
    held = [change.to];
  }
  return false;
}

function changesOf(issue: IssueRecord, field: ClauseField, { scope }: Compilation): readonly Change[] {
  const keyOf = (id: string | null) => (id === null || id === '' ? null : (field.historyKeyOf?.(id) ?? id));
  const changes: Change[] = [];
  for (const entry of scope.site.changelogOf(issue.id)) {
    for (const item of entry.items) {
      if (item.fieldId !== field.historyFieldId) continue;
      changes.push({ from: keyOf(item.from), to: keyOf(item.to), at: entry.created, by: entry.authorId });
    }
  }
  return changes.sort((left, right) => left.at - right.at);
}

function keysOf(
  operand: Operand,
  field: ClauseField,
  name: string,
  literalsOf: (operand: Operand) => readonly Literal[],
  { scope, messages }: Compilation,
): ReadonlySet<Key | null> {
  if (operand.operandType === 'keyword') return new Set([null]);
  const keys = new Set<Key | null>();
  if (operand.operandType === 'list' && operand.values.some((value) => value.operandType === 'keyword')) keys.add(null);
  for (const literal of literalsOf(operand)) {
    const resolved = field.resolve(literal, name, scope);
    if ('refusal' in resolved) messages.push(resolved.refusal);
    else for (const key of resolved.keys) keys.add(key);
  }
  return keys;
}

function conditionsOf(
  clause: TerminalClause,
  name: string,
  resolve: (operand: Operand) => ReadonlySet<Key | null>,
  literalsOf: (operand: Operand) => readonly Literal[],
  { scope, messages }: Compilation,
): Conditions {
  let conditions: Conditions = { since: -Infinity, until: Infinity };
  const instantOf = (literal: Literal | undefined): number => {
    if (literal?.kind === 'instant') return literal.at;
    const text = literal?.kind === 'text' ? literal.text : '';
    const at = findJqlInstant(text, scope.now, scope.timeZone);
    if (at === undefined) messages.push(invalidDateMessage(name, text));
    return at ?? 0;
  };
  const nextDay = (at: number) => startOfUnit('day', at, scope.timeZone, 1);
  for (const { operator, operand } of clause.predicates) {
    if (!operand) continue;
    const [first, second] = literalsOf(operand);
    switch (operator.value) {
      case 'from':
        conditions = { ...conditions, from: resolve(operand) };
        break;
      case 'to':
        conditions = { ...conditions, to: resolve(operand) };
        break;
      case 'by':
        conditions = {
          ...conditions,
          by: new Set(literalsOf(operand).flatMap((literal) => accountsOf(literal, name))),
        };
        break;
      case 'after':
        conditions = { ...conditions, since: Math.max(conditions.since, instantOf(first)) };
        break;
      case 'before':
        conditions = { ...conditions, until: Math.min(conditions.until, instantOf(first)) };
        break;
      case 'on': {
        const day = startOfUnit('day', instantOf(first), scope.timeZone);
        conditions = {
          ...conditions,
          since: Math.max(conditions.since, day),
          until: Math.min(conditions.until, nextDay(day)),
        };
        break;
      }
      case 'during': {
        const [since, until] = [instantOf(first), instantOf(second)];
        conditions = {
          ...conditions,
          since: Math.max(conditions.since, since),
          until: Math.min(conditions.until, until + 1),
        };
        break;
      }
    }
  }
  return conditions;

  function accountsOf(literal: Literal, fieldName: string): readonly AccountId[] {
    if (literal.kind === 'id') return [literal.id];
    const text = literal.kind === 'text' ? literal.text : '';
    const users = findUsersNamed(scope.site, text);
    if (users.length === 0) messages.push(`The value '${text}' does not exist for the field '${fieldName}'.`);
    return users.map((user) => user.accountId);
  }
}
