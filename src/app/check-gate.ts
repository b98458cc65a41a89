import type { BaselineItem } from '../domain/baseline/baseline-item';
import { breaches } from '../domain/variance/breach';
import { waitingFor } from '../domain/change/change-request';
import { findDay } from '../domain/calendar/day';
import { decideGate, type GateQuestion, type GateReason } from '../domain/change/gate';
import type { GateRule } from '../domain/change/gate-rule';
import { gateSentence } from '../domain/change/gate-sentence';
import { parseMoney } from '../domain/money/parse-money';
import { dayOf } from '../domain/calendar/time-zone';
import type { GateLook } from '../jira/gate-look';
import type { ChangeEvidence } from '../store/change-evidence';
import type { ChangeDeps } from './change-deps';
import { changesCovering, coveringChanges, viewChanges, type ChangeView } from './change-view';
import type { ProjectRules } from './project-rules';
import { parseSiteConfig, type SiteConfig } from './site-config';

export type GateVerdict = { readonly passed: true } | { readonly passed: false; readonly message: string };

/** Fields as the transition screen leaves them, by field id; those that it does not touch are absent. */
export type ModifiedFields = Readonly<Record<string, unknown>>;

/**
 * Whether a work item may pass a gate. Jira gives only its key, so what was decided is first asked for by the key that the ledger
 * knows, which tells whom a change waits for; then one call to Jira gives the item as it is and those people's names. Should
 * the ledger not have heard of the item yet, or of its new key, a second statement asks by its id.
 */
export async function checkGate(
  deps: Pick<ChangeDeps, 'store' | 'gateLooks' | 'now'>,
  issueKey: string,
  rule: GateRule,
  modified: ModifiedFields,
): Promise<GateVerdict> {
  const expected = await deps.store.changeEvidences.read({ kind: 'key', issueKey });
  if (expected.site === null) return { passed: false, message: NOT_SET_UP };
  const site = parseSiteConfig(expected.site.value);
  const look = await deps.gateLooks.look(
    issueKey,
    site.fieldIds.budget,
    peopleOf(viewChanges(expected), expected, issueKey),
  );
  const known = expected.issues.some(
    ({ issueId, projectId }) => issueId === look.issueId && projectId === look.projectId,
  );
  const evidence = known
    ? expected
    : await deps.store.changeEvidences.read({ kind: 'id', projectId: look.projectId, issueId: look.issueId });
  const reasons = judge(viewChanges(evidence), look, site, rule, modified, deps.now());
  if (reasons.length === 0) return { passed: true };
  return { passed: false, message: reasons.map((reason) => gateSentence(reason, look.names)).join('\n') };
}

const NOT_SET_UP =
  'Plumbline is not set up on this site yet, so it cannot tell whether this transition is approved. ' +
  'A Jira administrator sets it up under Apps, Plumbline set-up.';

/**
 * A Jira expression may do ten expensive operations (https://developer.atlassian.com/cloud/jira/platform/jira-expressions/,
 * "Restrictions"); should loading a person be one, ten people are still named. The sentence counts the others.
 */
const MAX_PEOPLE = 10;

function peopleOf(view: ChangeView, evidence: ChangeEvidence, issueKey: string): readonly string[] {
  const issue = evidence.issues.find((known) => known.issueKey === issueKey);
  if (issue === undefined) return [];
  const people = changesCovering(view, issue.issueId).flatMap(waitingFor);
  return [...new Set(people)].slice(0, MAX_PEOPLE);
}

function judge(
  view: ChangeView,
  look: GateLook,
  site: SiteConfig,
  rule: GateRule,
  modified: ModifiedFields,
  nowMs: number,
): readonly GateReason[] {
  // Its own status rule guards a change request.
  if (look.issueTypeId === site.changeIssueTypeId) return [];
  const { rules } = view;
  const question = { rule, configured: rules !== null, changes: [], baseline: 'none', ...NO_DRIFT } as const;
  if (rules === null) return decideGate(question);
  const item = view.baseline.items.get(look.issueId);
  const inBaseline = item === undefined ? 'without-issue' : 'with-issue';
  return decideGate({
    ...question,
    changes: coveringChanges(view, look.issueId, rules),
    baseline: view.baseline.version === 0 ? 'none' : inBaseline,
    ...(item === undefined ? NO_DRIFT : driftOf(item, rules, withEdits(look, site, modified), look.done, nowMs)),
  });
}

/** How the issue has left its baseline, as far as it can be compared. */
type Drift = Pick<GateQuestion, 'breaches' | 'budgetFault'>;
const NO_DRIFT: Drift = { breaches: [], budgetFault: null };

function driftOf(
  item: BaselineItem,
  rules: ProjectRules,
  { budget, due }: Pick<GateLook, 'budget' | 'due'>,
  done: boolean,
  nowMs: number,
): Drift {
  const amount = budget === null ? null : parseMoney(budget, rules.currency);
  // When finished work was finished is the ledger's to know; the gate looks at what is still to come.
  const fact = {
    budget: amount?.ok === true ? amount.value : null,
    due: due === null ? null : (findDay(due) ?? null),
    done,
    finished: null,
  };
  return {
    breaches: breaches(item, fact, rules.tolerance, rules.calendar, dayOf(nowMs, rules.timeZone)),
    budgetFault: amount?.ok === false ? amount.explanation : null,
  };
}

/** The transition screen's edits count: they become the issue's values if the transition passes. */
function withEdits(look: GateLook, site: SiteConfig, modified: ModifiedFields): Pick<GateLook, 'budget' | 'due'> {
  const budget = site.fieldIds.budget in modified ? modified[site.fieldIds.budget] : look.budget;
  const due = 'duedate' in modified ? modified['duedate'] : look.due;
  if (budget !== null && typeof budget !== 'number')
    throw new TypeError('The budget on the transition screen is not a number.');
  if (due !== null && typeof due !== 'string')
    throw new TypeError('The due date on the transition screen is not a day.');
  return { budget, due };
}
