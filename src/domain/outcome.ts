/** An expected answer of a decision: what was made, or why it was not, as data. Exceptions are kept for faults. */
export type Outcome<T, R extends string> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly reason: R;
      /** One sentence for people, naming the value at fault. */
      readonly explanation: string;
    };

export function accepted<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refused<R extends string>(
  reason: R,
  explanation: string,
): { readonly ok: false; readonly reason: R; readonly explanation: string } {
  return { ok: false, reason, explanation };
}
