import type { MeterCounts } from '../api/meter';
import { SITE_LOCALE } from '../parts/instant';

/** Forge's free monthly allowance: https://developer.atlassian.com/platform/forge/forge-platform-pricing/ */
const FREE_GB_SECONDS = 200_000;
const FREE_SQL_REQUESTS = 100_000;
const FREE_SQL_MS = 3_600_000;
/** Points an hour for one app over all its tenants: https://developer.atlassian.com/cloud/jira/platform/rate-limiting/ */
const POINTS_AN_HOUR = 65_000;

interface Row {
  readonly name: string;
  readonly used: string;
  readonly allowance: string;
  readonly share: number;
}

/** What has been measured since the last reset beside what Forge gives. */
export function Allowances({ totals }: { readonly totals: MeterCounts }) {
  const rows: readonly Row[] = [
    {
      name: 'Function time',
      used: `${totals.gbSeconds.toFixed(3)} GB-s`,
      allowance: `${number(FREE_GB_SECONDS)} GB-s free a month`,
      share: totals.gbSeconds / FREE_GB_SECONDS,
    },
    {
      name: 'SQL requests',
      used: number(totals.sqlStatements),
      allowance: `${number(FREE_SQL_REQUESTS)} free a month`,
      share: totals.sqlStatements / FREE_SQL_REQUESTS,
    },
    {
      name: 'SQL compute',
      used: `${number(Math.round(totals.sqlMs))} ms`,
      allowance: '1 hour free a month',
      share: totals.sqlMs / FREE_SQL_MS,
    },
    {
      name: 'REST points',
      used: number(totals.points),
      allowance: `${number(POINTS_AN_HOUR)} an hour, all sites together`,
      share: totals.points / POINTS_AN_HOUR,
    },
  ];
  return (
    <ul className="allowances" aria-label="Use since the last reset">
      {rows.map((row) => (
        <li key={row.name} className="allowance">
          <span className="subtle">{row.name}</span>
          <strong>{row.used}</strong>
          <progress
            className="time-bar"
            max={1}
            value={Math.min(1, row.share)}
            aria-label={`${row.name}, share of the allowance`}
          />
          <span className="subtle">{row.allowance}</span>
        </li>
      ))}
    </ul>
  );
}

function number(value: number): string {
  return value.toLocaleString(SITE_LOCALE);
}
