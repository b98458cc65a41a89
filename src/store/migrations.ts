import type { Sql } from './sql';

interface SchemaStep {
  readonly name: string;
  readonly statement: string;
}

/**
 * The schema, in the SQL that TiDB, MariaDB and SQLite all understand. A step may run twice: two invocations can find it
 * undone at the same moment. Steps are only ever added at the end.
 */
const STEPS: readonly SchemaStep[] = [
  {
    // The truth: every decision, in streams. The two unique keys besides the primary one are the concurrency control;
    // a NULL baseline_version collides with nothing.
    name: '001-journal',
    statement: `CREATE TABLE IF NOT EXISTS journal (
      stream VARCHAR(80) NOT NULL, seq INT NOT NULL, event_id CHAR(36) NOT NULL, project_id VARCHAR(32) NOT NULL,
      baseline_version INT NULL, kind VARCHAR(40) NOT NULL, actor VARCHAR(128) NOT NULL, at_ms BIGINT NOT NULL,
      payload MEDIUMTEXT NOT NULL, previous_hash CHAR(64) NOT NULL, hash CHAR(64) NOT NULL,
      PRIMARY KEY (stream, seq), UNIQUE KEY journal_event (event_id),
      UNIQUE KEY journal_version (project_id, baseline_version))`,
  },
  {
    // Rows whose event is not in the journal are invisible.
    name: '002-baseline-row',
    statement: `CREATE TABLE IF NOT EXISTS baseline_row (
      event_id CHAR(36) NOT NULL, issue_id VARCHAR(32) NOT NULL, issue_key VARCHAR(64) NOT NULL,
      budget_minor BIGINT NOT NULL, start_day CHAR(10) NOT NULL, finish_day CHAR(10) NOT NULL, removed INT NOT NULL,
      PRIMARY KEY (event_id, issue_id), KEY baseline_row_issue (issue_id))`,
  },
  {
    name: '003-change-touch',
    statement: `CREATE TABLE IF NOT EXISTS change_touch (
      issue_id VARCHAR(32) NOT NULL, stream VARCHAR(80) NOT NULL, PRIMARY KEY (issue_id, stream))`,
  },
  {
    name: '004-effect-done',
    statement: `CREATE TABLE IF NOT EXISTS effect_done (
      event_id CHAR(36) NOT NULL, effect VARCHAR(64) NOT NULL, at_ms BIGINT NOT NULL, PRIMARY KEY (event_id, effect))`,
  },
  {
    name: '005-config',
    statement: `CREATE TABLE IF NOT EXISTS config (
      scope VARCHAR(64) NOT NULL, value MEDIUMTEXT NOT NULL, revision INT NOT NULL, PRIMARY KEY (scope))`,
  },
  {
    name: '006-stage',
    statement: `CREATE TABLE IF NOT EXISTS stage (
      stage_id CHAR(36) NOT NULL, project_id VARCHAR(32) NOT NULL, created_by VARCHAR(128) NOT NULL,
      created_ms BIGINT NOT NULL, state VARCHAR(16) NOT NULL, jql TEXT NOT NULL, settings MEDIUMTEXT NOT NULL,
      event_id CHAR(36) NULL, scanned INT NOT NULL, included INT NOT NULL, excluded INT NOT NULL, unnamed INT NOT NULL,
      budget_minor BIGINT NULL, start_day CHAR(10) NULL, finish_day CHAR(10) NULL, failure TEXT NULL,
      PRIMARY KEY (stage_id), KEY stage_created (created_ms))`,
  },
  {
    name: '007-stage-exclusion',
    statement: `CREATE TABLE IF NOT EXISTS stage_exclusion (
      event_id CHAR(36) NOT NULL, issue_id VARCHAR(32) NOT NULL, issue_key VARCHAR(64) NOT NULL,
      reason VARCHAR(32) NOT NULL, explanation VARCHAR(500) NOT NULL, restricted INT NOT NULL,
      PRIMARY KEY (event_id, issue_id))`,
  },
  {
    name: '008-issue-fact',
    statement: `CREATE TABLE IF NOT EXISTS issue_fact (
      issue_id VARCHAR(32) NOT NULL, project_id VARCHAR(32) NOT NULL, issue_key VARCHAR(64) NOT NULL,
      is_change INT NOT NULL, budget_minor BIGINT NULL, start_day CHAR(10) NULL, due_day CHAR(10) NULL,
      percent_bp INT NULL, done INT NOT NULL, finished_day CHAR(10) NULL, restricted INT NOT NULL,
      updated_ms BIGINT NOT NULL, PRIMARY KEY (issue_id), KEY issue_fact_project (project_id), KEY issue_fact_key (issue_key))`,
  },
  {
    name: '009-progress',
    statement: `CREATE TABLE IF NOT EXISTS progress (
      issue_id VARCHAR(32) NOT NULL, day CHAR(10) NOT NULL, percent_bp INT NOT NULL, PRIMARY KEY (issue_id, day))`,
  },
  {
    name: '010-cost-entry',
    statement: `CREATE TABLE IF NOT EXISTS cost_entry (
      worklog_id VARCHAR(32) NOT NULL, issue_id VARCHAR(32) NOT NULL, project_id VARCHAR(32) NOT NULL,
      day CHAR(10) NOT NULL, seconds BIGINT NOT NULL, amount_minor BIGINT NOT NULL, updated_ms BIGINT NOT NULL,
      PRIMARY KEY (worklog_id), KEY cost_entry_issue (issue_id), KEY cost_entry_project (project_id, day))`,
  },
  {
    // What was last written to Jira's read-only fields, so that only changes are written again.
    name: '011-mirror',
    statement: `CREATE TABLE IF NOT EXISTS mirror (
      issue_id VARCHAR(32) NOT NULL, written TEXT NOT NULL, PRIMARY KEY (issue_id))`,
  },
  {
    // Events whose rows have been written and that may or may not have reached the journal: what a sweep looks at.
    name: '012-pending-event',
    statement: `CREATE TABLE IF NOT EXISTS pending_event (
      event_id CHAR(36) NOT NULL, at_ms BIGINT NOT NULL, PRIMARY KEY (event_id), KEY pending_event_at (at_ms))`,
  },
  {
    // What later versions also keep of each work item, beside issue_fact: how its budget is earned, and what it is grouped by.
    // A row is missing until the item is read again.
    name: '013-issue-detail',
    statement: `CREATE TABLE IF NOT EXISTS issue_detail (
      issue_id VARCHAR(32) NOT NULL, project_id VARCHAR(32) NOT NULL, method VARCHAR(24) NOT NULL, credit_bp INT NULL,
      apportioned_to VARCHAR(64) NULL, issue_type_id VARCHAR(32) NOT NULL, component_ids TEXT NOT NULL,
      parent_id VARCHAR(32) NULL, assignee_id VARCHAR(128) NULL, remaining_s BIGINT NULL, PRIMARY KEY (issue_id),
      KEY issue_detail_project (project_id, issue_id), KEY issue_detail_follows (project_id, apportioned_to))`,
  },
  {
    // A closed period is its header: the primary key lets one of two closes at once be the next.
    name: '014-closed-period',
    statement: `CREATE TABLE IF NOT EXISTS closed_period (
      project_id VARCHAR(32) NOT NULL, seq INT NOT NULL, close_id CHAR(36) NOT NULL, through_day CHAR(10) NOT NULL,
      closed_by VARCHAR(128) NOT NULL, at_ms BIGINT NOT NULL, baseline_version INT NOT NULL, figures TEXT NOT NULL,
      PRIMARY KEY (project_id, seq), UNIQUE KEY closed_period_close (close_id))`,
  },
  {
    // What a period added to an item. Rows whose close has no header are invisible.
    name: '015-closed-item',
    statement: `CREATE TABLE IF NOT EXISTS closed_item (
      close_id CHAR(36) NOT NULL, issue_id VARCHAR(32) NOT NULL, original_minor BIGINT NOT NULL,
      current_minor BIGINT NOT NULL, credit_bp INT NOT NULL, actual_minor BIGINT NOT NULL, PRIMARY KEY (close_id, issue_id))`,
  },
];

const STEP_TABLE = `CREATE TABLE IF NOT EXISTS schema_step (name VARCHAR(80) NOT NULL, PRIMARY KEY (name))`;

/** Brings the schema up to date. May be repeated and may run twice at once. */
export async function migrate(sql: Sql): Promise<void> {
  await sql.define(STEP_TABLE);
  const done = new Set((await sql.read('SELECT name FROM schema_step')).map((row) => row['name']));
  for (const step of STEPS) {
    if (done.has(step.name)) continue;
    await sql.define(step.statement);
    await sql.write('REPLACE INTO schema_step (name) VALUES (?)', [step.name]);
  }
}
