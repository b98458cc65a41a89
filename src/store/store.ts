import { createBaselineRows, type BaselineRows } from './baseline-rows';
import { createChangeEvidences, type ChangeEvidences } from './change-evidence';
import { createChangeTouch, type ChangeTouch } from './change-touch';
import { createConfig, type Config } from './config';
import { createEffects, type Effects } from './effects';
import { createIssueHistories, type IssueHistories } from './issue-history';
import { createJournal, type Journal } from './journal';
import { migratingSql } from './migrating-sql';
import { migrate } from './migrations';
import { createProjectHeads, type ProjectHeads } from './project-head';
import type { Sql } from './sql';

/** Everything that is kept in the installation's database. */
export interface Store {
  readonly journal: Journal;
  readonly heads: ProjectHeads;
  readonly histories: IssueHistories;
  readonly changeEvidences: ChangeEvidences;
  readonly baselineRows: BaselineRows;
  readonly touches: ChangeTouch;
  readonly effects: Effects;
  readonly config: Config;
  /** Brings the schema up to date; the first statement that misses a table does so too. */
  migrate(): Promise<void>;
}

export function createStore(database: Sql): Store {
  const sql = migratingSql(database);
  return {
    journal: createJournal(sql),
    heads: createProjectHeads(sql),
    histories: createIssueHistories(sql),
    changeEvidences: createChangeEvidences(sql),
    baselineRows: createBaselineRows(sql),
    touches: createChangeTouch(sql),
    effects: createEffects(sql),
    config: createConfig(sql),
    migrate: () => migrate(database),
  };
}
