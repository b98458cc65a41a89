import type { ChangeEventKind } from '../domain/change/change-event';

/** What follows an entry of the journal in Jira, in this order. Each is repeatable and is ticked off once done. */
export type ChangeEffect = 'status' | 'mirrors' | 'comment' | 'affected-mirrors';

const EFFECTS: Readonly<Record<ChangeEventKind, readonly ChangeEffect[]>> = {
  'change-raised': ['mirrors'],
  'change-edited': ['mirrors'],
  'change-submitted': ['status', 'mirrors', 'comment'],
  'change-voted': [],
  'change-approved': ['status', 'mirrors', 'comment', 'affected-mirrors'],
  'change-rejected': ['status', 'mirrors', 'comment'],
  'change-withdrawn': ['status', 'mirrors', 'comment'],
  'change-revised': ['status', 'mirrors'],
  // Seen in Jira, so Jira has it already; the mirrored decision is the same.
  'change-implementing': [],
  'change-done': [],
};

export function effectsOf(kind: ChangeEventKind): readonly ChangeEffect[] {
  return EFFECTS[kind];
}

/** What is told to people while a follow-up is still being carried out. */
export const UNFINISHED_WORDS: Readonly<Record<ChangeEffect, string>> = {
  status: 'The status of this change request follows shortly.',
  mirrors: 'The fields of this change request follow shortly.',
  comment: 'The comment on this change request follows shortly.',
  'affected-mirrors': 'The baseline fields of the affected work items follow shortly.',
};
