import type { ChangePanel, Reply } from '../contract/api';
import type { ChangeDecision } from '../domain/change/change-command';
import type { ChangeEventBody } from '../domain/change/change-event';
import type { ChangeRequest } from '../domain/change/change-request';
import { affectedIssues } from '../domain/change/change-terms';
import type { SeenIssue } from '../jira/issue-sight';
import type { BaselineRow } from '../store/baseline-rows';
import type { ChangeEvidence } from '../store/change-evidence';
import { appendChangeEvent } from './append-change-event';
import type { IssueCaller } from './caller';
import type { ChangeDeps } from './change-deps';
import { findBaselineGround, findGround, type ChangeGround } from './change-ground';
import { buildChangePanel } from './change-panel';
import { entriesOf, withSeen } from './change-view';
import { checkSight } from './check-sight';
import { ok, refuse } from './reply';
import { runEffects } from './run-effects';
import { termsHashOf } from './terms-hash';

/** The change request that a decision is made on, as it stands now. */
export interface ChangeSituation {
  readonly ground: ChangeGround;
  readonly change: ChangeRequest | undefined;
  /** Hash of the present terms; undefined while there are none. */
  readonly termsHash: string | undefined;
}

/** An entry that would follow. With rows, it makes a baseline version visible. */
export interface PlannedEntry {
  readonly body: ChangeEventBody;
  readonly rows: readonly BaselineRow[] | null;
}

export type Plan = (situation: ChangeSituation) => Promise<Reply<PlannedEntry>>;

/** Two people at once need one repetition; a whole board deciding in the same second stays below this. */
const ATTEMPTS = 10;

/**
 * The way of every action on a change request: read, decide, append. When somebody else's entry was first, the decision is made
 * again on fresh state, so it is either still possible or refused for what happened meanwhile. The append is the commit
 * point; follow-ups in Jira come after it and their failure does not undo it.
 *
 * @param named issues that the request names besides those of the present terms
 */
export async function actOnChange(
  deps: ChangeDeps,
  caller: IssueCaller,
  asks: { readonly edit: boolean; readonly named: readonly string[] },
  plan: Plan,
): Promise<Reply<ChangePanel>> {
  let seen: ReadonlyMap<string, SeenIssue> | undefined;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const evidence = await readEvidence(deps, caller, asks.named);
    const found = findBaselineGround(evidence);
    if (!found.ok) return found;
    const { site, rules, view } = found.value;
    const change = view.changes.get(caller.issueId);
    if (seen === undefined) {
      const affected = [...new Set([...asks.named, ...(change ? affectedIssues(change.terms) : [])])];
      const sight = await checkSight(deps, caller, affected, site.changeIssueTypeId, asks);
      if (!sight.ok) return sight;
      seen = sight.value;
      if (seen.get(caller.issueId)?.issueTypeId !== site.changeIssueTypeId) {
        return refuse('invalid-request', 'This work item is not a change request.');
      }
    }
    const ground = { site, rules, view: withSeen(view, seen.values()) };
    const termsHash = change && termsHashOf(change.terms, change.currency);
    const next = await plan({ ground, change, termsHash });
    if (!next.ok) return next;
    const version = view.baseline.version + 1;
    if (await append(deps, caller, evidence, next.value, version)) return ok(await followUp(deps, caller));
  }
  return refuse('try-again', 'Several people are acting on this project’s baseline at this moment. Try again.');
}

/** A domain decision that makes no baseline version, as a plan. */
export function planned(decision: ChangeDecision): Promise<Reply<PlannedEntry>> {
  return Promise.resolve(decision.ok ? ok({ body: decision.event, rows: null }) : decision);
}

function readEvidence(
  deps: ChangeDeps,
  { projectId, issueId }: IssueCaller,
  besides: readonly string[],
): Promise<ChangeEvidence> {
  return deps.store.changeEvidences.read({ kind: 'id', projectId, issueId, besides });
}

async function append(
  deps: ChangeDeps,
  caller: IssueCaller,
  evidence: ChangeEvidence,
  { body, rows }: PlannedEntry,
  nextVersion: number,
): Promise<boolean> {
  const eventId = deps.newId();
  // Nobody sees the rows before the entry is there; those of an entry that lost the race are swept.
  if (rows !== null) await deps.store.baselineRows.write(eventId, rows);
  const { issueId: changeId, projectId, accountId: actor } = caller;
  const baselineVersion = rows === null ? null : nextVersion;
  const last = entriesOf(evidence, changeId).at(-1);
  const entry = { changeId, projectId, actor, body, eventId, baselineVersion };
  return (await appendChangeEvent(deps, last, entry)) !== undefined;
}

async function followUp(deps: ChangeDeps, caller: IssueCaller): Promise<ChangePanel> {
  const evidence = await readEvidence(deps, caller, []);
  const ground = findGround(evidence);
  if (!ground.ok) throw new Error('The ground of a change request vanished while it was acted on.');
  const unfinished = await runEffects(deps, evidence, caller.issueId);
  return buildChangePanel(ground.value, caller, entriesOf(evidence, caller.issueId), unfinished);
}
