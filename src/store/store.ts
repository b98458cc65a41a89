import { createBaselineProgress, type BaselineProgress } from './baseline-progress';
import { createBaselineRows, type BaselineRows } from './baseline-rows';
import { createBaselineTotals, type BaselineTotalsReader } from './baseline-totals';
import { createChangeEvidences, type ChangeEvidences } from './change-evidence';
import { createClosedPeriods, type ClosedPeriods } from './closed-periods';
import { createChangeTouch, type ChangeTouch } from './change-touch';
import { createConfig, type Config } from './config';
import { createEffects, type Effects } from './effects';
import { createItemRows, type ItemRows } from './item-rows';
import { createJournal, type Journal } from './journal';
import { createLedger, type Ledger } from './ledger';
import { migratingSql } from './migrating-sql';
import { migrate } from './migrations';
import { createMirrors, type Mirrors } from './mirrors';
import { createProjectHeads, type ProjectHeads } from './project-head';
import type { Sql } from './sql';
import { createStages, type Stages } from './stages';
import { createWorkDetails, type WorkDetails } from './work-details';
import { createVarianceQueries, type VarianceQueries } from './variance-queries';

/** Everything that is kept in the installation's database. */
export interface Store {
  readonly journal: Journal;
  readonly heads: ProjectHeads;
  readonly changeEvidences: ChangeEvidences;
  readonly baselineRows: BaselineRows;
  readonly baselineProgress: BaselineProgress;
  readonly baselineTotals: BaselineTotalsReader;
  readonly touches: ChangeTouch;
  readonly effects: Effects;
  readonly config: Config;
  readonly stages: Stages;
  readonly ledger: Ledger;
  readonly mirrors: Mirrors;
  readonly variance: VarianceQueries;
  readonly details: WorkDetails;
  readonly items: ItemRows;
  readonly closedPeriods: ClosedPeriods;
  /** Brings the schema up to date; the first statement that misses a table does so too. */
  migrate(): Promise<void>;
}

/** @param now epoch milliseconds */
export function createStore(database: Sql, now: () => number): Store {
  const sql = migratingSql(database);
  return {
    journal: createJournal(sql),
    heads: createProjectHeads(sql),
    changeEvidences: createChangeEvidences(sql),
    baselineRows: createBaselineRows(sql, now),
    baselineProgress: createBaselineProgress(sql),
    baselineTotals: createBaselineTotals(sql),
    touches: createChangeTouch(sql),
    effects: createEffects(sql),
    config: createConfig(sql),
    stages: createStages(sql),
    ledger: createLedger(sql),
    mirrors: createMirrors(sql),
    variance: createVarianceQueries(sql),
    details: createWorkDetails(sql),
    items: createItemRows(sql),
    closedPeriods: createClosedPeriods(sql, now),
    migrate: () => migrate(database),
  };
}
