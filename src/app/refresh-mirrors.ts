import { z } from 'zod';
import type { Day } from '../domain/calendar/day';
import { issueVariance } from '../domain/variance/issue-variance';
import type { Money } from '../domain/money/money';
import { toDecimal } from '../domain/money/parse-money';
import { dayOf } from '../domain/calendar/time-zone';
import type { FieldIds } from '../jira/app-fields';
import type { FieldUpdate, FieldValue } from '../jira/field-values';
import type { BaselineRow } from '../store/baseline-rows';
import type { IssueFactWithCost } from '../store/ledger';
import type { AppDeps } from './app-deps';
import { toBudgetSpan, toIssueFact } from './ledger-fact';
import { findProjectRules, type ProjectRules } from './project-rules';
import { parseSiteConfig } from './site-config';

/** The read-only fields of a work item, by module key. */
const MIRRORED = [
  'actual-cost',
  'baseline-budget',
  'baseline-start',
  'baseline-finish',
  'cost-variance',
  'schedule-variance',
] as const;

type Mirror = Readonly<Record<(typeof MIRRORED)[number], FieldValue>>;

const NOTHING: Mirror = {
  'actual-cost': null,
  'baseline-budget': null,
  'baseline-start': null,
  'baseline-finish': null,
  'cost-variance': null,
  'schedule-variance': null,
};

const fieldValue = z.union([z.string(), z.number(), z.null()]);
const mirrorSchema = z.object({
  'actual-cost': fieldValue,
  'baseline-budget': fieldValue,
  'baseline-start': fieldValue,
  'baseline-finish': fieldValue,
  'cost-variance': fieldValue,
  'schedule-variance': fieldValue,
});

const ISSUES_A_ROUND = 250;

/**
 * Writes baseline, cost and variances of work items into Jira's read-only fields, so that JQL, boards and exports have them.
 * Only values that differ from what was last written are sent; repeating it sends nothing.
 *
 * @param issueIds which issues; null is the whole project
 */
export async function refreshMirrors(
  deps: Pick<AppDeps, 'store' | 'fieldValues' | 'now'>,
  projectId: string,
  issueIds: readonly string[] | null,
): Promise<void> {
  const { store, now } = deps;
  const head = await store.heads.read(projectId);
  const rules = findProjectRules(head.settings);
  if (rules === null || head.site === null) return;
  const { fieldIds } = parseSiteConfig(head.site.value);
  const today = dayOf(now(), rules.timeZone);
  const all = issueIds ?? (await store.ledger.readIssueIds(projectId));
  for (let at = 0; at < all.length; at += ISSUES_A_ROUND) {
    await refreshRound(deps, projectId, all.slice(at, at + ISSUES_A_ROUND), { rules, fieldIds, today });
  }
}

interface Round {
  readonly rules: ProjectRules;
  readonly fieldIds: FieldIds;
  readonly today: Day;
}

async function refreshRound(
  { store, fieldValues }: Pick<AppDeps, 'store' | 'fieldValues'>,
  projectId: string,
  issueIds: readonly string[],
  { rules, fieldIds, today }: Round,
): Promise<void> {
  // Issues that the ledger does not know may be gone from Jira, and a write that names one of them fails as a whole.
  const facts = (await store.ledger.readFacts(issueIds, today)).filter(({ isChange }) => !isChange);
  const baseline = new Map(
    (await store.baselineRows.readCurrent(projectId, issueIds)).map((row) => [row.issueId, row]),
  );
  const before = await store.mirrors.read(facts.map(({ issueId }) => issueId));
  const changed = facts.flatMap((fact) => {
    const old = readMirror(before.get(fact.issueId));
    const mirror = mirrorOf(fact, baseline.get(fact.issueId), rules, today);
    const keys = MIRRORED.filter((key) => mirror[key] !== old[key]);
    return keys.length === 0 ? [] : [{ issueId: fact.issueId, mirror, keys }];
  });
  if (changed.length === 0) return;
  await fieldValues.write(
    gather(
      changed.flatMap(({ issueId, mirror, keys }) =>
        keys.map((key) => ({ fieldId: fieldIds[key], issueId, value: mirror[key] })),
      ),
    ),
  );
  await store.mirrors.put(new Map(changed.map(({ issueId, mirror }) => [issueId, JSON.stringify(mirror)])));
}

function mirrorOf(row: IssueFactWithCost, baseline: BaselineRow | undefined, rules: ProjectRules, today: Day): Mirror {
  const fact = toIssueFact(row, rules.currency);
  if (baseline === undefined) {
    return { ...NOTHING, 'actual-cost': fact.actualCost.minor === 0n ? null : toNumber(fact.actualCost) };
  }
  const span = toBudgetSpan(baseline, rules.currency);
  const variance = issueVariance(span, fact, rules.calendar, today);
  return {
    'actual-cost': toNumber(fact.actualCost),
    'baseline-budget': toNumber(span.budget),
    'baseline-start': span.start,
    'baseline-finish': span.finish,
    'cost-variance': toNumber(variance.costVariance),
    'schedule-variance': variance.scheduleVarianceDays,
  };
}

/** Jira's number fields are doubles; amounts up to 10^15 minor units keep every digit. */
function toNumber(amount: Money): number {
  return Number(toDecimal(amount));
}

function readMirror(written: string | undefined): Mirror {
  if (written === undefined) return NOTHING;
  const parsed = mirrorSchema.safeParse(JSON.parse(written));
  return parsed.success ? parsed.data : NOTHING;
}

/** One update for all issues that get the same value in the same field. */
function gather(
  values: readonly { readonly fieldId: string; readonly issueId: string; readonly value: FieldValue }[],
): readonly FieldUpdate[] {
  const updates = new Map<string, FieldUpdate & { readonly issueIds: string[] }>();
  for (const { fieldId, issueId, value } of values) {
    const key = JSON.stringify([fieldId, value]);
    const update = updates.get(key) ?? { fieldId, value, issueIds: [] };
    update.issueIds.push(issueId);
    updates.set(key, update);
  }
  return [...updates.values()];
}
