import type { IssueRecord } from '../site/model.ts';
import type { JqlScope } from './jql-scope.ts';

/** What a clause compares: ids and lower-cased texts as strings, numbers and instants (epoch milliseconds) as numbers, days as ISO strings. */
export type Key = string | number;

/** A literal of a query, or one value that a JQL function gave. */
export type Literal =
  | { readonly kind: 'text'; readonly text: string }
  /** Ids of whatever the field compares; nothing is left to look up. */
  | { readonly kind: 'id'; readonly id: string }
  | { readonly kind: 'instant'; readonly at: number };

export type Resolution = { readonly keys: readonly Key[] } | { readonly refusal: string };

/** A field as JQL knows it. */
export interface ClauseField {
  /** The operators that Jira supports for it, as the grammar spells them. */
  readonly operators: ReadonlySet<string>;
  /** The issue's values; none when the field is empty. */
  readonly keysOf: (issue: IssueRecord) => readonly Key[];
  /** The keys that a literal stands for. `name` is the field as the query writes it, for messages. */
  readonly resolve: (literal: Literal, name: string, scope: JqlScope) => Resolution;
  /** What `ORDER BY` compares; null is empty. Absent where Jira cannot sort. */
  readonly orderKeyOf?: (issue: IssueRecord) => Key | null;
  /** The key of a value as the changelog names it by id; the id itself when absent. */
  readonly historyKeyOf?: (id: string) => Key;
  /** The changelog's field id, for `was` and `changed`. */
  readonly historyFieldId?: string;
  /** The key that stands for "empty" where emptiness has a name, as Unresolved has. */
  readonly emptyKey?: Key;
  /** The text to search for `~` fields. */
  readonly textsOf?: (issue: IssueRecord) => readonly string[];
  /** Issues that may match one of the keys, where an index knows. */
  readonly candidates?: (keys: readonly Key[], scope: JqlScope) => Iterable<IssueRecord>;
}

const EQUALITY = ['=', '!=', 'in', 'not in', 'is', 'is not'];
const ORDER = ['<', '<=', '>', '>='];
const HISTORY = ['was', 'was not', 'was in', 'was not in', 'changed'];

export const EQUALITY_OPERATORS: ReadonlySet<string> = new Set(EQUALITY);
export const ORDERED_OPERATORS: ReadonlySet<string> = new Set([...EQUALITY, ...ORDER]);
export const HISTORY_OPERATORS: ReadonlySet<string> = new Set([...EQUALITY, ...HISTORY]);
export const ORDERED_HISTORY_OPERATORS: ReadonlySet<string> = new Set([...EQUALITY, ...ORDER, ...HISTORY]);
export const TEXT_OPERATORS: ReadonlySet<string> = new Set(['~', '!~', 'is', 'is not']);

/** Jira's sentence for a value that names nothing. */
export function unknownValue(text: string, name: string): { readonly refusal: string } {
  const what = /^\d+$/.test(text) ? `A value with ID '${text}'` : `The value '${text}'`;
  return { refusal: `${what} does not exist for the field '${name}'.` };
}
