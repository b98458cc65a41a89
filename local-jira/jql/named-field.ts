import type { IssueRecord } from '../site/model.ts';
import { EQUALITY_OPERATORS, unknownValue, type ClauseField, type Key } from './clause-field.ts';
import type { JqlScope } from './jql-scope.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface NamedFieldOptions {
  /** Everything the field may hold, in Jira's order; the order is what `ORDER BY` and `<` compare. */
  readonly all: (scope: JqlScope) => Iterable<Named>;
  readonly idsOf: (issue: IssueRecord) => readonly (string | null)[];
  /** Other names by which a literal may mean a record, such as a project's key. */
  readonly aliasesOf?: (record: Named) => readonly string[];
  readonly operators?: ReadonlySet<string>;
  readonly historyFieldId?: string;
  readonly emptyKey?: string;
  readonly orderKeyOf?: ClauseField['orderKeyOf'];
  readonly candidates?: ClauseField['candidates'];
}

/** A field over named records (status, project, priority…): a literal is a name in any case, an alias or an id. */
export function namedField(options: NamedFieldOptions): ClauseField {
  const {
    all,
    idsOf,
    aliasesOf,
    operators = EQUALITY_OPERATORS,
    orderKeyOf,
    historyFieldId,
    emptyKey,
    candidates,
  } = options;
  return {
    operators,
    keysOf: (issue) => idsOf(issue).filter((id) => id !== null),
    resolve(literal, name, scope) {
      if (literal.kind === 'id') return { keys: [literal.id] };
      if (literal.kind === 'instant') return unknownValue(String(literal.at), name);
      const wanted = literal.text.toLowerCase();
      const keys: Key[] = [];
      for (const record of all(scope)) {
        const names = [record.name, ...(aliasesOf?.(record) ?? [])];
        if (record.id === literal.text || names.some((text) => text.toLowerCase() === wanted)) keys.push(record.id);
      }
      return keys.length > 0 ? { keys } : unknownValue(literal.text, name);
    },
    ...(orderKeyOf && { orderKeyOf }),
    ...(historyFieldId !== undefined && { historyFieldId }),
    ...(emptyKey !== undefined && { emptyKey }),
    ...(candidates && { candidates }),
  };
}
