import type { ChangeState } from '../../domain/change/change-terms';
import type { StatusCategory } from '../../jira/workflow-administration';

/** Names of what set-up makes. Renaming them in Jira afterwards is fine once set-up has finished: ids are what is kept. */
export const CHANGE_ISSUE_TYPE = 'Change Request';
export const CHANGE_WORKFLOW = 'Plumbline Change Request';

export interface ChangeStatus {
  readonly state: ChangeState;
  readonly name: string;
  readonly category: StatusCategory;
  readonly description: string;
}

export const CHANGE_STATUSES: readonly ChangeStatus[] = [
  { state: 'draft', name: 'Draft', category: 'TODO', description: 'The change is being described.' },
  {
    state: 'in-review',
    name: 'In review',
    category: 'IN_PROGRESS',
    description: 'The change waits for its approvers.',
  },
  {
    state: 'approved',
    name: 'Approved',
    category: 'IN_PROGRESS',
    description: 'The change is approved and in the baseline.',
  },
  { state: 'rejected', name: 'Rejected', category: 'DONE', description: 'The change was not approved.' },
  {
    state: 'implementing',
    name: 'Implementing',
    category: 'IN_PROGRESS',
    description: 'The approved change is being carried out.',
  },
  { state: 'done', name: 'Done', category: 'DONE', description: 'The work has been completed.' },
  {
    state: 'withdrawn',
    name: 'Withdrawn',
    category: 'DONE',
    description: 'The change was taken back before a decision.',
  },
];

export interface ChangeTransition {
  readonly id: string;
  readonly name: string;
  readonly from: readonly ChangeState[];
  readonly to: ChangeState;
}

/**
 * The way of a change request. Several transitions start from more statuses than the journal's own rules need: should Jira have
 * missed a step, the app catches up in one move. The rule on each of them lets nobody else through.
 */
export const CHANGE_TRANSITIONS: readonly ChangeTransition[] = [
  { id: '1', name: 'Create', from: [], to: 'draft' },
  { id: '11', name: 'Submit', from: ['draft', 'rejected'], to: 'in-review' },
  { id: '21', name: 'Approve', from: ['draft', 'in-review', 'rejected'], to: 'approved' },
  { id: '31', name: 'Reject', from: ['draft', 'in-review'], to: 'rejected' },
  { id: '41', name: 'Revise', from: ['in-review', 'rejected'], to: 'draft' },
  { id: '51', name: 'Withdraw', from: ['draft', 'in-review', 'rejected'], to: 'withdrawn' },
  { id: '61', name: 'Start implementing', from: ['approved'], to: 'implementing' },
  { id: '71', name: 'Finish', from: ['implementing'], to: 'done' },
];
