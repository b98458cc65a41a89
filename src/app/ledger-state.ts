import { z } from 'zod';
import type { ConfigEntry } from '../store/config';
import type { AppDeps } from './app-deps';

/** When the ledger of a project last heard from Jira. */
export interface LedgerState {
  readonly asOfMs: number;
}

const stateSchema = z.object({ asOfMs: z.int() });

/** Null while the ledger has heard nothing. */
export function findLedgerState(entry: ConfigEntry | null): LedgerState | null {
  const parsed = stateSchema.safeParse(entry?.value);
  return parsed.success ? parsed.data : null;
}

export async function noteHeard({ store }: Pick<AppDeps, 'store'>, projectId: string, asOfMs: number): Promise<void> {
  await store.config.put(`ledger/${projectId}`, { asOfMs });
}
