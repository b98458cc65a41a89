/**
 * Who decides a change request, and when the votes settle it. A policy is copied into the submission: later changes of the
 * project's settings do not alter a review that is under way.
 */
export interface ApprovalPolicy {
  /** Account ids, each once. */
  readonly approvers: readonly string[];
  /** Approvals needed, 1 … number of approvers. */
  readonly quorum: number;
}

export interface Vote {
  readonly by: string;
  readonly decision: 'approve' | 'reject';
  readonly reason: string;
  readonly atMs: number;
}

export type Verdict = 'open' | 'approved' | 'rejected';

/** Those of the policy who may decide a change that `interested` raised, edited or submitted: nobody decides their own. */
export function independentApprovers(policy: ApprovalPolicy, interested: readonly string[]): readonly string[] {
  return policy.approvers.filter((approver) => !interested.includes(approver));
}

/**
 * Approved once the approvals reach the quorum; rejected as soon as those who have not voted could no longer bring them
 * there; open until then. Votes are final, so a verdict other than open never changes.
 */
export function verdictOf(policy: ApprovalPolicy, votes: readonly Vote[]): Verdict {
  const approvals = votes.filter((vote) => vote.decision === 'approve').length;
  if (approvals >= policy.quorum) return 'approved';
  return approvals + stillToVote(policy, votes).length < policy.quorum ? 'rejected' : 'open';
}

export function stillToVote(policy: ApprovalPolicy, votes: readonly Vote[]): readonly string[] {
  return policy.approvers.filter((approver) => !votes.some((vote) => vote.by === approver));
}
