import { z } from 'zod';
import { dayOf } from '../domain/calendar/time-zone';
import { parseSiteConfig } from './site-config';
import { applyWorkEvents } from './apply-work-events';
import type { ChangeDeps } from './change-deps';
import { runUnfinishedEffects } from './run-unfinished-effects';
import { refreshStages } from './status-stages';
import type { WorkMessage } from './work-message';

/** What may still be on its way when it is swept: a scan is kept for a day, and a retry comes within minutes. */
const SWEEP_AGE_MS = 2 * 24 * 3_600_000;
/** Jira's index and `/worklog/updated` lag by a minute, and events up to three: asked twice is better than never. */
const OVERLAP_MS = 10 * 60_000;
/** A follow-up that has failed every hour for a month needs a person. */
const EFFECTS_AGE_MS = 30 * 24 * 3_600_000;

const SCOPE = 'reconcile';
/** What the ledger keeps of work. A version that keeps more counts one up, so that it reads every project again. */
const LEDGER_FORMAT = 2;
const cursorSchema = z.object({ sinceMs: z.int(), day: z.string(), format: z.literal(LEDGER_FORMAT) });

/**
 * Catches up with everything that no event told us: lost events, changes made while the app was down, follow-ups that failed,
 * scans that were given up. It asks only for what changed since the last time; once a day it reads every project again.
 */
export async function reconcile(deps: ChangeDeps): Promise<void> {
  const { store, now } = deps;
  await store.migrate();
  const steps: readonly (readonly [what: string, run: () => Promise<void>])[] = [
    ['sweep of abandoned baseline rows', () => store.baselineRows.sweep(now() - SWEEP_AGE_MS)],
    ['sweep of old scans', () => store.stages.sweep(now() - SWEEP_AGE_MS)],
    ['unfinished follow-ups', () => runUnfinishedEffects(deps, now() - EFFECTS_AGE_MS)],
    ['changed work', () => catchUp(deps)],
  ];
  const failed: string[] = [];
  for (const [what, run] of steps) {
    try {
      await run();
    } catch (error) {
      // One that fails does not keep the others from running; the next hour tries again.
      deps.log(`reconciliation: ${what} failed: ${String(error)}`);
      failed.push(what);
    }
  }
  if (failed.length > 0) throw new Error(`Reconciliation left undone: ${failed.join(', ')}`);
}

async function catchUp(deps: ChangeDeps): Promise<void> {
  const { store, now, queue } = deps;
  const entries = await store.config.read(['site', SCOPE]);
  const site = entries.get('site');
  if (site === undefined) return;
  const startedMs = now();
  const today = dayOf(startedMs, 'UTC');
  const projectIds = await store.config.readConfiguredProjects();
  const cursor = cursorSchema.safeParse(entries.get(SCOPE)?.value);
  await refreshStages(deps);
  if (!cursor.success || cursor.data.day !== today) {
    const messages = projectIds.map((projectId): WorkMessage => ({ kind: 'rebuild', projectId }));
    for (let at = 0; at < messages.length; at += MESSAGES_A_PUSH) {
      await queue.push(messages.slice(at, at + MESSAGES_A_PUSH));
    }
  } else {
    const { fieldIds } = parseSiteConfig(site.value);
    const sinceMs = cursor.data.sinceMs - OVERLAP_MS;
    // Relative, because Jira reads an absolute time in the zone of the account that asks.
    const minutes = Math.ceil((startedMs - sinceMs) / 60_000);
    for (const projectId of projectIds) {
      const issueIds: string[] = [];
      for (let token: string | null = null; ;) {
        const page = await deps.work.search(
          `project = ${projectId} AND updated >= -${minutes}m ORDER BY key ASC`,
          token,
          fieldIds,
        );
        issueIds.push(...page.items.map(({ issueId }) => issueId));
        token = page.nextPageToken;
        if (token === null) break;
      }
      await applyWorkEvents(deps, { issueIds, worklogIds: [] });
    }
    const [updated, deleted] = [await deps.worklogs.updatedSince(sinceMs), await deps.worklogs.deletedSince(sinceMs)];
    await applyWorkEvents(deps, { issueIds: [], worklogIds: [...updated.worklogIds, ...deleted.worklogIds] });
  }
  await store.config.put(SCOPE, { sinceMs: startedMs, day: today, format: LEDGER_FORMAT });
}

/** `@forge/events`, push API: at most 50 events a push. */
const MESSAGES_A_PUSH = 50;
