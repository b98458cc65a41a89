import type { JournalEntry } from '../contract/api';
import type { ChangeEvent } from '../domain/change/change-event';
import type { JournalEvent } from '../store/journal-event';
import { toChangeEvents } from './change-events';

/** The journal as people read it. */
export function describeEntries(entries: readonly JournalEvent[]): readonly JournalEntry[] {
  return toChangeEvents(entries).map((event, index) => ({
    seq: event.seq,
    kind: event.kind,
    by: event.actor,
    at: new Date(event.atMs).toISOString(),
    text: sentenceOf(event),
    hash: entries[index]?.hash ?? '',
  }));
}

function sentenceOf(event: ChangeEvent): string {
  switch (event.kind) {
    case 'change-raised':
      return 'Raised the change request.';
    case 'change-edited':
      return 'Edited the terms.';
    case 'change-submitted': {
      const { quorum, approvers } = event.payload;
      return `Submitted it for approval: ${String(quorum)} of ${String(approvers.length)} approvers must agree.`;
    }
    case 'change-voted':
      return event.payload.decision === 'approve'
        ? withReason('Approved it; more approvals are needed.', event.payload.reason)
        : withReason('Rejected it; the others can still approve it.', event.payload.reason);
    case 'change-approved':
      return withReason(
        `Approved it; the baseline is now version ${String(event.baselineVersion)}.`,
        event.payload.reason,
      );
    case 'change-rejected':
      return withReason('Rejected it; with that the change request is rejected.', event.payload.reason);
    case 'change-withdrawn':
      return withReason('Withdrew it.', event.payload.reason);
    case 'change-revised':
      return 'Took it back to a draft; earlier votes are void.';
    case 'change-implementing':
      return 'Started to implement it.';
    case 'change-done':
      return 'Finished implementing it.';
  }
}

function withReason(sentence: string, reason: string): string {
  return reason === '' ? sentence : `${sentence} Reason: ${reason}`;
}
