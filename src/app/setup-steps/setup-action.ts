/** One thing that set-up makes or changes. Looking and doing are apart: it is looked at again before it is done. */
export interface SetupAction {
  /** Stable between the plan and its execution, such as `issue-type-scheme/10200`. */
  readonly id: string;
  readonly title: string;
  /** How to undo it by hand. */
  readonly undo: string;
  inspect(): Promise<Finding>;
  /** Only called when a fresh look found that it is needed. */
  apply(): Promise<void>;
}

export interface Finding {
  readonly inPlace: boolean;
  /** What exactly would be created or changed, or what was found in place. */
  readonly detail: string;
}

/** A step needs something that an earlier one makes. */
export class EarlierStepMissing extends Error {
  override readonly name = 'EarlierStepMissing';
}

/** Names in a sentence: `A, B and 3 more`. */
export function listSome(names: readonly string[], shown = 5): string {
  const more = names.length - shown;
  const all = more > 0 ? [...names.slice(0, shown), `${String(more)} more`] : names;
  const last = all.at(-1) ?? '';
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}
