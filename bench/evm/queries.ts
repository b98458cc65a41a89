import { GROUPS } from './make-portfolio.ts';

// The same question in SQL. Each answers with grp (null for the whole), sample, pv, ev, ac, in that order of rows. The tables are
// those of duckdb.ts; `calendar` has for each day the working days before and through it and the sample it falls to.

const everyCell = `SELECT g.range AS grp, s.sample, 0 AS pv, 0 AS ev, 0 AS ac FROM range(${GROUPS}) g, samples s`;

const answer = (curves: string): string =>
  `SELECT grp, sample, sum(pv) AS pv, sum(ev) AS ev, sum(ac) AS ac FROM (${curves})
   GROUP BY GROUPING SETS ((grp, sample), (sample)) ORDER BY grp NULLS LAST, sample`;

/** Plainly: every item, report and cost beside every sample day. */
const plain = answer(`
  SELECT grp, s.sample,
    sum(budget * greatest(0, least(s.worked, f.through) - a.before) / (f.through - a.before)) AS pv, 0 AS ev, 0 AS ac
  FROM items JOIN calendar a ON a.day = start_day JOIN calendar f ON f.day = finish_day, samples s GROUP BY ALL
  UNION ALL
  SELECT items.grp, s.sample, 0, sum(items.budget * change) / 10000, 0
  FROM reports JOIN items ON items.item = reports.item JOIN samples s ON s.day >= reports.day GROUP BY ALL
  UNION ALL
  SELECT items.grp, s.sample, 0, 0, sum(amount)
  FROM costs JOIN items ON items.item = costs.item JOIN samples s ON s.day >= costs.day GROUP BY ALL
  UNION ALL ${everyCell}`);

const spans = `
  SELECT grp, budget / (f.through - a.before) AS daily,
    a.sample AS rise, a.sample_worked - a.before AS risen, f.sample AS fall, f.sample_worked - f.through AS fallen
  FROM items JOIN calendar a ON a.day = start_day JOIN calendar f ON f.day = finish_day`;

/** Where a query finds the group and the budget of a report and the group of a cost. */
const LOOKED_UP = {
  reports: 'reports JOIN items ON items.item = reports.item',
  reportOf: 'items',
  costs: 'costs JOIN items ON items.item = costs.item',
  costOf: 'items',
};
const BESIDE = { reports: 'reports', reportOf: 'reports', costs: 'costs', costOf: 'costs' };

/** How a query finds the sample of a day. */
const FROM_CALENDAR = {
  sample: (table: string) => `of_${table}.sample`,
  join: (table: string) => `JOIN calendar of_${table} ON of_${table}.day = ${table}.day`,
};
const BY_DIVISION = { sample: (table: string) => `${table}.day // 7`, join: () => '' };

/** By slopes, as the engine: what each sample adds, summed up by windows over the few rows that are left. */
const bySlopes = (
  { reports, reportOf, costs, costOf }: typeof LOOKED_UP,
  { sample, join }: typeof FROM_CALENDAR,
): string =>
  answer(`
  WITH spans AS MATERIALIZED (${spans}), cells AS (
    SELECT grp, sample, sum(daily) AS daily, sum(jump) AS jump, sum(ev) AS ev, sum(ac) AS ac FROM (
      SELECT grp, rise AS sample, sum(daily) AS daily, sum(daily * risen) AS jump, 0 AS ev, 0 AS ac FROM spans GROUP BY ALL
      UNION ALL SELECT grp, fall, -sum(daily), -sum(daily * fallen), 0, 0 FROM spans GROUP BY ALL
      UNION ALL SELECT ${reportOf}.grp, ${sample('reports')}, 0, 0, sum(${reportOf}.budget * change) / 10000, 0
        FROM ${reports} ${join('reports')} GROUP BY ALL
      UNION ALL SELECT ${costOf}.grp, ${sample('costs')}, 0, 0, 0, sum(amount)
        FROM ${costs} ${join('costs')} GROUP BY ALL
      UNION ALL SELECT grp, sample, 0, 0, 0, 0 FROM (${everyCell})) GROUP BY ALL),
  running AS (
    SELECT grp, sample, sum(daily) OVER w - daily AS daily, jump, sum(ev) OVER w AS ev, sum(ac) OVER w AS ac,
      s.worked - coalesce(lag(s.worked) OVER w, 0) AS days
    FROM cells JOIN samples s USING (sample) WINDOW w AS (PARTITION BY grp ORDER BY sample))
  SELECT grp, sample, sum(daily * days + jump) OVER (PARTITION BY grp ORDER BY sample) AS pv, ev, ac FROM running`);

export const PLAIN = { name: 'plain', sql: plain };

/** Formulations that were found to be fast: the fastest of them on the day counts as DuckDB's best. */
export const SLOPES = [
  { name: 'slopes, weeks from the calendar', sql: bySlopes(LOOKED_UP, FROM_CALENDAR) },
  { name: 'slopes, weeks by division', sql: bySlopes(LOOKED_UP, BY_DIVISION) },
  { name: 'slopes, groups beside, from the calendar', sql: bySlopes(BESIDE, FROM_CALENDAR) },
  { name: 'slopes, groups beside, by division', sql: bySlopes(BESIDE, BY_DIVISION) },
];
