import type { OrderBy } from '@atlassianlabs/jql-ast';
import type { IssueRecord } from '../site/model.ts';
import type { Key } from './clause-field.ts';
import type { Compilation } from './compilation.ts';
import { unknownFieldMessage } from './compile-clause.ts';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/#api-rest-api-3-search-jql-get */
const ORDER_FIELDS_LIMIT = 7;

/** The keys that an issue sorts by, and how they compare; the keys are JSON, so that a page token can carry them. */
export interface Order {
  keysOf(issue: IssueRecord): readonly (Key | null)[];
  compare(left: readonly (Key | null)[], right: readonly (Key | null)[]): number;
}

/** Without an ORDER BY the newest come first. Issues that tie are told apart by id, newest first. */
export function compileOrder(orderBy: OrderBy | undefined, compilation: Compilation): Order {
  const columns: { of: (issue: IssueRecord) => Key | null; sign: 1 | -1 }[] = [];
  const { messages, scope } = compilation;
  if ((orderBy?.fields.length ?? 0) > ORDER_FIELDS_LIMIT) {
    messages.push(`The ORDER BY clause can contain a maximum of ${String(ORDER_FIELDS_LIMIT)} fields.`);
  }
  for (const { field, direction } of orderBy?.fields ?? []) {
    const found = compilation.findField(field.value);
    if (found?.orderKeyOf === undefined) {
      messages.push(
        found === undefined
          ? unknownFieldMessage(field.value, scope)
          : `Not able to sort using field '${field.value}'.`,
      );
      continue;
    }
    columns.push({ of: (issue) => found.orderKeyOf?.(issue) ?? null, sign: direction?.value === 'DESC' ? -1 : 1 });
  }
  if (columns.length === 0) columns.push({ of: (issue) => issue.created, sign: -1 });
  columns.push({ of: (issue) => Number(issue.id), sign: -1 });
  return {
    keysOf: (issue) => columns.map((column) => column.of(issue)),
    compare(left, right) {
      for (const [index, { sign }] of columns.entries()) {
        const order = compareKeys(left[index] ?? null, right[index] ?? null);
        if (order !== 0) return order * sign;
      }
      return 0;
    },
  };
}

/** Empty sorts after every value, so last ascending and first descending. */
function compareKeys(left: Key | null, right: Key | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;
}
