import type { ChangeAction, ChangePanel, LineEffect, Permission } from '../contract/api';
import { toMoneyJson } from '../contract/money-json';
import type { BaselineItem } from '../domain/baseline/baseline-item';
import { decideChange, type ChangeCommand } from '../domain/change/change-command';
import type { LineEffect as AppliedLine } from '../domain/change/change-effect';
import { isApproved, type ChangeRequest } from '../domain/change/change-request';
import { NO_TERMS } from '../domain/change/change-terms';
import type { JournalEvent } from '../store/journal-event';
import type { IssueCaller } from './caller';
import type { ChangeGround } from './change-ground';
import { applyChange, applyTerms, keyOfChange } from './change-view';
import { describeEntries } from './journal-sentence';
import { findReview, noImpact } from './summarize-change';
import { termsHashOf } from './terms-hash';

/** The panel of a change request. Issues under a security level are counted, since nobody was asked whether this person may see them. */
export function buildChangePanel(
  ground: ChangeGround,
  caller: IssueCaller,
  entries: readonly JournalEvent[],
  unfinished: readonly string[],
): ChangePanel {
  const { view, rules } = ground;
  const change = view.changes.get(caller.issueId);
  const terms = change?.terms ?? NO_TERMS;
  const currency = change?.currency ?? rules.currency;
  const applied = change ? applyChange(change, rules, view) : applyTerms(terms, rules, view.baseline, view.issues);
  const impact = applied.impact ?? noImpact(rules);
  const effects = applied.lines.ok ? applied.lines.effects : [];
  const shown = effects.filter(({ issueId }) => view.issues.get(issueId)?.restricted !== true);
  const review = change ? findReview(change) : null;
  const termsHash = termsHashOf(terms, currency);
  return {
    kind: 'change',
    changeId: caller.issueId,
    issueKey: change ? keyOfChange(view, change) : caller.issueKey,
    state: change?.state ?? 'draft',
    seq: change?.seq ?? 0,
    termsHash,
    terms,
    currency,
    cost: toMoneyJson(impact.cost),
    days: impact.days,
    effects: shown.map((effect) => toLineEffect(effect, (issueId) => view.issues.get(issueId)?.issueKey ?? '')),
    hiddenLines: effects.length - shown.length,
    raisedBy: change?.raisedBy ?? null,
    approvers: (review?.approvers ?? rules.settings.approvers).map((accountId) => {
      const vote = review?.votes.find(({ by }) => by === accountId);
      if (vote === undefined) return { accountId, vote: null, at: null, reason: null };
      const at = new Date(vote.atMs).toISOString();
      return { accountId, vote: vote.decision === 'approve' ? 'approved' : 'rejected', at, reason: vote.reason };
    }),
    quorum: review?.quorum ?? rules.settings.quorum,
    journal: describeEntries(entries),
    can: permissionsOf(change, caller.accountId, ground, termsHash, applied.lines),
    baselineVersion: change && isApproved(change) ? change.baselineVersion : null,
    unfinished,
  };
}

export function toLineEffect(effect: AppliedLine, keyOf: (issueId: string) => string): LineEffect {
  const { issueId, kind, before, after } = effect;
  const known = before?.issueKey ?? after?.issueKey ?? '';
  return { issueId, issueKey: keyOf(issueId) || known, kind, before: planned(before), after: planned(after) };
}

function planned(item: BaselineItem | null): LineEffect['before'] {
  return item && { budget: toMoneyJson(item.budget), start: item.start, finish: item.finish };
}

/** What the same command would answer if it were given now. Jira's permissions are asked for when it really is given. */
function permissionsOf(
  change: ChangeRequest | undefined,
  actor: string,
  { rules }: ChangeGround,
  termsHash: string,
  lines: { readonly ok: true } | { readonly ok: false; readonly explanation: string },
): Readonly<Record<ChangeAction, Permission>> {
  const seq = change?.seq ?? 0;
  const ask = (command: ChangeCommand): Permission => {
    const decision = decideChange(change, termsHash, command);
    return decision.ok ? ALLOWED : { allowed: false, reason: decision.refusal.message };
  };
  const unlessMisfit = (permission: Permission): Permission =>
    permission.allowed && !lines.ok ? { allowed: false, reason: lines.explanation } : permission;
  const { approvers, quorum } = rules.settings;
  const draft = { issueKey: '', currency: rules.currency, terms: NO_TERMS };
  const vote = { actor, seq, termsHash, atMs: 0, kind: 'decide' } as const;
  return {
    edit: ask({ kind: 'draft', actor, seq, draft }),
    submit: unlessMisfit(ask({ kind: 'submit', actor, seq, termsHash, policy: { approvers, quorum } })),
    approve: unlessMisfit(ask({ ...vote, decision: 'approve', reason: '' })),
    reject: ask({ ...vote, decision: 'reject', reason: 'given when it is done' }),
    withdraw: ask({ kind: 'withdraw', actor, seq, reason: '' }),
    revise: ask({ kind: 'revise', actor, seq }),
  };
}

const ALLOWED: Permission = { allowed: true, reason: null };
