import type { MeasuresJson } from './describe-measures';

/** What the command prints. */
export interface Report {
  readonly atStatus: MeasuresJson;
  readonly series: readonly MeasuresJson[];
  /** Items that cannot be counted: no figure has anything of them. */
  readonly excluded: readonly { readonly id: string; readonly reason: string }[];
}
