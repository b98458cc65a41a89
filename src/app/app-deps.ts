import type { AppFields } from '../jira/app-fields';
import type { ChangeHistory } from '../jira/change-history';
import type { FieldValues } from '../jira/field-values';
import type { People } from '../jira/people';
import type { Permissions } from '../jira/permissions';
import type { Statuses } from '../jira/statuses';
import type { UserSearch } from '../jira/user-search';
import type { WorkReads } from '../jira/work-reads';
import type { Worklogs } from '../jira/worklogs';
import type { Store } from '../store/store';
import type { WorkMessage } from './work-message';

/** What the use cases stand on. Time and ids come from here, so that a test decides them. */
export interface AppDeps {
  readonly store: Store;
  readonly work: WorkReads;
  readonly history: ChangeHistory;
  readonly worklogs: Worklogs;
  readonly statuses: Statuses;
  readonly appFields: AppFields;
  readonly fieldValues: FieldValues;
  readonly permissions: Permissions;
  readonly people: People;
  readonly userSearch: UserSearch;
  readonly queue: WorkQueue;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** A new UUID. */
  readonly newId: () => string;
  readonly log: (line: string) => void;
}

/** Hands work to a later invocation with more time; at least once, in no promised order. */
export interface WorkQueue {
  push(messages: readonly WorkMessage[]): Promise<void>;
}
