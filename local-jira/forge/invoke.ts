import type { ActionTag } from './meter.ts';

export interface InvocationTarget {
  readonly functionKey: string;
  readonly moduleType: string;
  readonly moduleKey: string;
  /** The person who invoked it; null for events, queues, schedules, rules and computed values. */
  readonly accountId: string | null;
  readonly action: ActionTag | null;
  /** The limit of the kind of module; a function's own `timeoutSeconds` counts where `background`. */
  readonly timeoutMs: number;
  readonly background: boolean;
}

export type InvocationOutcome =
  | { readonly ok: true; readonly value: unknown; readonly wrote: boolean }
  | {
      readonly ok: false;
      readonly code: 'FUNCTION_TIME_OUT' | 'FUNCTION_ERROR' | 'NO_SUCH_FUNCTION' | 'PAYLOAD_TOO_LARGE';
      readonly message: string;
    };

export type Invoke = (target: InvocationTarget, payload: unknown) => Promise<InvocationOutcome>;
