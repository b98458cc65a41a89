import type { MeasuresJson } from './describe-measures';

/** What the command prints. */
export interface Report {
  readonly atStatus: MeasuresJson;
  readonly series: readonly MeasuresJson[];
  /** Items that cannot be counted: no figure has anything of them. */
  readonly excluded: readonly { readonly id: string; readonly reason: string }[];
  /** The rates that amounts of counted items went by, in the order of the document; left out when the document has none. */
  readonly conversions?: readonly ConversionJson[];
}

export interface ConversionJson {
  readonly from: string;
  readonly to: string;
  readonly day: string;
  readonly rate: number;
  /** Whether amounts were divided by it. */
  readonly inverse: boolean;
}
