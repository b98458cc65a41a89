import type { IssueRecord } from '../site/model.ts';
import type { ClauseField } from './clause-field.ts';
import type { JqlScope } from './jql-scope.ts';

export type Predicate = (issue: IssueRecord) => boolean;

/** What the parts of one query are compiled with. */
export interface Compilation {
  readonly scope: JqlScope;
  findField(name: string): ClauseField | undefined;
  /** Complaints in Jira's words; a query with any of them is refused whole. */
  readonly messages: string[];
}
