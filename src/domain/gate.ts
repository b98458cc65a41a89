import type { ChangeImpact } from './change-effect';
import { isApproved, waitingFor, type ChangeRequest } from './change-request';
import type { GateRule } from './gate-rule';
import type { Breach } from './breach';

/** A change request whose terms name the issue at the gate. */
export interface CoveringChange {
  readonly change: ChangeRequest;
  /** The change request's key as Jira has it now. */
  readonly issueKey: string;
  /** Null when its lines cannot be applied to today's baseline any more. */
  readonly impact: ChangeImpact | null;
}

export interface GateQuestion {
  readonly rule: GateRule;
  /** False while nobody has saved the project's Plumbline settings. */
  readonly configured: boolean;
  readonly changes: readonly CoveringChange[];
  /** Whether the project has a baseline, and this issue is in it. */
  readonly baseline: 'none' | 'without-issue' | 'with-issue';
  /** How the issue, with the transition screen's edits, has left its current baseline beyond tolerance. */
  readonly breaches: readonly Breach[];
}

export type GateReason =
  | { readonly kind: 'not-configured' }
  | { readonly kind: 'draft' | 'rejected'; readonly issueKey: string; readonly impact: ChangeImpact | null }
  | {
      readonly kind: 'in-review';
      readonly issueKey: string;
      readonly impact: ChangeImpact | null;
      /** Account ids of approvers who have not voted. */
      readonly waitingFor: readonly string[];
      readonly approvals: number;
      readonly quorum: number;
    }
  | { readonly kind: 'no-baseline' }
  | { readonly kind: 'not-in-baseline' }
  | { readonly kind: 'breach'; readonly breach: Breach };

/**
 * Why the issue may not pass; nothing when it may. Every change that covers the issue must be decided in its favour or
 * withdrawn; work outside the baseline needs an approved change; work beyond tolerance needs a change that moves the baseline.
 */
export function decideGate(question: GateQuestion): readonly GateReason[] {
  if (!question.configured) return [{ kind: 'not-configured' }];
  const reasons = question.changes.flatMap((covering) => reasonOf(covering, question.rule) ?? []);
  const covered = question.baseline === 'with-issue' || question.changes.some(({ change }) => isApproved(change));
  if (question.rule.requireBaseline && !covered) {
    reasons.push({ kind: question.baseline === 'none' ? 'no-baseline' : 'not-in-baseline' });
  }
  if (question.rule.blockOnBreach)
    reasons.push(...question.breaches.map((breach) => ({ kind: 'breach' as const, breach })));
  return reasons;
}

function reasonOf({ change, issueKey, impact }: CoveringChange, rule: GateRule): GateReason | undefined {
  switch (change.state) {
    case 'draft':
      return rule.draftsBlock ? { kind: 'draft', issueKey, impact } : undefined;
    case 'rejected':
      return { kind: 'rejected', issueKey, impact };
    case 'in-review': {
      const { votes, quorum } = change.review;
      const approvals = votes.filter((vote) => vote.decision === 'approve').length;
      return { kind: 'in-review', issueKey, impact, waitingFor: waitingFor(change), approvals, quorum };
    }
    case 'approved':
    case 'implementing':
    case 'done':
    case 'withdrawn':
      return undefined;
  }
}
