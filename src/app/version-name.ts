import { z } from 'zod';
import { findChangeId } from '../domain/change/change-event';
import type { ChangeEvidence } from '../store/change-evidence';

const capturePayload = z.object({ name: z.string() });

/** What a version is called: as its capture was named, or after the change request that made it. */
export function versionName({ versions, events, issues }: ChangeEvidence, version: number): string {
  const fact = versions.find((candidate) => candidate.version === version);
  const captured = capturePayload.safeParse(fact?.payload);
  if (captured.success) return captured.data.name;
  const stream = events.find((event) => event.baselineVersion === version)?.stream ?? '';
  const key = issues.find(({ issueId }) => issueId === findChangeId(stream))?.issueKey;
  return key === undefined ? `Version ${version}` : `Change ${key}`;
}
