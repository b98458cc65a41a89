import { z } from 'zod';
import type { BaselineItem } from '../domain/baseline/baseline-item';
import { applyLines, changeImpact, type AppliedLines, type ChangeImpact } from '../domain/change/change-effect';
import { changeStream, findChangeId } from '../domain/change/change-event';
import { foldChange, isApproved, type ChangeRequest } from '../domain/change/change-request';
import type { ChangeLine, ChangeTerms } from '../domain/change/change-terms';
import type { Currency } from '../domain/money/currency';
import type { CoveringChange } from '../domain/change/gate';
import { getDay, type Day } from '../domain/calendar/day';
import { money } from '../domain/money/money';
import type { SeenIssue } from '../jira/issue-sight';
import type { ChangeEvidence, KnownIssue } from '../store/change-evidence';
import type { JournalEvent } from '../store/journal-event';
import { toChangeEvents } from './change-events';
import { findProjectRules, type ProjectRules } from './project-rules';

/** The project's current baseline, as far as the evidence goes. */
export interface BaselineView {
  /** The current version; 0 while there is none. */
  readonly version: number;
  /** Latest finish of the whole current baseline; null while there is none. */
  readonly finish: Day | null;
  /** Only the issues that the evidence is about. */
  readonly items: ReadonlyMap<string, BaselineItem>;
}

/** Evidence, understood. */
export interface ChangeView {
  readonly rules: ProjectRules | null;
  readonly baseline: BaselineView;
  /** The baseline as a past version had it. */
  readonly baselineAt: (version: number) => BaselineView;
  /** All change requests in the evidence, by the id of their issue. */
  readonly changes: ReadonlyMap<string, ChangeRequest>;
  readonly issues: ReadonlyMap<string, KnownIssue>;
}

export function viewChanges(evidence: ChangeEvidence): ChangeView {
  const rules = findProjectRules(evidence.settings);
  const changes = new Map<string, ChangeRequest>();
  for (const stream of new Set(evidence.events.map((event) => event.stream))) {
    const changeId = findChangeId(stream);
    const entries = evidence.events.filter((event) => event.stream === stream);
    const change = changeId === undefined ? undefined : foldChange(changeId, toChangeEvents(entries));
    if (change !== undefined) changes.set(change.changeId, change);
  }
  const baselineAt = (version: number): BaselineView =>
    rules === null ? NO_BASELINE : viewBaseline(evidence, version, rules.currency);
  return {
    rules,
    baseline: baselineAt(evidence.versions.at(-1)?.version ?? 0),
    baselineAt,
    changes,
    issues: new Map(evidence.issues.map((issue) => [issue.issueId, issue])),
  };
}

/** With the keys of issues that Jira has just shown and the ledger has not heard of yet. */
export function withSeen(view: ChangeView, seen: Iterable<SeenIssue>): ChangeView {
  const issues = new Map(view.issues);
  for (const { issueId, issueKey, projectId } of seen) {
    if (!issues.has(issueId)) issues.set(issueId, { issueId, issueKey, projectId, restricted: false });
  }
  return { ...view, issues };
}

/** What terms do to a baseline: the lines applied, and their sums when every line applies. */
export interface AppliedTerms {
  readonly lines: AppliedLines;
  readonly impact: ChangeImpact | null;
}

export function applyTerms(
  terms: ChangeTerms,
  rules: ProjectRules,
  baseline: BaselineView,
  issues: ReadonlyMap<string, KnownIssue>,
): AppliedTerms {
  const { currency, calendar } = rules;
  const keyOf = (issueId: string): string => issues.get(issueId)?.issueKey ?? '';
  const lines = applyLines(terms.lines, currency, baseline.items, keyOf, calendar);
  return { lines, impact: lines.ok ? changeImpact(lines.effects, currency, calendar, baseline.finish) : null };
}

/** A change request applied to the baseline that it meets: the current one, or once approved the one that it moved. */
export function applyChange(change: ChangeRequest, rules: ProjectRules, view: ChangeView): AppliedTerms {
  const baseline = isApproved(change) ? view.baselineAt(change.baselineVersion - 1) : view.baseline;
  return applyTerms(change.terms, rules, baseline, view.issues);
}

/** The changes whose present terms name an issue, in the order in which they were raised. */
export function changesCovering(view: ChangeView, issueId: string): readonly ChangeRequest[] {
  return [...view.changes.values()].filter((change) => findLine(change, issueId) !== undefined);
}

/** The same changes, with what a gate looks at. */
export function coveringChanges(view: ChangeView, issueId: string, rules: ProjectRules): readonly CoveringChange[] {
  return changesCovering(view, issueId).flatMap((change) => {
    const line = findLine(change, issueId);
    if (line === undefined) return [];
    const { impact } = applyChange(change, rules, view);
    return [{ change, issueKey: keyOfChange(view, change), impact, line: line.kind }];
  });
}

function findLine({ terms }: ChangeRequest, issueId: string): ChangeLine | undefined {
  return terms.lines.find((line) => line.issueId === issueId);
}

/** The change request's key as Jira has it now, as far as the ledger knows. */
export function keyOfChange(view: ChangeView, change: ChangeRequest): string {
  return view.issues.get(change.changeId)?.issueKey ?? change.issueKey;
}

/** The journal entries of one change request. */
export function entriesOf(evidence: ChangeEvidence, changeId: string): readonly JournalEvent[] {
  return evidence.events.filter((event) => event.stream === changeStream(changeId));
}

const NO_BASELINE: BaselineView = { version: 0, finish: null, items: new Map() };

const day = z.iso.date().transform(getDay);
/** A capture carries its sums itself, an approval under `totals`. */
const finishPayload = z.union([
  z.object({ totals: z.object({ finish: day }) }).transform(({ totals }) => totals.finish),
  z.object({ finish: day }).transform(({ finish }) => finish),
]);

function viewBaseline(evidence: ChangeEvidence, version: number, currency: Currency): BaselineView {
  const versions = evidence.versions.filter((fact) => fact.version <= version);
  const last = versions.at(-1);
  if (last === undefined) return NO_BASELINE;
  // A capture starts the baseline afresh: rows older than the last one do not count.
  const since = versions.findLast((fact) => fact.kind === 'baseline-captured')?.version ?? 1;
  const items = new Map<string, BaselineItem>();
  // Rows are in the order of their versions: a later row of the same issue replaces the earlier one.
  for (const row of evidence.rows) {
    if (row.baselineVersion < since || row.baselineVersion > version) continue;
    if (row.removed) {
      items.delete(row.issueId);
      continue;
    }
    const { issueId, issueKey } = row;
    const span = { start: getDay(row.startDay), finish: getDay(row.finishDay) };
    items.set(issueId, { issueId, issueKey, budget: money(row.budgetMinor, currency), ...span });
  }
  return { version: last.version, finish: finishPayload.parse(last.payload), items };
}
