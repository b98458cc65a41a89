import type { ApprovalPolicy, Vote } from './approval-policy';
import { independentApprovers, verdictOf } from './approval-policy';
import type { ChangeEventBody, DraftPayload } from './change-event';
import type { ChangeRequest } from './change-request';
import type { ChangeState } from './change-terms';

/** What a person asks of a change request. `seq` is the journal entry that the person saw last. */
export type ChangeCommand =
  | { readonly kind: 'draft'; readonly actor: string; readonly seq: number; readonly draft: DraftPayload }
  | {
      readonly kind: 'submit';
      readonly actor: string;
      readonly seq: number;
      readonly termsHash: string;
      readonly policy: ApprovalPolicy;
    }
  | {
      readonly kind: 'decide';
      readonly actor: string;
      readonly seq: number;
      readonly termsHash: string;
      readonly decision: Vote['decision'];
      readonly reason: string;
      readonly atMs: number;
    }
  | { readonly kind: 'withdraw'; readonly actor: string; readonly seq: number; readonly reason: string }
  | { readonly kind: 'revise'; readonly actor: string; readonly seq: number }
  /** Observed in Jira rather than asked: somebody moved an approved change to Implementing or Done. */
  | { readonly kind: 'observe'; readonly state: 'implementing' | 'done' };

export type ChangeRefusalCode =
  | 'not-allowed-now'
  | 'not-an-approver'
  | 'own-change'
  | 'already-decided'
  | 'terms-changed'
  | 'conflict'
  | 'invalid-request';

export interface ChangeRefusal {
  readonly code: ChangeRefusalCode;
  readonly message: string;
}

export type ChangeDecision =
  { readonly ok: true; readonly event: ChangeEventBody } | { readonly ok: false; readonly refusal: ChangeRefusal };

/** What states are called in sentences. */
export const STATE_WORDS: Readonly<Record<ChangeState, string>> = {
  draft: 'a draft',
  'in-review': 'in review',
  approved: 'approved',
  rejected: 'rejected',
  implementing: 'being implemented',
  done: 'done',
  withdrawn: 'withdrawn',
};

/**
 * Decides a command on the present state of a change request: the one event that would follow, or why not. It writes
 * nothing; whether the event really followed is known once the journal took it at entry `seq + 1`.
 *
 * @param change undefined while the journal has nothing of this change
 * @param termsHash hash of the change's present terms
 */
export function decideChange(
  change: ChangeRequest | undefined,
  termsHash: string | undefined,
  command: ChangeCommand,
): ChangeDecision {
  if (command.kind === 'draft') return draft(change, command);
  if (change === undefined)
    return refuse('not-allowed-now', 'This change request has no terms yet. Describe the change first.');
  switch (command.kind) {
    case 'submit':
      return submit(change, termsHash, command);
    case 'decide':
      return decide(change, termsHash, command);
    case 'withdraw':
      if (change.state !== 'draft' && change.state !== 'in-review' && change.state !== 'rejected') {
        return refuse(
          'not-allowed-now',
          `This change request is ${STATE_WORDS[change.state]} and cannot be withdrawn any more.`,
        );
      }
      return unlessStale(change, command.seq, { kind: 'change-withdrawn', payload: { reason: command.reason } });
    case 'revise':
      if (change.state !== 'rejected') {
        return refuse(
          'not-allowed-now',
          `Only a rejected change request is revised; this one is ${STATE_WORDS[change.state]}.`,
        );
      }
      return unlessStale(change, command.seq, { kind: 'change-revised', payload: {} });
    case 'observe':
      return observe(change, command.state);
  }
}

function draft(change: ChangeRequest | undefined, command: Extract<ChangeCommand, { kind: 'draft' }>): ChangeDecision {
  if (change === undefined) {
    if (command.seq !== 0) return refuse('conflict', STALE);
    return accept({ kind: 'change-raised', payload: command.draft });
  }
  if (change.state !== 'draft') {
    return refuse(
      'not-allowed-now',
      `Terms are edited while the change request is a draft; this one is ${STATE_WORDS[change.state]}.`,
    );
  }
  return unlessStale(change, command.seq, { kind: 'change-edited', payload: command.draft });
}

