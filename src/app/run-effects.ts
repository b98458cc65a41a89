import type { ChangeEvent } from '../domain/change/change-event';
import { isApproved, type ChangeRequest } from '../domain/change/change-request';
import { affectedIssues } from '../domain/change/change-terms';
import { signedAmount, signedDays } from '../domain/change/gate-sentence';
import { toDecimal } from '../domain/money/parse-money';
import type { FieldUpdate, FieldValue } from '../jira/field-values';
import type { TextPart } from '../jira/text-document';
import type { ChangeEvidence } from '../store/change-evidence';
import { effectsOf, UNFINISHED_WORDS, type ChangeEffect } from './change-effects';
import { toChangeEvents } from './change-events';
import type { ChangeDeps } from './change-deps';
import { findGround, type ChangeGround } from './change-ground';
import { applyChange, entriesOf } from './change-view';
import { refreshMirrors } from './refresh-mirrors';
import { noImpact } from './summarize-change';

interface Pending {
  readonly eventId: string;
  readonly projectId: string;
  readonly event: ChangeEvent;
  readonly effect: ChangeEffect;
}

/**
 * Carries out what the journal entries of a change request ask for in Jira and has not been ticked off yet. A failure is
 * logged and left for the next run, since the decision itself stands; the answer says what is still unfinished.
 */
export async function runEffects(
  deps: ChangeDeps,
  evidence: ChangeEvidence,
  changeId: string,
): Promise<readonly string[]> {
  const ground = findGround(evidence);
  if (!ground.ok) return [];
  const unfinished = new Set<string>();
  for (const pending of await findPending(deps, evidence, changeId)) {
    const { eventId, effect } = pending;
    try {
      await runEffect(deps, ground.value, changeId, pending);
      await deps.store.effects.markDone(eventId, effect, deps.now());
    } catch (error) {
      deps.log(
        `Follow-up ${effect} of journal entry ${eventId} failed: ${error instanceof Error ? error.message : 'no reason given'}`,
      );
      unfinished.add(UNFINISHED_WORDS[effect]);
    }
  }
  return [...unfinished];
}

/** What is still unfinished, without doing it. One statement. */
export async function readUnfinished(
  deps: Pick<ChangeDeps, 'store'>,
  evidence: ChangeEvidence,
  changeId: string,
): Promise<readonly string[]> {
  return [...new Set((await findPending(deps, evidence, changeId)).map(({ effect }) => UNFINISHED_WORDS[effect]))];
}

async function findPending(
  deps: Pick<ChangeDeps, 'store'>,
  evidence: ChangeEvidence,
  changeId: string,
): Promise<readonly Pending[]> {
  const entries = entriesOf(evidence, changeId);
  const done = await deps.store.effects.readDone(entries.map(({ eventId }) => eventId));
  return entries.flatMap((entry) => {
    const { eventId, projectId } = entry;
    return toChangeEvents([entry]).flatMap((event) =>
      effectsOf(event.kind)
        .filter((effect) => done.get(eventId)?.has(effect) !== true)
        .map((effect) => ({ eventId, projectId, event, effect })),
    );
  });
}

async function runEffect(deps: ChangeDeps, ground: ChangeGround, changeId: string, pending: Pending): Promise<void> {
  const change = ground.view.changes.get(changeId);
  if (change === undefined) throw new Error(`Change ${changeId} has no journal.`);
  switch (pending.effect) {
    case 'status':
      return moveToState(deps, ground, change);
    case 'mirrors':
      return deps.fieldValues.write(mirrorsOf(ground, change));
    case 'comment':
      return deps.followUps.comment(changeId, pending.eventId, commentOn(ground, change, pending.event));
    case 'affected-mirrors':
      await refreshMirrors(deps, pending.projectId, affectedIssues(change.terms));
  }
}

/** To the status of the state as it is now, not as it was after the entry: a late repetition must not move it back. */
async function moveToState(deps: ChangeDeps, { site }: ChangeGround, change: ChangeRequest): Promise<void> {
  // From Approved on, people move the change themselves.
  const fine = isApproved(change) ? [site.statusIds.approved, site.statusIds.implementing, site.statusIds.done] : [];
  const target = isApproved(change) ? site.statusIds.approved : site.statusIds[change.state];
  const move = await deps.followUps.moveTo(change.changeId, target, fine);
  if (move === 'no-way') throw new Error(`The workflow has no transition to status ${target}.`);
}

function mirrorsOf({ site, rules, view }: ChangeGround, change: ChangeRequest): readonly FieldUpdate[] {
  const impact = applyChange(change, rules, view).impact ?? noImpact(rules);
  const update = (fieldId: string, value: FieldValue): FieldUpdate => ({ fieldId, issueIds: [change.changeId], value });
  return [
    // A Jira number field holds a double: exact to the cent below 10^13.
    update(site.fieldIds['cost-impact'], Number(toDecimal(impact.cost))),
    update(site.fieldIds['schedule-impact'], impact.days),
    update(site.fieldIds.decision, DECISION_WORDS[change.state]),
  ];
}

/** What the read-only field Decision says; searchable, so one word each. */
const DECISION_WORDS: Readonly<Record<ChangeRequest['state'], string>> = {
  draft: 'Undecided',
  'in-review': 'In review',
  approved: 'Approved',
  implementing: 'Approved',
  done: 'Approved',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};

function commentOn(
  { rules, view }: ChangeGround,
  change: ChangeRequest,
  event: ChangeEvent,
): readonly (readonly TextPart[])[] {
  const impact = applyChange(change, rules, view).impact ?? noImpact(rules);
  const sums = `${signedAmount(impact.cost)}, ${signedDays(impact.days)}`;
  switch (event.kind) {
    case 'change-submitted': {
      const { approvers, quorum } = event.payload;
      const mentions = approvers.flatMap((accountId): TextPart[] => [{ mention: accountId }, ' ']);
      return [
        [`Submitted for approval: ${sums}. Needed: ${String(quorum)} of ${String(approvers.length)} approvals.`],
        ['To decide: ', ...mentions],
      ];
    }
    case 'change-approved':
      return [
        [`Approved: ${sums}. The baseline is now version ${String(event.baselineVersion)}.`],
        [event.payload.reason],
      ];
    case 'change-rejected':
      return [['Rejected. The baseline is unchanged.'], [event.payload.reason]];
    case 'change-withdrawn':
      return [['Withdrawn. The baseline is unchanged.'], [event.payload.reason]];
    default:
      throw new Error(`No comment tells of ${event.kind}.`);
  }
}
