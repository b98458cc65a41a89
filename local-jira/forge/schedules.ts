import type { Clock } from '../site/ports.ts';
import type { AppIdentity } from './app-identity.ts';
import type { ForgeState } from './forge-state.ts';
import type { Invoke, InvocationOutcome } from './invoke.ts';
import { BACKGROUND_TIMEOUT_MS, SCHEDULE_FIRST_RUN_MS } from './limits.ts';
import type { Manifest, ScheduledModule } from './manifest.ts';

const MINUTE = 60_000;
const INTERVALS: Readonly<Record<ScheduledModule['interval'], number>> = {
  fiveMinute: 5 * MINUTE,
  hour: 60 * MINUTE,
  day: 24 * 60 * MINUTE,
  week: 7 * 24 * 60 * MINUTE,
};

export interface Schedules {
  /** Runs what is due by the site's clock; a schedule that was missed several times runs once. */
  tick(): Promise<void>;
  /** Runs one now. Undefined when the manifest has no scheduled trigger of that key. */
  run(key: string): Promise<InvocationOutcome | undefined>;
  list(): readonly { readonly key: string; readonly interval: string; readonly nextRun: string }[];
}

export function createSchedules(
  manifest: Manifest,
  identity: AppIdentity,
  state: ForgeState,
  clock: Clock,
  invoke: Invoke,
): Schedules {
  const stateKey = (trigger: ScheduledModule): string => `schedule:${trigger.key}`;

  function nextRun(trigger: ScheduledModule): number {
    const stored = state.findValue(stateKey(trigger));
    if (typeof stored === 'number') return stored;
    const first = clock.now() + SCHEDULE_FIRST_RUN_MS;
    state.setValue(stateKey(trigger), first);
    return first;
  }

  function invokeNow(trigger: ScheduledModule): Promise<InvocationOutcome> {
    return invoke(
      {
        functionKey: trigger.function,
        moduleType: 'scheduledTrigger',
        moduleKey: trigger.key,
        accountId: null,
        action: null,
        timeoutMs: BACKGROUND_TIMEOUT_MS,
        background: true,
      },
      { context: { cloudId: identity.cloudId, moduleKey: trigger.key }, contextToken: 'local' },
    );
  }

  for (const trigger of manifest.modules.scheduledTrigger) nextRun(trigger);

  return {
    async tick() {
      const now = clock.now();
      const due = manifest.modules.scheduledTrigger.filter((trigger) => nextRun(trigger) <= now);
      for (const trigger of due) {
        const interval = INTERVALS[trigger.interval];
        const missed = Math.floor((now - nextRun(trigger)) / interval);
        state.setValue(stateKey(trigger), nextRun(trigger) + (missed + 1) * interval);
      }
      await Promise.all(due.map(invokeNow));
    },
    async run(key) {
      const trigger = manifest.modules.scheduledTrigger.find((one) => one.key === key);
      return trigger === undefined ? undefined : invokeNow(trigger);
    },
    list: () =>
      manifest.modules.scheduledTrigger.map((trigger) => ({
        key: trigger.key,
        interval: trigger.interval,
        nextRun: new Date(nextRun(trigger)).toISOString(),
      })),
  };
}
