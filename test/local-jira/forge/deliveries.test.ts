import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProductEvent } from '../../../local-jira/site/ports.ts';
import { FIXTURE_NOW, openFixtureSite, type FixtureSite } from './fixture-site.ts';

interface Seen {
  kind: string;
  event: Record<string, unknown> & {
    retryContext?: { retryCount: number; retryReason: string; retryData: unknown };
    body?: unknown;
    eventId?: string;
  };
  user?: { ok: boolean; name?: string };
}

// Each test opens a site of its own, on machines that do other things as well.
jest.setTimeout(30_000);

let site: FixtureSite;
beforeEach(async () => {
  site = await openFixtureSite();
  await site.forge.deliveries.drain();
});
afterEach(() => site.close());

async function seen(kind?: string): Promise<Seen[]> {
  const all = (await site.ask('seen')) as Seen[];
  return kind === undefined ? all : all.filter((one) => one.kind === kind);
}

function happen(summary: string, causedByAppId: string | null = null, eventType = 'avi:jira:updated:issue'): void {
  const event: ProductEvent = {
    eventType,
    payload: { issue: { key: 'FIX-1', fields: { summary } } },
    causedByAppId,
    actorId: 'acc-member',
  };
  site.site.emit(event);
  site.site.commit();
}

describe('Installing', () => {
  test('sends avi:forge:installed:app once, and not again after a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'local-jira-'));
    const first = await openFixtureSite({ dataDir });
    await first.forge.deliveries.drain();
    expect(await first.ask('seen')).toMatchObject([
      {
        event: {
          eventType: 'avi:forge:installed:app',
          installerAccountId: 'acc-admin',
          id: first.forge.identity.installationId,
        },
      },
    ]);
    await first.close();
    const second = await openFixtureSite({ dataDir });
    await second.forge.deliveries.drain();
    expect(await second.ask('seen')).toEqual([]);
    await second.close();
    rmSync(dataDir, { recursive: true });
  });
});

describe('Product events', () => {
  test('reach every trigger that asks for them, without a user to act as', async () => {
    happen('changed');
    await site.forge.deliveries.drain();
    const events = (await seen('event')).filter((one) => one.event['eventType'] === 'avi:jira:updated:issue');
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({
      event: {
        selfGenerated: false,
        issue: { key: 'FIX-1' },
        context: { cloudId: site.site.cloudId },
        timestamp: expect.any(String) as unknown,
      },
      user: { ok: false, name: 'NEEDS_AUTHENTICATION_ERR' },
    });
  });

  test('that the app caused itself are marked, and kept from triggers that ignore them', async () => {
    happen('mine', site.forge.identity.appId);
    await site.forge.deliveries.drain();
    const events = (await seen('event')).filter((one) => one.event['eventType'] === 'avi:jira:updated:issue');
    expect(
      events.map((one) => [one.event['selfGenerated'], (one.event['context'] as { moduleKey: string }).moduleKey]),
    ).toEqual([[true, 'on-issue']]);
  });

  test('are delivered again when the app asks for it, with what it said, once the time has come', async () => {
    happen('ask for a retry', null, 'avi:jira:created:issue');
    await site.forge.deliveries.drain();
    const created = async (): Promise<Seen[]> =>
      (await seen('event')).filter((one) => one.event['eventType'] === 'avi:jira:created:issue');
    expect(await created()).toHaveLength(1);
    site.clock.setNow(FIXTURE_NOW + 29_000);
    await site.forge.deliveries.drain();
    expect(await created()).toHaveLength(1);
    site.clock.setNow(FIXTURE_NOW + 30_000);
    await site.forge.deliveries.drain();
    expect(await created()).toHaveLength(2);
    expect((await created())[1]?.event.retryContext).toEqual({
      retryCount: 1,
      retryReason: 'FUNCTION_RETRY_REQUEST',
      retryData: { note: 'again' },
    });
    await site.forge.deliveries.drain({ includeDelayed: true });
    expect((await created()).map((one) => one.event.retryContext?.retryCount)).toEqual([undefined, 1, 2]);
  });

  test('larger than 200 kB are not delivered', async () => {
    happen('x'.repeat(200_001));
    await site.forge.deliveries.drain();
    expect((await seen('event')).filter((one) => one.event['eventType'] === 'avi:jira:updated:issue')).toEqual([]);
    expect(site.log.join()).toContain('larger than 200000 bytes');
  });

  test('can be dropped, repeated and held back so that a later one overtakes', async () => {
    const drop = site.forge.interception.add((crossing) =>
      crossing.kind === 'event' ? { action: 'drop' } : { action: 'proceed' },
    );
    happen('dropped');
    await site.forge.deliveries.drain();
    drop();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    site.forge.interception.add(async (crossing) => {
      if (crossing.kind !== 'event' || crossing.moduleKey !== 'on-issue') return { action: 'drop' };
      const text = JSON.stringify(crossing.payload);
      if (text.includes('early')) await held;
      return text.includes('late') ? { action: 'repeat', times: 2 } : { action: 'proceed' };
    });
    happen('early');
    happen('late');
    const drained = site.forge.deliveries.drain();
    for (let wait = 0; wait < 100 && (await seen('event')).length < 3; wait += 1)
      await new Promise((resolve) => setTimeout(resolve, 5));
    release();
    await drained;
    const summaries = (await seen('event')).map(
      (one) => (one.event['issue'] as { fields: { summary: string } } | undefined)?.fields.summary,
    );
    expect(summaries).toEqual([undefined, 'late', 'late', 'early']);
  });
});

