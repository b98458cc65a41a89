/** Why a figure means nothing. The words are the ones that people read in its place. */
export type WhyUndefined =
  | 'nothing planned yet'
  | 'nothing earned yet'
  | 'no actual cost recorded'
  | 'no budget in the baseline'
  | 'budget exhausted'
  | 'complete'
  | 'no actual cost in these periods'
  | 'nothing earned in these periods'
  | 'not started yet'
  | 'planned duration used up'
  | 'planned value not given that far'
  | 'after the status date'
  | 'too little history'
  | 'no end in sight'
  | 'open work without a remaining estimate'
  | 'too far ahead to name a day';

/** A figure, or why it means nothing: never 0, 1, infinity or NaN in its place. */
export type Figure<T = number> =
  { readonly kind: 'value'; readonly value: T } | { readonly kind: 'undefined'; readonly why: WhyUndefined };

export function figure<T>(value: T): Figure<T> {
  return { kind: 'value', value };
}

export function noFigure(why: WhyUndefined): { readonly kind: 'undefined'; readonly why: WhyUndefined } {
  return { kind: 'undefined', why };
}
