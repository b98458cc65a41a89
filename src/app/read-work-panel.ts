import type { AgainstBaseline, Permission, Reply, WorkPanel } from '../contract/api';
import { toMoneyJson } from '../contract/money-json';
import type { BaselineItem } from '../domain/baseline/baseline-item';
import { breaches } from '../domain/variance/breach';
import type { Day } from '../domain/calendar/day';
import { decideGate } from '../domain/change/gate';
import { breachSentence, gateSentence } from '../domain/change/gate-sentence';
import { STRICTEST_RULE } from '../domain/change/gate-rule';
import { issueVariance, type IssueFact } from '../domain/variance/issue-variance';
import { dayOf } from '../domain/calendar/time-zone';
import { zero } from '../domain/money/money';
import type { ChangeEvidence } from '../store/change-evidence';
import type { IssueFactWithCost } from '../store/ledger';
import type { AppDeps } from './app-deps';
import type { IssueCaller } from './caller';
import { changesCovering, coveringChanges, viewChanges, type BaselineView, type ChangeView } from './change-view';
import { earningNote, toIssueFact } from './ledger-fact';
import type { ProjectRules } from './project-rules';
import { notConfigured } from './refusals';
import { ok } from './reply';
import { summarizeChange } from './summarize-change';
import { versionName } from './version-name';

/** The panel of a work item: one statement besides the evidence, and no call to Jira. */
export async function readWorkPanel(
  { store, now }: Pick<AppDeps, 'store' | 'now'>,
  caller: IssueCaller,
  evidence: ChangeEvidence,
): Promise<Reply<WorkPanel>> {
  const view = viewChanges(evidence);
  const { rules } = view;
  if (rules === null) return notConfigured();
  const { issueId } = caller;
  const statusDay = dayOf(now(), rules.timeZone);
  const row = (await store.ledger.readFacts([issueId], statusDay))[0];
  const fact = row === undefined ? unknownFact(rules) : toIssueFact(row, rules.currency);
  const found = view.baseline.items.get(issueId);
  const broken = found === undefined ? [] : breaches(found, fact, rules.tolerance, rules.calendar, statusDay);
  return ok({
    kind: 'work',
    issueId,
    issueKey: caller.issueKey,
    statusDay,
    budget: fact.budget && toMoneyJson(fact.budget),
    actualCost: toMoneyJson(fact.actualCost),
    percentComplete: percentOf(fact, row),
    earningNote: earningNote(fact.earning),
    start: row?.startDay ?? null,
    finish: row?.dueDay ?? null,
    original: against(view.baselineAt(1), issueId, fact, statusDay, rules, evidence),
    current: against(view.baseline, issueId, fact, statusDay, rules, evidence),
    hasBaseline: view.baseline.version > 0,
    breaches: broken.map(breachSentence),
    changes: changesCovering(view, issueId).map((change) => summarizeChange(change, rules, view)),
    waitingFor: waitingSentences(view, issueId, broken, rules),
    canRaise: canRaise(view),
  });
}

/** The ledger has not heard of the issue yet. */
function unknownFact({ currency }: ProjectRules): IssueFact {
  const earning = { kind: 'by-progress', credit: 0 } as const;
  return { budget: null, due: null, earning, done: false, finished: null, actualCost: zero(currency) };
}

/** What has been earned, in per cent; null while nobody has entered any, and of work that measures none. */
function percentOf({ earning }: IssueFact, row: IssueFactWithCost | undefined): number | null {
  if (row === undefined || earning.kind !== 'by-progress') return null;
  const entered = row.method !== 'percent-complete' || row.done || row.percentBp !== null;
  return entered ? earning.credit / 100 : null;
}

function against(
  baseline: BaselineView,
  issueId: string,
  fact: IssueFact,
  statusDay: Day,
  rules: ProjectRules,
  evidence: ChangeEvidence,
): AgainstBaseline | null {
  const item: BaselineItem | undefined = baseline.items.get(issueId);
  if (item === undefined) return null;
  const variance = issueVariance(item, fact, rules.calendar, statusDay);
  return {
    version: baseline.version,
    name: versionName(evidence, baseline.version),
    budget: toMoneyJson(item.budget),
    start: item.start,
    finish: item.finish,
    plannedValue: toMoneyJson(variance.plannedValue),
    earnedValue: toMoneyJson(variance.earnedValue),
    costVariance: toMoneyJson(variance.costVariance),
    budgetVariance: variance.budgetVariance && toMoneyJson(variance.budgetVariance),
    scheduleVarianceDays: variance.scheduleVarianceDays,
  };
}

/** What the strictest gate would say. People's names are the page's to add: it asks Jira for them as the reader. */
function waitingSentences(
  view: ChangeView,
  issueId: string,
  broken: ReturnType<typeof breaches>,
  rules: ProjectRules,
): readonly string[] {
  const inBaseline = view.baseline.items.has(issueId) ? 'with-issue' : 'without-issue';
  const reasons = decideGate({
    rule: STRICTEST_RULE,
    configured: true,
    changes: coveringChanges(view, issueId, rules),
    baseline: view.baseline.version === 0 ? 'none' : inBaseline,
    breaches: broken,
    // The ledger keeps a budget that cannot be counted as none; the gate, which reads Jira, says what is wrong with it.
    budgetFault: null,
  });
  return reasons.map((reason) => gateSentence(reason, new Map()));
}

function canRaise({ baseline }: ChangeView): Permission {
  if (baseline.version > 0) return { allowed: true, reason: null };
  return { allowed: false, reason: 'There is no baseline to change yet. Capture one on the project’s Variance page.' };
}
