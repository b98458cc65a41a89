import { z } from 'zod';
import type { BaselineVersion } from '../contract/api';
import { toMoneyJson } from '../contract/money-json';
import type { Currency } from '../domain/money/currency';
import { getDay, latestDay, earliestDay, type Day } from '../domain/calendar/day';
import { money, subtract, sum, type Money } from '../domain/money/money';
import type { BudgetSpan } from '../domain/baseline/budget-span';
import type { CountedSpan } from '../domain/options/state-of-position';
import { workingDaysBetween } from '../domain/calendar/working-calendar';
import type { BaselineSpan } from '../store/baseline-rows';
import type { VersionEvent } from '../store/project-head';
import type { ProjectRules } from './project-rules';

/** A committed version of a project's baseline with the sums of everything that is in it. */
export interface CountedVersion {
  readonly version: number;
  readonly name: string;
  readonly kind: 'capture' | 'change';
  readonly eventId: string;
  readonly changeIssueId: string | null;
  readonly changeIssueKey: string | null;
  readonly by: string;
  readonly atMs: number;
  readonly items: number;
  readonly budget: Money;
  readonly start: Day;
  readonly finish: Day;
  /** What was decided, for a change; null for a capture, which decides nothing but itself. */
  readonly decidedCost: Money | null;
  /** Sums by start and finish. */
  readonly spans: readonly CountedSpan[];
  /** Those of them that earn as time passes. */
  readonly levelOfEffort: readonly BudgetSpan[];
}

const capturePayload = z.object({ name: z.string() });
const approvalPayload = z.object({
  costMinor: z
    .string()
    .regex(/^-?\d+$/)
    .optional(),
});
const raisedPayload = z.object({ issueKey: z.string() });

/** Joins what the journal says of each version with the sums of its rows. A version without rows is left out. */
export function countVersions(
  events: readonly VersionEvent[],
  spans: readonly BaselineSpan[],
  currency: Currency,
): readonly CountedVersion[] {
  const captures = events.filter(({ kind }) => kind === 'baseline-captured').map(({ version }) => version);
  return events.flatMap((event) => {
    const capture = Math.max(...captures.filter((version) => version <= event.version));
    const held = spans
      .filter(({ fromVersion, untilVersion }) => {
        const replaced = untilVersion !== null && untilVersion <= event.version;
        return fromVersion >= capture && fromVersion <= event.version && !replaced;
      })
      .map(({ startDay, finishDay, budgetMinor, items, levelOfEffort }) => ({
        start: getDay(startDay),
        finish: getDay(finishDay),
        budget: money(budgetMinor, currency),
        items,
        levelOfEffort,
      }));
    const start = earliestDay(held.map((span) => span.start));
    const finish = latestDay(held.map((span) => span.finish));
    if (start === null || finish === null) return [];
    const budget = sum(
      held.map((span) => span.budget),
      currency,
    );
    const items = held.reduce((count, span) => count + span.items, 0);
    const levelOfEffort = held.filter((span) => span.levelOfEffort);
    return [{ ...describe(event, currency), items, budget, start, finish, spans: held, levelOfEffort }];
  });
}

function describe(event: VersionEvent, currency: Currency) {
  const { version, eventId, actor: by, atMs } = event;
  if (event.kind === 'baseline-captured') {
    const { name } = capturePayload.parse(event.payload);
    const none = { changeIssueId: null, changeIssueKey: null, decidedCost: null };
    return { version, eventId, name, kind: 'capture' as const, by, atMs, ...none };
  }
  // A key as Jira has it now, or as it was when the change was raised; one under a security level is not told.
  const raised = raisedPayload.parse(event.firstPayload);
  const { issueKey, restricted } = event.changeIssue ?? { ...raised, restricted: false };
  const { costMinor } = approvalPayload.parse(event.payload);
  return {
    version,
    eventId,
    name: restricted ? 'A change request under a security level' : `Change ${issueKey}`,
    kind: 'change' as const,
    by,
    atMs,
    // The stream of a change request is named after its issue.
    changeIssueId: restricted ? null : event.stream.slice(event.stream.indexOf('/') + 1),
    changeIssueKey: restricted ? null : issueKey,
    decidedCost: costMinor === undefined ? null : money(BigInt(costMinor), currency),
  };
}

function toVersionJson(
  version: CountedVersion,
  before: CountedVersion | null,
  { calendar }: ProjectRules,
): BaselineVersion {
  return {
    version: version.version,
    name: version.name,
    kind: version.kind,
    changeIssueId: version.changeIssueId,
    changeIssueKey: version.changeIssueKey,
    by: version.by,
    at: new Date(version.atMs).toISOString(),
    items: version.items,
    budget: toMoneyJson(version.budget),
    start: version.start,
    finish: version.finish,
    budgetChange: before === null ? null : toMoneyJson(subtract(version.budget, before.budget)),
    finishChangeDays: before === null ? null : workingDaysBetween(calendar, before.finish, version.finish),
  };
}

/** All versions, oldest first. */
export function toVersionList(versions: readonly CountedVersion[], rules: ProjectRules): readonly BaselineVersion[] {
  return versions.map((version, index) => toVersionJson(version, versions[index - 1] ?? null, rules));
}
