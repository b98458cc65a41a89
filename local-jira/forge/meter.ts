import { FUNCTION_MEMORY_MB } from './limits.ts';
import { createRates, type Rates } from './rates.ts';

/** What Forge bills or limits, counted. */
export interface Usage {
  sqlStatements: number;
  sqlMs: number;
  restCalls: number;
  /** Jira's rate-limit points of those calls. */
  points: number;
  /** What the app received and sent through the platform: SQL, REST, queue. */
  bytesIn: number;
  bytesOut: number;
  queuePushes: number;
}

export interface InvocationRecord extends Usage {
  /** ISO instant, by the site's clock */
  readonly at: string;
  readonly module: string;
  readonly function: string;
  /** The module's type, such as `jira:issuePanel` or `consumer`. */
  readonly kind: string;
  durationMs: number;
  /** Duration × memory: what functions are billed by. */
  gbSeconds: number;
  outcome: 'running' | 'ok' | 'error';
  error?: string;
}

/** One click or page load of a person, with all that it made the app do. */
export interface PersonAction {
  readonly id: string;
  readonly label: string;
  readonly at: string;
  readonly user: string;
  readonly invocations: readonly InvocationRecord[];
}

export interface ActionTag {
  readonly id: string;
  readonly label: string;
  readonly user: string;
}

export interface Meter {
  /** @param action null when no person's click caused it directly: events, queues, schedules. */
  start(of: { module: string; function: string; kind: string; at: string }, action: ActionTag | null): InvocationRecord;
  finish(record: InvocationRecord, durationMs: number, error: string | null): void;
  actions(): readonly PersonAction[];
  background(): readonly InvocationRecord[];
  totals(): Usage & { invocations: number; durationMs: number; gbSeconds: number };
  /** How near the app came to Forge's rates; local-jira watches them and does not enforce them. */
  readonly rates: Rates;
  reset(): void;
}

/** Enough to look back on; the totals go on counting. */
const ACTIONS_KEPT = 300;
const BACKGROUND_KEPT = 1_000;

export function createMeter(memoryMb = FUNCTION_MEMORY_MB): Meter {
  let actions: (Omit<PersonAction, 'invocations'> & { invocations: InvocationRecord[] })[] = [];
  let background: InvocationRecord[] = [];
  let forgotten = emptyTotals();
  const rates = createRates();
  const forget = (records: readonly InvocationRecord[]): void => {
    for (const record of records) forgotten = addRecord(forgotten, record);
  };

  return {
    start(of, action) {
      const record: InvocationRecord = { ...of, ...emptyUsage(), durationMs: 0, gbSeconds: 0, outcome: 'running' };
      if (action === null) {
        background.push(record);
        if (background.length > BACKGROUND_KEPT) forget(background.splice(0, background.length - BACKGROUND_KEPT));
        return record;
      }
      const known = actions.find((other) => other.id === action.id);
      if (known === undefined) actions.push({ ...action, at: of.at, invocations: [record] });
      else known.invocations.push(record);
      if (actions.length > ACTIONS_KEPT) {
        for (const gone of actions.splice(0, actions.length - ACTIONS_KEPT)) forget(gone.invocations);
      }
      return record;
    },
    finish(record, durationMs, error) {
      record.durationMs = durationMs;
      record.gbSeconds = (durationMs / 1_000) * (memoryMb / 1_024);
      record.outcome = error === null ? 'ok' : 'error';
      if (error !== null) record.error = error;
    },
    rates,
    actions: () => actions,
    background: () => background,
    totals() {
      const kept = [...background, ...actions.flatMap((action) => action.invocations)];
      return kept.reduce(addRecord, forgotten);
    },
    reset() {
      actions = [];
      background = [];
      forgotten = emptyTotals();
      rates.reset();
    },
  };
}

function emptyUsage(): Usage {
  return { sqlStatements: 0, sqlMs: 0, restCalls: 0, points: 0, bytesIn: 0, bytesOut: 0, queuePushes: 0 };
}

type Totals = ReturnType<Meter['totals']>;

function emptyTotals(): Totals {
  return { ...emptyUsage(), invocations: 0, durationMs: 0, gbSeconds: 0 };
}

function addRecord(sum: Totals, record: InvocationRecord): Totals {
  return {
    sqlStatements: sum.sqlStatements + record.sqlStatements,
    sqlMs: sum.sqlMs + record.sqlMs,
    restCalls: sum.restCalls + record.restCalls,
    points: sum.points + record.points,
    bytesIn: sum.bytesIn + record.bytesIn,
    bytesOut: sum.bytesOut + record.bytesOut,
    queuePushes: sum.queuePushes + record.queuePushes,
    invocations: sum.invocations + 1,
    durationMs: sum.durationMs + record.durationMs,
    gbSeconds: sum.gbSeconds + record.gbSeconds,
  };
}
