import { canonicalJson } from './canonical-json';

export type ChangeState = 'draft' | 'in-review' | 'approved' | 'rejected' | 'implementing' | 'done' | 'withdrawn';

/** The ways to proceed that a change request chooses between. */
export type WayToProceed = 'redefine-success' | 'more-money' | 'more-people' | 'more-time' | 'stay';

/** What the change does to one issue of the baseline. Amounts are decimal text in major units, exact. */
export type ChangeLine =
  | { readonly kind: 'adjust'; readonly issueId: string; readonly cost: string; readonly finishDays: number }
  | {
      readonly kind: 'add';
      readonly issueId: string;
      readonly budget: string;
      readonly start: string;
      readonly finish: string;
    }
  | { readonly kind: 'remove'; readonly issueId: string };

export interface ChangeOption {
  readonly way: WayToProceed;
  readonly description: string;
  /** Decimal major units, signed. */
  readonly cost: string;
  /** Working days, signed. */
  readonly days: number;
}

export interface ChangeTerms {
  /** Why: what happened and what follows if nothing is done. */
  readonly reason: string;
  readonly way: WayToProceed;
  /** The proposal, issue by issue. Its cost and days are the sums below, never typed. */
  readonly lines: readonly ChangeLine[];
  /** Other ways that were considered. */
  readonly options: readonly ChangeOption[];
}

export const NO_TERMS: ChangeTerms = { reason: '', way: 'stay', lines: [], options: [] };

/**
 * The text that a decision is bound to: everything an approver agrees to, with its currency, in one canonical spelling.
 * Its hash is the `termsHash` of the contract.
 */
export function materialTerms(terms: ChangeTerms, currency: string): string {
  return canonicalJson({
    currency,
    reason: terms.reason,
    way: terms.way,
    lines: terms.lines.map((line) => ({ ...line })),
    options: terms.options.map((option) => ({ ...option })),
  });
}

/** Issues that the terms affect, each once, in the order of the lines. */
export function affectedIssues(terms: ChangeTerms): readonly string[] {
  return [...new Set(terms.lines.map((line) => line.issueId))];
}
