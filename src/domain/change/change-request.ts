import type { ApprovalPolicy, Vote } from './approval-policy';
import { stillToVote, verdictOf } from './approval-policy';
import type { ChangeEvent, VotePayload } from './change-event';
import type { ChangeState, ChangeTerms } from './change-terms';

/** A review under way or settled: who was asked, on which terms, and what they said. */
export interface Review extends ApprovalPolicy {
  /** The journal entry of the submission. Votes given before it belong to an earlier round and are void. */
  readonly submittedAtSeq: number;
  readonly termsHash: string;
  readonly votes: readonly Vote[];
}

interface ChangeFacts {
  readonly changeId: string;
  /** Key of the change request when its terms were last written. */
  readonly issueKey: string;
  readonly currency: string;
  readonly terms: ChangeTerms;
  /** The last journal entry. */
  readonly seq: number;
  readonly raisedBy: string;
  /** Everybody who raised, edited or submitted: none of them may decide. */
  readonly interested: readonly string[];
}

/** The states differ in what there is to read: a change that was never decided has no decision. */
export type ChangeRequest = ChangeFacts &
  (
    | { readonly state: 'draft' }
    | { readonly state: 'in-review'; readonly review: Review }
    | { readonly state: 'rejected'; readonly review: Review }
    | { readonly state: 'withdrawn'; readonly review: Review | null }
    | {
        readonly state: 'approved' | 'implementing' | 'done';
        readonly review: Review;
        readonly baselineVersion: number;
      }
  );

/** States whose lines are part of the baseline. */
const APPROVED_STATES: readonly ChangeState[] = ['approved', 'implementing', 'done'];

export function isApproved(
  change: ChangeRequest,
): change is Extract<ChangeRequest, { readonly baselineVersion: number }> {
  return APPROVED_STATES.includes(change.state);
}

/** Approvers who have not voted; empty unless the change is in review. */
export function waitingFor(change: ChangeRequest): readonly string[] {
  return change.state === 'in-review' ? stillToVote(change.review, change.review.votes) : [];
}

/**
 * The state of a change request: the fold of its journal stream, in order. Undefined for an empty stream.
 *
 * @throws Error when the stream could not have been written by the commands of this app
 */
export function foldChange(changeId: string, events: readonly ChangeEvent[]): ChangeRequest | undefined {
  return events.reduce<ChangeRequest | undefined>((change, event) => evolve(changeId, change, event), undefined);
}

/** The state after one more entry. */
export function evolve(changeId: string, change: ChangeRequest | undefined, event: ChangeEvent): ChangeRequest {
  if (event.seq !== (change?.seq ?? 0) + 1)
    throw impossible(changeId, event, `follows entry ${String(change?.seq ?? 0)}`);
  if (event.kind === 'change-raised') {
    if (change !== undefined) throw impossible(changeId, event, 'is not the first entry');
    const { issueKey, currency, terms } = event.payload;
    return {
      state: 'draft',
      changeId,
      issueKey,
      currency,
      terms,
      seq: 1,
      raisedBy: event.actor,
      interested: [event.actor],
    };
  }
  if (change === undefined) throw impossible(changeId, event, 'is the first entry');
  const facts = factsAfter(change, event);
  switch (event.kind) {
    case 'change-edited':
      if (change.state !== 'draft') break;
      return { ...withInterest(facts, event.actor), ...event.payload, state: 'draft' };
    case 'change-submitted': {
      if (change.state !== 'draft') break;
      const { approvers, quorum, termsHash } = event.payload;
      const review: Review = { approvers, quorum, termsHash, submittedAtSeq: event.seq, votes: [] };
      return { ...withInterest(facts, event.actor), state: 'in-review', review };
    }
    case 'change-voted':
      if (change.state !== 'in-review') break;
      return {
        ...facts,
        state: 'in-review',
        review: withVote(change.review, event, event.payload, event.payload.decision),
      };
    case 'change-approved': {
      if (change.state !== 'in-review' || event.baselineVersion === null) break;
      const review = withVote(change.review, event, event.payload, 'approve');
      if (verdictOf(review, review.votes) !== 'approved') break;
      return { ...facts, state: 'approved', review, baselineVersion: event.baselineVersion };
    }
    case 'change-rejected':
      if (change.state !== 'in-review') break;
      return { ...facts, state: 'rejected', review: withVote(change.review, event, event.payload, 'reject') };
    case 'change-withdrawn':
      if (change.state === 'draft') return { ...facts, state: 'withdrawn', review: null };
      if (change.state !== 'in-review' && change.state !== 'rejected') break;
      return { ...facts, state: 'withdrawn', review: change.review };
    case 'change-revised':
      if (change.state !== 'rejected') break;
      return { ...facts, state: 'draft' };
    case 'change-implementing':
      if (change.state !== 'approved') break;
      return { ...facts, state: 'implementing', review: change.review, baselineVersion: change.baselineVersion };
    case 'change-done':
      if (change.state !== 'approved' && change.state !== 'implementing') break;
      return { ...facts, state: 'done', review: change.review, baselineVersion: change.baselineVersion };
  }
  throw impossible(changeId, event, `comes while the change is ${change.state}`);
}

function factsAfter(change: ChangeRequest, event: ChangeEvent): ChangeFacts {
  const { changeId, issueKey, currency, terms, raisedBy, interested } = change;
  return { changeId, issueKey, currency, terms, raisedBy, interested, seq: event.seq };
}

function withInterest(facts: ChangeFacts, actor: string): ChangeFacts {
  return facts.interested.includes(actor) ? facts : { ...facts, interested: [...facts.interested, actor] };
}

function withVote(review: Review, event: ChangeEvent, payload: VotePayload, decision: Vote['decision']): Review {
  const vote: Vote = { by: event.actor, decision, reason: payload.reason, atMs: event.atMs };
  return { ...review, votes: [...review.votes, vote] };
}

function impossible(changeId: string, event: ChangeEvent, why: string): Error {
  return new Error(`Journal of change ${changeId}: entry ${String(event.seq)} (${event.kind}) ${why}.`);
}