function submit(
  change: ChangeRequest,
  termsHash: string | undefined,
  command: Extract<ChangeCommand, { kind: 'submit' }>,
): ChangeDecision {
  if (change.state !== 'draft') {
    return refuse('not-allowed-now', `Only a draft is submitted; this change request is ${STATE_WORDS[change.state]}.`);
  }
  if (termsHash !== command.termsHash) return refuse('terms-changed', TERMS_CHANGED);
  if (change.terms.lines.length === 0) {
    return refuse('invalid-request', 'Name at least one work item that the change affects before submitting it.');
  }
  const { approvers, quorum } = command.policy;
  const independent = independentApprovers(command.policy, [...change.interested, command.actor]);
  if (independent.length < quorum) {
    return refuse(
      'not-allowed-now',
      `${String(quorum)} independent ${quorum === 1 ? 'approval is' : 'approvals are'} needed, but only ${String(independent.length)} of the ` +
        `${String(approvers.length)} approvers took no part in this change. Ask a project administrator to name more approvers in the Plumbline settings.`,
    );
  }
  const payload = { approvers: independent, quorum, termsHash: command.termsHash };
  return unlessStale(change, command.seq, { kind: 'change-submitted', payload });
}

function decide(
  change: ChangeRequest,
  termsHash: string | undefined,
  command: Extract<ChangeCommand, { kind: 'decide' }>,
): ChangeDecision {
  if (change.state === 'draft') {
    return refuse('not-allowed-now', 'This change request is a draft; it can be decided once it has been submitted.');
  }
  if (change.state !== 'in-review') {
    return refuse('already-decided', `This change request is already ${STATE_WORDS[change.state]}.`);
  }
  if (change.interested.includes(command.actor)) {
    return refuse('own-change', 'You raised, edited or submitted this change request, so others decide it.');
  }
  if (!change.review.approvers.includes(command.actor)) {
    return refuse('not-an-approver', 'You are not among the approvers of this change request.');
  }
  if (change.review.votes.some((vote) => vote.by === command.actor)) {
    return refuse('already-decided', 'You have already decided on this change request; a decision is final.');
  }
  // Votes of others in the same round do not matter to what this person saw; another round or other terms do.
  if (change.review.termsHash !== command.termsHash || termsHash !== command.termsHash)
    return refuse('terms-changed', TERMS_CHANGED);
  if (command.seq < change.review.submittedAtSeq || command.seq > change.seq) return refuse('conflict', STALE);
  if (command.decision === 'reject' && command.reason === '') {
    return refuse('invalid-request', 'Say why you reject the change, so that it can be revised.');
  }
  const vote: Vote = { by: command.actor, decision: command.decision, reason: command.reason, atMs: command.atMs };
  const payload = { reason: command.reason, termsHash: command.termsHash };
  switch (verdictOf(change.review, [...change.review.votes, vote])) {
    case 'approved':
      return accept({ kind: 'change-approved', payload });
    case 'rejected':
      return accept({ kind: 'change-rejected', payload });
    case 'open':
      return accept({ kind: 'change-voted', payload: { ...payload, decision: command.decision } });
  }
}

function observe(change: ChangeRequest, state: 'implementing' | 'done'): ChangeDecision {
  if (state === 'implementing' && change.state === 'approved')
    return accept({ kind: 'change-implementing', payload: {} });
  if (state === 'done' && (change.state === 'approved' || change.state === 'implementing'))
    return accept({ kind: 'change-done', payload: {} });
  return refuse('not-allowed-now', `This change request is ${STATE_WORDS[change.state]}.`);
}

const STALE = 'This change request has moved on since you opened it. Look at it again before you act on it.';
const TERMS_CHANGED =
  'The terms of this change request are not those that you were shown. Read them again before you act on them.';

function unlessStale(change: ChangeRequest, seq: number, event: ChangeEventBody): ChangeDecision {
  return change.seq === seq ? accept(event) : refuse('conflict', STALE);
}

function accept(event: ChangeEventBody): ChangeDecision {
  return { ok: true, event };
}

function refuse(code: ChangeRefusalCode, message: string): ChangeDecision {
  return { ok: false, refusal: { code, message } };
}
