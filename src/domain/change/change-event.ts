import type { ApprovalPolicy } from './approval-policy';
import type { ChangeTerms } from './change-terms';

/**
 * What can happen to a change request, as it stands in the journal. The journal is append-only and each entry is bound to
 * the one before by its hash, so these shapes may gain optional members but never lose or rename one.
 */
export type ChangeEventBody =
  /** The first terms. Also written by the first edit of a change request that was created in Jira's own dialog. */
  | { readonly kind: 'change-raised'; readonly payload: DraftPayload }
  | { readonly kind: 'change-edited'; readonly payload: DraftPayload }
  | { readonly kind: 'change-submitted'; readonly payload: SubmissionPayload }
  /** A vote that leaves the review open. */
  | { readonly kind: 'change-voted'; readonly payload: VotePayload & { readonly decision: 'approve' | 'reject' } }
  /** The vote that reaches the quorum: with it the change is approved and the new baseline version is visible. */
  | { readonly kind: 'change-approved'; readonly payload: VotePayload & Partial<Approval> }
  /** The vote after which the quorum cannot be reached any more. */
  | { readonly kind: 'change-rejected'; readonly payload: VotePayload }
  | { readonly kind: 'change-withdrawn'; readonly payload: { readonly reason: string } }
  | { readonly kind: 'change-revised'; readonly payload: Readonly<Record<string, never>> }
  | { readonly kind: 'change-implementing'; readonly payload: Readonly<Record<string, never>> }
  | { readonly kind: 'change-done'; readonly payload: Readonly<Record<string, never>> };

export interface DraftPayload {
  /** The change request's key when this was written; Jira may rename it later. */
  readonly issueKey: string;
  /** ISO 4217; the amounts of the terms are in it. */
  readonly currency: string;
  readonly terms: ChangeTerms;
}

export interface SubmissionPayload extends ApprovalPolicy {
  readonly termsHash: string;
}

export interface VotePayload {
  readonly reason: string;
  /** Hash of the terms that the vote was given for. */
  readonly termsHash: string;
}

/** What an approval did to the baseline, as its journal entry carries it. */
export interface Approval {
  /** Sum over the lines, whole minor units. */
  readonly costMinor: string;
  /** Working days by which the latest finish of the affected work moved. */
  readonly days: number;
  readonly totals: VersionTotals;
}

/** A baseline version in sums, as its journal entry carries it, so that nobody needs to add up its rows. */
export interface VersionTotals {
  readonly items: number;
  /** Whole minor units. */
  readonly budgetMinor: string;
  /** ISO days. */
  readonly start: string;
  readonly finish: string;
}

export type ChangeEvent = ChangeEventBody & {
  /** 1 is the first entry of the stream. */
  readonly seq: number;
  readonly actor: string;
  readonly atMs: number;
  readonly baselineVersion: number | null;
};

export type ChangeEventKind = ChangeEventBody['kind'];

const CHANGE_STREAM_PREFIX = 'change/';

/** The journal stream of a change request, by the id of its Jira issue. */
export function changeStream(changeId: string): string {
  return `${CHANGE_STREAM_PREFIX}${changeId}`;
}

/** The change request's issue id, or undefined when the stream is another kind's. */
export function findChangeId(stream: string): string | undefined {
  return stream.startsWith(CHANGE_STREAM_PREFIX) ? stream.slice(CHANGE_STREAM_PREFIX.length) : undefined;
}
