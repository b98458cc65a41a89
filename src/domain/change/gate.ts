import type { ChangeImpact } from './change-effect';
import { isApproved, waitingFor, type ChangeRequest } from './change-request';
import type { ChangeLine } from './change-terms';
import type { GateRule } from './gate-rule';
import type { Breach } from '../variance/breach';

/** A change request whose terms name the issue at the gate. */
export interface CoveringChange {
  readonly change: ChangeRequest;
  /** The change request's key as Jira has it now. */
  readonly issueKey: string;
  /** Null when its lines cannot be applied to today's baseline any more. */
  readonly impact: ChangeImpact | null;
  /** What the terms ask for the issue at the gate. */
  readonly line: ChangeLine['kind'];
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
  /** Why the issue's budget cannot be compared with the baseline's; null when it can, or is empty. */
  readonly budgetFault: string | null;
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
  | { readonly kind: 'budget-fault'; readonly explanation: string }
  | { readonly kind: 'breach'; readonly breach: Breach };

/**
 * Why the issue may not pass; nothing when it may. Every change that covers the issue must be decided in its favour or
 * withdrawn; work outside the baseline needs an approved change; work beyond tolerance needs a change that moves the baseline.
 * While such a change is under way it is the only thing to wait for: nobody is told to raise another.
 */
export function decideGate(question: GateQuestion): readonly GateReason[] {
  if (!question.configured) return [{ kind: 'not-configured' }];
  const { rule, baseline } = question;
  const reasons = question.changes.flatMap((covering) => reasonOf(covering, rule) ?? []);
  if (reasons.some(({ kind }) => kind === 'draft' || kind === 'in-review')) return reasons;
  if (rule.requireBaseline && baseline !== 'with-issue' && !isAgreedWork(question.changes)) {
    reasons.push({ kind: baseline === 'none' ? 'no-baseline' : 'not-in-baseline' });
  }
  if (!rule.blockOnBreach) return reasons;
  if (question.budgetFault !== null) reasons.push({ kind: 'budget-fault', explanation: question.budgetFault });
  return [...reasons, ...question.breaches.map((breach) => ({ kind: 'breach' as const, breach }))];
}

/** Whether the change that was approved last keeps the issue in scope: a removal agrees that the work is not done. */
function isAgreedWork(changes: readonly CoveringChange[]): boolean {
  let last = 0;
  let agreed = false;
  for (const { change, line } of changes) {
    if (!isApproved(change) || change.baselineVersion <= last) continue;
    last = change.baselineVersion;
    agreed = line !== 'remove';
  }
  return agreed;
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
