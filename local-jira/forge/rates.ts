import { QUEUE_PUSHES_PER_MINUTE, SQL_DDL_PER_MINUTE, SQL_DML_PER_SECOND, SQL_QUERY_MS_PER_MINUTE } from './limits.ts';

const SECOND = 1_000;
const MINUTE = 60_000;

/** How near an app came to a rate that Forge enforces and local-jira only watches. */
export interface RatePeak {
  readonly name: RateName;
  readonly peak: number;
  readonly limit: number;
}

export type RateName = 'sql-dml-per-second' | 'sql-ddl-per-minute' | 'sql-ms-per-minute' | 'queue-pushes-per-minute';

export interface Rates {
  /** @param amount 1 for a request; milliseconds for query time */
  count(name: RateName, amount: number): void;
  peaks(): readonly RatePeak[];
  reset(): void;
}

const WATCHED: Readonly<Record<RateName, { windowMs: number; limit: number }>> = {
  'sql-dml-per-second': { windowMs: SECOND, limit: SQL_DML_PER_SECOND },
  'sql-ddl-per-minute': { windowMs: MINUTE, limit: SQL_DDL_PER_MINUTE },
  'sql-ms-per-minute': { windowMs: MINUTE, limit: SQL_QUERY_MS_PER_MINUTE },
  'queue-pushes-per-minute': { windowMs: MINUTE, limit: QUEUE_PUSHES_PER_MINUTE },
};

/** Watches sliding windows of real time, as the limits are about real load. @param now monotonic milliseconds */
export function createRates(now: () => number = () => performance.now()): Rates {
  const recent = new Map<RateName, { at: number; amount: number }[]>();
  const highest = new Map<RateName, number>();
  return {
    count(name, amount) {
      const at = now();
      const inWindow = (recent.get(name) ?? []).filter((one) => one.at > at - WATCHED[name].windowMs);
      inWindow.push({ at, amount });
      recent.set(name, inWindow);
      const sum = inWindow.reduce((total, one) => total + one.amount, 0);
      highest.set(name, Math.max(highest.get(name) ?? 0, sum));
    },
    peaks: () => rateNames().map((name) => ({ name, peak: highest.get(name) ?? 0, limit: WATCHED[name].limit })),
    reset() {
      recent.clear();
      highest.clear();
    },
  };
}

function rateNames(): RateName[] {
  return ['sql-dml-per-second', 'sql-ddl-per-minute', 'sql-ms-per-minute', 'queue-pushes-per-minute'];
}
