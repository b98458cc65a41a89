import { addDays, getDay, laterDay, type Day } from '../domain/calendar/day';
import type { RecordedProject } from './recorded-project';

/**
 * The days through which the next period may be closed, `from` after `to` when there is none: after the last one that is
 * closed, and over in the project's time zone. Before the original baseline starts there is nothing to report.
 */
export function closableDays(
  { head, versions }: Pick<RecordedProject, 'head' | 'versions'>,
  statusDay: Day,
): { readonly from: Day; readonly to: Day } {
  const last = head.closed.at(-1);
  const { start } = versions.original;
  return {
    from: last === undefined ? start : laterDay(start, addDays(getDay(last.throughDay), 1)),
    to: addDays(statusDay, -1),
  };
}
