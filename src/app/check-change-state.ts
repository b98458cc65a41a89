import { isApproved } from '../domain/change/change-request';
import { STATE_WORDS } from '../domain/change/change-command';
import type { ChangeRequest } from '../domain/change/change-request';
import type { ChangeState } from '../domain/change/change-terms';
import { SITE_SCOPE } from '../store/config';
import type { ChangeDeps } from './change-deps';
import type { GateVerdict } from './check-gate';
import { viewChanges } from './change-view';
import { parseSiteConfig, type SiteConfig } from './site-config';

/**
 * Whether a change request may enter a status. The journal is what was decided and the status only shows it: a change enters the
 * status of a state when its journal is in that state, which the app sees to. Once it is approved, people move it on to
 * Implementing and Done themselves.
 */
export async function checkChangeState(
  deps: Pick<ChangeDeps, 'store' | 'gateLooks'>,
  issueKey: string,
  toStatusId: string,
): Promise<GateVerdict> {
  const saved = (await deps.store.config.read([SITE_SCOPE])).get(SITE_SCOPE);
  if (saved === undefined) return blocked(`${issueKey} cannot be moved: Plumbline is not set up on this site yet.`);
  const site = parseSiteConfig(saved.value);
  const look = await deps.gateLooks.look(issueKey, site.fieldIds.budget, []);
  const evidence = await deps.store.changeEvidences.read({
    kind: 'id',
    projectId: look.projectId,
    issueId: look.issueId,
  });
  const change = viewChanges(evidence).changes.get(look.issueId);
  const state = stateOf(site, toStatusId);
  if (state === undefined) return blocked(`Plumbline does not know this status, so ${issueKey} cannot enter it.`);
  return mayEnter(change, state) ? { passed: true } : blocked(sentence(issueKey, change, state));
}

function mayEnter(change: ChangeRequest | undefined, state: ChangeState): boolean {
  if (change === undefined) return state === 'draft';
  if (state === 'implementing' || state === 'done') return isApproved(change);
  // The journal hears of Implementing and Done a little later than Jira; both are beyond Approved.
  return state === 'approved' ? isApproved(change) : change.state === state;
}

function sentence(issueKey: string, change: ChangeRequest | undefined, state: ChangeState): string {
  const now = change === undefined ? 'has no terms yet' : `is ${STATE_WORDS[change.state]}`;
  return (
    `${issueKey} ${now}, so it cannot be moved to ${STATUS_WORDS[state]} by hand. ` +
    `Open ${issueKey} and act in its Plumbline panel; its status follows.`
  );
}

const STATUS_WORDS: Readonly<Record<ChangeState, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
  rejected: 'Rejected',
  implementing: 'Implementing',
  done: 'Done',
  withdrawn: 'Withdrawn',
};

function stateOf(site: SiteConfig, statusId: string): ChangeState | undefined {
  const states: readonly ChangeState[] = [
    'draft',
    'in-review',
    'approved',
    'rejected',
    'implementing',
    'done',
    'withdrawn',
  ];
  return states.find((state) => site.statusIds[state] === statusId);
}

function blocked(message: string): GateVerdict {
  return { passed: false, message };
}
