import { InvocationError } from '@forge/events';
import { z } from 'zod';
import type { AppDeps } from '../app/app-deps';
import type { WorkMessage } from '../app/work-message';

const id = z.union([z.string(), z.number()]).transform(String);

/**
 * The parts of issue and worklog events that say what to look at:
 * https://developer.atlassian.com/platform/forge/events-reference/jira/
 */
const eventSchema = z.object({
  eventType: z.string(),
  issue: z.object({ id }).optional(),
  worklog: z.object({ id, issueId: id.optional() }).optional(),
});

/** Puts work that changed on the queue: an event says what to read again, never what is true. */
export function createOnWorkChanged(deps: Pick<AppDeps, 'queue' | 'log'>): (event: unknown) => Promise<unknown> {
  return async (event) => {
    const parsed = eventSchema.safeParse(event);
    const message = parsed.success ? messageOf(parsed.data) : null;
    if (message === null) {
      deps.log('an event about work could not be read; the next reconciliation looks for what it was about');
      return undefined;
    }
    try {
      await deps.queue.push([message]);
      return undefined;
    } catch (error) {
      deps.log(`an event about work could not be queued: ${String(error)}`);
      return new InvocationError();
    }
  };
}

function messageOf({ issue, worklog }: z.output<typeof eventSchema>): WorkMessage | null {
  // A worklog changes nothing else that is counted, so its issue is not read again.
  if (worklog !== undefined) return { kind: 'changed', issueIds: [], worklogIds: [worklog.id] };
  return issue === undefined ? null : { kind: 'changed', issueIds: [issue.id], worklogIds: [] };
}

/** Builds the tables when the app is installed and after an upgrade. */
export function createOnLifecycle(deps: Pick<AppDeps, 'store' | 'log'>): () => Promise<unknown> {
  return async () => {
    try {
      await deps.store.migrate();
      return undefined;
    } catch (error) {
      deps.log(`the tables could not be made yet; the first use makes them: ${String(error)}`);
      return new InvocationError();
    }
  };
}
