import type {
  CurvePoint,
  Figures,
  ForecastRange,
  LevelOfEffort,
  Reply,
  UnmeasuredIssue,
  VarianceReport,
  VarianceView,
} from '../contract/api';
import { toFiguresJson, toForecastRangeJson, toMeasuresJson, toMoneyJson } from '../contract/money-json';
import { worklogCost } from '../domain/earned-value/actual-cost';
import { measureCurve, type Performance } from '../domain/earned-value/base-measures';
import { bridge } from '../domain/baseline/bridge';
import type { Day } from '../domain/calendar/day';
import { earningOf } from '../domain/earned-value/earning';
import { issueVariance } from '../domain/variance/issue-variance';
import { money, subtract, sum, type Money } from '../domain/money/money';
import { pointAt } from '../domain/earned-value/point-at';
import { positionRange } from '../domain/forecast/position-range';
import { projectFigures } from '../domain/earned-value/project-figures';
import { projectPosition } from '../domain/earned-value/project-position';
import { reportedFigures } from '../domain/history/reported-figures';
import { curveDays } from '../domain/calendar/sample-days';
import { seedOf } from '../domain/forecast/seed-of';
import { dayOf } from '../domain/calendar/time-zone';
import type { ClosedHeader } from '../store/closed-periods';
import type { BaselineIssues, UnmeasuredIssue as UnmeasuredRow } from '../store/variance-queries';
import type { RemainingWork } from '../store/work-details';
import type { AppDeps } from './app-deps';
import { countVersions, toVersionList, type CountedVersion } from './baseline-versions';
import type { ProjectCaller } from './caller';
import { recount, withoutItems } from './closed-figures';
import { earningNote, toBudgetSpan, toIssueFact } from './ledger-fact';
import { findLedgerState } from './ledger-state';
import { performancesOf, type Performances } from './performance';
import { findProjectRules, type ProjectRules } from './project-rules';
import { ok } from './reply';
import { SHOWN_EXCLUSIONS, toExclusionJson } from './stage-view';

const SHOWN_ISSUES = 100;
/** Level of effort comes too early in the order of the database; what it pushes back is read too. */
const READ_ISSUES = 2 * SHOWN_ISSUES;

/**
 * The variance page: against the original and the current baseline side by side. Six statements and no call to Jira, whatever
 * the number of issues; only a project that has nothing to show yet is asked who may change that.
 */
export async function reportVariance(
  { store, permissions, now }: Pick<AppDeps, 'store' | 'permissions' | 'now'>,
  { projectId }: ProjectCaller,
): Promise<Reply<VarianceView>> {
  const head = await store.heads.read(projectId);
  const rules = findProjectRules(head.settings);
  if (rules === null || head.site === null) {
    return ok({
      state: 'unconfigured',
      canConfigure: await permissions.inProject(projectId, 'ADMINISTER_PROJECTS'),
    });
  }
  const capture = head.versions.findLast(({ kind }) => kind === 'baseline-captured');
  if (capture === undefined) {
    return ok({ state: 'no-baseline', canCapture: await permissions.inProject(projectId, 'ADMINISTER_PROJECTS') });
  }
  const statusDay = dayOf(now(), rules.timeZone);
  const [spans, earned, { costs, remaining }, issues, uncounted] = await Promise.all([
    store.baselineRows.readSpans(projectId),
    store.variance.readEarned(projectId),
    store.variance.readSpending(projectId),
    store.variance.readIssues(projectId, statusDay, READ_ISSUES),
    store.variance.readUncounted(projectId, capture.eventId, SHOWN_EXCLUSIONS),
  ]);
  const versions = countVersions(head.versions, spans, rules.currency);
  const [original, current] = [versions[0], versions.at(-1)];
  if (original === undefined || current === undefined) throw new Error('a captured baseline has no rows');
  const list = toVersionList(versions, rules);
  const [originalJson, currentJson] = [list[0], list.at(-1)];
  if (originalJson === undefined || currentJson === undefined)
    throw new Error('a baseline has a first and a last version');

  const performances = performancesOf({ original, current }, earned, costs, rules);
  const toComplete = findEnteredToComplete(remaining, rules);
  const asOf = findLedgerState(head.ledger)?.asOfMs;
  return ok({
    state: 'ready',
    statusDay,
    currency: rules.currency,
    original: {
      version: originalJson,
      ...countedOf(performances.original, projectId, statusDay, toComplete, rules),
      levelOfEffort: levelOfEffortOf(original, statusDay, rules),
    },
    current: {
      version: currentJson,
      ...countedOf(performances.current, projectId, statusDay, toComplete, rules),
      levelOfEffort: levelOfEffortOf(current, statusDay, rules),
    },
    estimates: rules.settings.estimates,
    ...curveOf(performances, current, head.closed, statusDay, rules),
    issues: issuesOf(issues, statusDay, rules),
    issuesTotal: issues.total,
    issuesUnnamed: issues.unnamed,
    bridge: bridgeOf(versions, original, current, rules),
    exclusions: uncounted.excluded.shown.map(toExclusionJson),
    excludedTotal: uncounted.excluded.total,
    unmeasured: uncounted.unmeasured.shown.map(toUnmeasuredJson),
    unmeasuredTotal: uncounted.unmeasured.total,
    costOutsideBaseline: toMoneyJson(
      sum(
        costs.filter(({ day }) => day <= statusDay).map(({ outsideMinor }) => money(outsideMinor, rules.currency)),
        rules.currency,
      ),
    ),
    asOf: asOf === undefined ? null : new Date(asOf).toISOString(),
  });
}

