import { randomUUID } from 'node:crypto';
import type { Clock, ProductEvent } from '../site/ports.ts';
import type { AppIdentity } from './app-identity.ts';
import type { Deliveries } from './deliveries.ts';
import { PRODUCT_EVENT_BYTES } from './limits.ts';
import type { Manifest, TriggerModule } from './manifest.ts';

/** Decides a trigger's `filter.expression`; null when it cannot be evaluated to a boolean. */
export type JudgeEvent = (expression: string, event: Readonly<Record<string, unknown>>) => Promise<boolean | null>;

export interface EventSource {
  /** Something happened on the site. */
  onProductEvent(event: ProductEvent): void;
  /** `avi:forge:…` events of the app's own life. */
  sendLifecycleEvent(eventType: string, payload: Readonly<Record<string, unknown>>): void;
}

export interface EventOptions {
  readonly manifest: Manifest;
  readonly identity: AppIdentity;
  readonly deliveries: Deliveries;
  readonly clock: Clock;
  readonly log: (line: string) => void;
}

/** The Jira scope without which an app is not sent an event: events-reference/jira. */
function scopeFor(eventType: string): string | null {
  if (eventType === 'avi:jira:failed:expression') return 'manage:jira-configuration';
  return eventType.startsWith('avi:jira:') ? 'read:jira-work' : null;
}

/** Turns what happens into deliveries to the manifest's triggers. Expressions are judged on delivery, see `run-delivery`. */
export function createEventSource({ manifest, identity, deliveries, clock, log }: EventOptions): EventSource {
  function send(
    eventType: string,
    payload: Readonly<Record<string, unknown>>,
    wants: (trigger: TriggerModule) => boolean,
  ): void {
    for (const trigger of manifest.modules.trigger) {
      if (!trigger.events.includes(eventType) || !wants(trigger)) continue;
      const now = clock.now();
      deliveries.enqueue({
        id: randomUUID(),
        kind: 'event',
        moduleKey: trigger.key,
        functionKey: trigger.function,
        name: eventType,
        payload: {
          ...payload,
          eventType,
          context: { cloudId: identity.cloudId, moduleKey: trigger.key },
          contextToken: 'local',
        },
        enqueuedAt: now,
        dueAt: now,
        attempts: 0,
        jobId: null,
        concurrency: null,
        retryContext: null,
      });
    }
  }

  return {
    onProductEvent({ eventType, payload, causedByAppId }) {
      const scope = scopeFor(eventType);
      if (scope !== null && !identity.scopes.includes(scope)) return;
      const selfGenerated = causedByAppId === identity.appId;
      const full = { ...payload, selfGenerated, timestamp: String(clock.now()) };
      if (Buffer.byteLength(JSON.stringify(full)) > PRODUCT_EVENT_BYTES) {
        log(`${eventType}: larger than ${PRODUCT_EVENT_BYTES} bytes, not delivered`);
        return;
      }
      send(eventType, full, (trigger) => !(selfGenerated && trigger.filter?.ignoreSelf === true));
    },
    sendLifecycleEvent(eventType, payload) {
      send(eventType, payload, () => true);
    },
  };
}