describe('The queue', () => {
  test('gives each pushed event to the consumer, and counts the job', async () => {
    const pushed = (await site.ask('push', { events: [{ body: { n: 1 } }, { body: { n: 2 } }] })) as {
      value: { jobId: string };
    };
    await site.forge.deliveries.drain();
    expect((await seen('job')).map((one) => one.event.body)).toEqual([{ n: 1 }, { n: 2 }]);
    expect((await seen('job'))[0]?.event).toMatchObject({
      queueName: 'work',
      jobId: pushed.value.jobId,
      eventId: expect.any(String) as unknown,
    });
    expect(await site.ask('jobStats', { jobId: pushed.value.jobId })).toEqual({
      ok: true,
      value: { success: 2, inProgress: 0, failed: 0 },
    });
    expect(await site.ask('jobStats', { jobId: 'nope' })).toMatchObject({
      ok: false,
      message: 'The job nope was not found for the queue work.',
    });
  });

  test('waits for the delay that was asked for', async () => {
    await site.ask('push', { events: [{ body: { n: 1 }, delayInSeconds: 60 }] });
    await site.forge.deliveries.drain();
    expect(await seen('job')).toEqual([]);
    site.clock.setNow(FIXTURE_NOW + 60_000);
    await site.forge.deliveries.drain();
    expect(await seen('job')).toHaveLength(1);
  });

  test('delivers again when the consumer fails, with growing pauses and a retry context', async () => {
    await site.ask('push', { events: [{ body: { failTimes: 2 } }] });
    await site.forge.deliveries.drain({ includeDelayed: true });
    const jobs = await seen('job');
    expect(jobs.map((one) => one.event.retryContext?.retryCount)).toEqual([undefined, 1, 2]);
    expect(jobs[1]?.event.retryContext).toMatchObject({
      retryReason: 'FUNCTION_RETRY_REQUEST',
      retentionWindow: { startTime: new Date(FIXTURE_NOW).toISOString() },
    });
    expect(new Set(jobs.map((one) => one.event.eventId)).size).toBe(1);
  });

  test('keeps to the concurrency that a key asks for', async () => {
    let running = 0;
    let most = 0;
    site.forge.interception.add(async (crossing) => {
      if (crossing.kind !== 'job') return { action: 'proceed' };
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
      return { action: 'proceed' };
    });
    const events = [1, 2, 3, 4].map((n) => ({ body: { n }, concurrency: { key: 'one', limit: 1 } }));
    await site.ask('push', { events });
    await site.forge.deliveries.drain();
    expect(most).toBe(1);
    expect(await seen('job')).toHaveLength(4);
  });

  test('refuses a queue that nobody consumes, too many events and too large ones', async () => {
    const many = Array.from({ length: 51 }, () => ({ body: {} }));
    expect(await site.ask('push', { events: many })).toMatchObject({
      ok: false,
      message: 'This push contains more than the 50 events allowed.',
    });
    const handled = await site.forge.invoke(
      {
        functionKey: 'resolver',
        moduleType: 'jira:issuePanel',
        moduleKey: 'panel',
        accountId: null,
        action: null,
        timeoutMs: 1_000,
        background: false,
      },
      { call: { functionKey: 'push', payload: { events: [{ body: { text: 'x'.repeat(201 * 1024) } }] } }, context: {} },
    );
    expect(handled).toMatchObject({ ok: true, value: { ok: false, message: 'The maximum payload size is 200KB.' } });
  });

  test('keeps undelivered events over a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'local-jira-'));
    const first = await openFixtureSite({ dataDir });
    await first.forge.deliveries.drain();
    await first.ask('push', { events: [{ body: { kept: true }, delayInSeconds: 10 }] });
    await first.close();
    const second = await openFixtureSite({ dataDir });
    await second.forge.deliveries.drain({ includeDelayed: true });
    expect(await second.ask('seen')).toMatchObject([{ kind: 'job', event: { body: { kept: true } } }]);
    await second.close();
    rmSync(dataDir, { recursive: true });
  });
});

describe('Scheduled triggers', () => {
  test('run first about five minutes after installation, then by their interval, by the clock of the site', async () => {
    await site.forge.schedules.tick();
    expect(await seen('schedule')).toHaveLength(0);
    site.clock.setNow(FIXTURE_NOW + 5 * 60_000);
    await site.forge.schedules.tick();
    await site.forge.schedules.tick();
    expect(await seen('schedule')).toHaveLength(1);
    site.clock.setNow(FIXTURE_NOW + 65 * 60_000);
    await site.forge.schedules.tick();
    expect(await seen('schedule')).toHaveLength(2);
    expect((await seen('schedule'))[0]?.event).toMatchObject({
      context: { cloudId: site.site.cloudId, moduleKey: 'every-hour' },
    });
  });

  test('run once, not many times, after a long sleep, and at will', async () => {
    site.clock.setNow(FIXTURE_NOW + 48 * 60 * 60_000);
    await site.forge.schedules.tick();
    await site.forge.schedules.tick();
    expect(await seen('schedule')).toHaveLength(1);
    await site.forge.schedules.run('every-hour');
    expect(await seen('schedule')).toHaveLength(2);
    expect(await site.forge.schedules.run('nope')).toBeUndefined();
  });
});