function countedOf(
  performance: Performance,
  projectId: string,
  statusDay: Day,
  enteredToComplete: Money | null,
  { calendar, currency, settings }: ProjectRules,
): { readonly figures: Figures; readonly range: ForecastRange } {
  const { costWeightPercent, recentPeriods } = settings.estimates;
  const cost = hundredths(costWeightPercent);
  const weights = { cost, schedule: hundredths(100) - cost };
  const position = projectPosition(performance, calendar, currency, statusDay, recentPeriods);
  return {
    figures: toFiguresJson(projectFigures(position, { weights, enteredToComplete })),
    range: toForecastRangeJson(positionRange(performance, position, statusDay, seedOf(projectId))),
  };
}

/** ETC by the team's own estimates, also of work that no baseline holds; null while they are not whole, and so say too little. */
function findEnteredToComplete(
  { insideSeconds, outsideSeconds, unestimatedItems }: RemainingWork,
  { hourlyRate }: ProjectRules,
): Money | null {
  return unestimatedItems === 0 ? worklogCost(insideSeconds + outsideSeconds, hourlyRate) : null;
}

/** Weights are given with at most two decimals. */
function hundredths(percent: number): bigint {
  return BigInt(Math.round(percent * 100));
}

/** What was reported of closed periods stays. Earned value and cost stop at the status day; planned value runs on. */
function curveOf(
  performances: Performances,
  { start, finish }: CountedVersion,
  closed: readonly ClosedHeader[],
  statusDay: Day,
  rules: ProjectRules,
): Pick<VarianceReport, 'curve' | 'carried'> {
  const days = curveDays(start, finish, statusDay);
  const live = measureCurve(performances.current, rules.calendar, rules.currency, days);
  const periods = recount(closed, performances, rules).map(withoutItems);
  const { points, carried } = reportedFigures(periods, live, 'current');
  return {
    curve: points.map(({ day, figures, restated }): CurvePoint => ({
      day,
      reported: restated !== null,
      plannedValue: toMoneyJson(figures.plannedValue),
      earnedValue: day <= statusDay ? toMoneyJson(figures.earnedValue) : null,
      actualCost: day <= statusDay ? toMoneyJson(figures.actualCost) : null,
    })),
    carried: carried === null ? null : { from: carried.from, change: toMeasuresJson(carried.change) },
  };
}

/** Apart, because it is on plan by definition: a project that is mostly this shows no schedule variance whatever happens. */
function levelOfEffortOf(
  { levelOfEffort }: CountedVersion,
  statusDay: Day,
  { calendar, currency }: ProjectRules,
): LevelOfEffort | null {
  if (levelOfEffort.length === 0) return null;
  const part = { spans: levelOfEffort, levelOfEffort, progress: [], costs: [] };
  const measures = pointAt(measureCurve(part, calendar, currency, [statusDay]), 0);
  return { budget: toMoneyJson(measures.budgetAtCompletion), earnedValue: toMoneyJson(measures.earnedValue) };
}

function toUnmeasuredJson({ issueId, issueKey, ...counted }: UnmeasuredRow): UnmeasuredIssue {
  const earning = earningOf({ issueKey, ...counted }, counted.follows);
  if (earning.kind !== 'unmeasured') throw new Error(`issue ${issueId} is measured after all`);
  return { issueId, issueKey, explanation: earning.why };
}

function issuesOf({ issues }: BaselineIssues, statusDay: Day, rules: ProjectRules): VarianceReport['issues'] {
  const counted = issues.map(({ baseline, fact }) => {
    const span = toBudgetSpan(baseline, rules.currency);
    const known = toIssueFact(fact, rules.currency);
    return { span, known, fact, variance: issueVariance(span, known, rules.calendar, statusDay) };
  });
  counted.sort((one, other) => compare(one.variance.costVariance.minor, other.variance.costVariance.minor));
  return counted.slice(0, SHOWN_ISSUES).map(({ span, known, fact, variance }) => ({
    issueId: fact.issueId,
    issueKey: fact.issueKey,
    budget: toMoneyJson(span.budget),
    plannedValue: toMoneyJson(variance.plannedValue),
    earnedValue: toMoneyJson(variance.earnedValue),
    actualCost: toMoneyJson(known.actualCost),
    costVariance: toMoneyJson(variance.costVariance),
    scheduleVarianceDays: variance.scheduleVarianceDays,
    earningNote: earningNote(known.earning),
  }));
}

function compare(one: bigint, other: bigint): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The steps are what was decided; the ends are counted from rows. */
function bridgeOf(
  versions: readonly CountedVersion[],
  original: CountedVersion,
  current: CountedVersion,
  { calendar }: ProjectRules,
): VarianceReport['bridge'] {
  const steps = versions.slice(1).map((version, index) => {
    const before = versions[index] ?? original;
    const { name: label, changeIssueKey, finish } = version;
    const budgetChange = version.decidedCost ?? subtract(version.budget, before.budget);
    return { version: version.version, label, changeIssueKey, budgetChange, finish };
  });
  const made = bridge(original, steps, current, calendar);
  return {
    original: toMoneyJson(made.original.budget),
    steps: made.steps.map((step) => ({ ...step, budget: toMoneyJson(step.budget) })),
    current: toMoneyJson(made.current.budget),
    holds: made.holds,
  };
}
