/**
 * What the pages and the resolvers agree on: one verb per resolver function, JSON only.
 *
 * Every reply is a {@link Reply}: a value, or a refusal with a code from a closed set and a sentence for people.
 * Money crosses as a decimal string in major units with its currency, days as ISO days (`2026-11-22`), instants as ISO
 * instants, account ids as Jira gives them. Names and summaries do not cross: the page asks Jira for those as the user,
 * so that nobody sees a name that Jira would not show them.
 */
import type { Exclusion } from '../domain/baseline/baseline-selection';
import type { ChangeLine, ChangeOption, ChangeState, ChangeTerms, WayToProceed } from '../domain/change/change-terms';
import type { MovePart } from '../domain/why-it-moved/move-parts';

export interface MoneyJson {
  /** Major units, such as `"-1250.50"`, with exactly the currency's number of decimals. */
  readonly amount: string;
  /** ISO 4217 code. */
  readonly currency: string;
}

/** A figure, or why it means nothing (never 0, 1.0, ∞ or NaN in its place). */
export type FigureJson = { readonly value: number } | { readonly undefined: string };
export type MoneyFigureJson = { readonly value: MoneyJson } | { readonly undefined: string };
export type DayFigureJson = { readonly value: string } | { readonly undefined: string };

export type RefusalCode =
  | 'invalid-request'
  | 'too-large'
  | 'not-signed-in'
  | 'no-permission'
  | 'not-found'
  | 'not-configured'
  | 'not-allowed-now'
  | 'not-an-approver'
  | 'own-change'
  | 'already-decided'
  | 'terms-changed'
  | 'conflict'
  | 'try-again'
  | 'fault';

export interface Refusal {
  readonly code: RefusalCode;
  /** What happened and what to do, for people. */
  readonly message: string;
  /** Path of the offending part of the request, such as `terms.lines.0.cost`. */
  readonly field?: string;
}

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

// --- settings ---------------------------------------------------------------------------------------------------------

/** How the progress of a work item is turned into earned value. A finished item has earned all of its budget under every one of them. */
export type EarnedValueMethod =
  /** What is entered in the field "Per cent complete". */
  | { readonly kind: 'percent-complete' }
  /** 0/100, 50/50, 20/80: this part once work has left the statuses "To Do", the rest at the finish. 0 … 100. */
  | { readonly kind: 'start-credit'; readonly atStartPercent: number }
  /** Shares of the budget by status reached; only the weights' proportions count. */
  | {
      readonly kind: 'weighted-milestones';
      readonly weights: readonly { readonly statusId: string; readonly weight: number }[];
    }
  /** "Units done" of "Units planned". */
  | { readonly kind: 'physical-units' }
  /** In step with the work item named in the field "Apportioned to". */
  | { readonly kind: 'apportioned' }
  /** Planned value as time passes, so there is no schedule variance; reported apart. */
  | { readonly kind: 'level-of-effort' };

export interface EarnedValueChoice {
  readonly method: EarnedValueMethod;
  /** Issue types that are measured another way; each once. */
  readonly overrides: readonly { readonly issueTypeId: string; readonly method: EarnedValueMethod }[];
}

export interface EstimateChoice {
  /** Weight of CPI in the weighted estimate at completion, 0 … 100; the rest is that of SPI. */
  readonly costWeightPercent: number;
  /** How many of the latest weeks the estimate at recent performance looks at, 1 … 52. */
  readonly recentPeriods: number;
}

export interface ProjectSettings {
  /** ISO 4217 */
  readonly currency: string;
  /** ISO weekdays, 1 Monday … 7 Sunday, at least one. */
  readonly workdays: readonly number[];
  readonly holidays: readonly string[];
  /** IANA zone that decides which day an instant belongs to. */
  readonly timeZone: string;
  /** Where the planned start is read from: Plumbline's field, or Jira's own start date field. */
  readonly plannedStart: 'plumbline' | 'jira';
  /** Cost of one hour of logged work. */
  readonly hourlyRate: MoneyJson;
  /** How far budget and finish may leave the current baseline before the gate calls it a breach. */
  readonly tolerance: { readonly costPercent: number; readonly scheduleDays: number };
  /** Account ids of those who decide change requests. */
  readonly approvers: readonly string[];
  /** Approvals needed, 1 … number of approvers. */
  readonly quorum: number;
  readonly earnedValue: EarnedValueChoice;
  readonly estimates: EstimateChoice;
}

export interface SettingsView {
  /** False while nobody has saved settings: the values are then defaults and nothing may be captured or submitted. */
  readonly saved: boolean;
  readonly settings: ProjectSettings;
  readonly canEdit: boolean;
  /** Currency may not change once a baseline exists; says why. */
  readonly currencyLocked: string | null;
}

// --- baseline ---------------------------------------------------------------------------------------------------------

export type { Exclusion };

/** A scan of the project, exactly as it would be captured. Nothing is visible to others until it is committed. */
export interface BaselineStage {
  readonly stageId: string;
  readonly state: 'scanning' | 'ready' | 'failed';
  readonly jql: string;
  readonly scanned: number;
  readonly included: number;
  readonly excluded: number;
  readonly budget: MoneyJson | null;
  readonly start: string | null;
  readonly finish: string | null;
  /** The first 200; `excluded` is the whole number. Issues under a security level are counted but not named. */
  readonly exclusions: readonly Exclusion[];
  readonly unnamed: number;
  readonly failure: string | null;
}

export interface BaselineVersion {
  /** 1 is the original. */
  readonly version: number;
  readonly name: string;
  readonly kind: 'capture' | 'change';
  /** For kind `change`: the approved change request. */
  readonly changeIssueId: string | null;
  readonly changeIssueKey: string | null;
  readonly by: string;
  readonly at: string;
  readonly items: number;
  readonly budget: MoneyJson;
  readonly start: string;
  readonly finish: string;
  /** Against the version before; for version 1 null. */
  readonly budgetChange: MoneyJson | null;
  readonly finishChangeDays: number | null;
}

export interface BaselineList {
  readonly configured: boolean;
  readonly canCapture: boolean;
  readonly versions: readonly BaselineVersion[];
}

// --- change requests --------------------------------------------------------------------------------------------------

export type { ChangeLine, ChangeOption, ChangeState, ChangeTerms, WayToProceed };

export interface ChangeSummary {
  readonly changeId: string;
  readonly issueKey: string;
  readonly state: ChangeState;
  readonly cost: MoneyJson;
  /** Working days by which the latest finish of the affected work moves; positive is later. */
  readonly days: number;
  /** Account ids of approvers who have not voted, while in review. */
  readonly waitingFor: readonly string[];
  readonly approvals: number;
  readonly quorum: number;
}

export interface LineEffect {
  readonly issueId: string;
  readonly issueKey: string;
  readonly kind: ChangeLine['kind'];
  readonly before: { readonly budget: MoneyJson; readonly start: string; readonly finish: string } | null;
  readonly after: { readonly budget: MoneyJson; readonly start: string; readonly finish: string } | null;
}

export interface JournalEntry {
  readonly seq: number;
  readonly kind: string;
  readonly by: string;
  readonly at: string;
  /** What happened, in one sentence without names. */
  readonly text: string;
  readonly hash: string;
}

export interface Permission {
  readonly allowed: boolean;
  /** When not allowed, why. */
  readonly reason: string | null;
}

export type ChangeAction = 'edit' | 'submit' | 'approve' | 'reject' | 'withdraw' | 'revise';

// --- panels -----------------------------------------------------------------------------------------------------------

export interface AgainstBaseline {
  readonly version: number;
  readonly name: string;
  readonly budget: MoneyJson;
  readonly start: string;
  readonly finish: string;
  readonly plannedValue: MoneyJson;
  readonly earnedValue: MoneyJson;
  /** EV − AC; negative is over. */
  readonly costVariance: MoneyJson;
  /** Today's budget less the baseline's; positive is over. */
  readonly budgetVariance: MoneyJson | null;
  /** Working days; negative is late. From expected finish to baseline finish. */
  readonly scheduleVarianceDays: number | null;
}

export interface WorkPanel {
  readonly kind: 'work';
  readonly issueId: string;
  readonly issueKey: string;
  readonly statusDay: string;
  readonly budget: MoneyJson | null;
  readonly actualCost: MoneyJson;
  /** What the work has earned, in per cent; null while nothing is entered, and of work that measures no progress. */
  readonly percentComplete: number | null;
  /** How the work earns, where that is not by its own progress; one or two sentences. */
  readonly earningNote: string | null;
  readonly start: string | null;
  readonly finish: string | null;
  /** Null when the issue is not in that baseline. */
  readonly original: AgainstBaseline | null;
  readonly current: AgainstBaseline | null;
  readonly hasBaseline: boolean;
  /** Sentences: how the issue has left its baseline beyond tolerance. */
  readonly breaches: readonly string[];
  readonly changes: readonly ChangeSummary[];
  /** Sentences: what the issue is waiting for; empty when the gate would let it pass. */
  readonly waitingFor: readonly string[];
  readonly canRaise: Permission;
}

export interface ChangePanel {
  readonly kind: 'change';
  readonly changeId: string;
  readonly issueKey: string;
  readonly state: ChangeState;
  /** Number of journal entries; an action must name the one it saw. */
  readonly seq: number;
  /** Hash of the terms as shown; a decision must name it. */
  readonly termsHash: string;
  readonly terms: ChangeTerms;
  readonly currency: string;
  readonly cost: MoneyJson;
  readonly days: number;
  readonly effects: readonly LineEffect[];
  /** Affected issues that this user may not see; counted, not named. */
  readonly hiddenLines: number;
  readonly raisedBy: string | null;
  readonly approvers: readonly {
    readonly accountId: string;
    readonly vote: 'approved' | 'rejected' | null;
    readonly at: string | null;
    readonly reason: string | null;
  }[];
  readonly quorum: number;
  readonly journal: readonly JournalEntry[];
  readonly can: Readonly<Record<ChangeAction, Permission>>;
  /** The baseline version this change made, once approved. */
  readonly baselineVersion: number | null;
  /** Follow-ups of the decision that are still being carried out. */
  readonly unfinished: readonly string[];
}

export interface UnconfiguredPanel {
  readonly kind: 'unconfigured';
  readonly message: string;
}

export type Panel = WorkPanel | ChangePanel | UnconfiguredPanel;

// --- variance page ----------------------------------------------------------------------------------------------------

/** A project against one baseline. Shares are of 1 (0.4 is 40 %), times in working days of the project's calendar. */
export interface Figures {
  readonly plannedValue: MoneyJson;
  readonly earnedValue: MoneyJson;
  readonly actualCost: MoneyJson;
  readonly budgetAtCompletion: MoneyJson;
  /** Of BAC. */
  readonly plannedShare: FigureJson;
  readonly completeShare: FigureJson;
  readonly spentShare: FigureJson;
  readonly scheduleVariance: MoneyJson;
  readonly costVariance: MoneyJson;
  readonly scheduleVarianceShare: FigureJson;
  readonly costVarianceShare: FigureJson;
  readonly schedulePerformanceIndex: FigureJson;
  readonly costPerformanceIndex: FigureJson;
  readonly estimates: Readonly<Record<EstimateName, MoneyFigureJson>>;
  /** The one of them that is shown first. */
  readonly estimateAtCompletion: MoneyFigureJson;
  /** Which formula it came from. */
  readonly estimateBasis: 'cost-performance' | 'planned-rate';
  /** ETC and VAC, from it. */
  readonly estimateToComplete: MoneyFigureJson;
  readonly varianceAtCompletion: MoneyFigureJson;
  readonly toCompletePerformanceIndex: { readonly toBudget: FigureJson; readonly toEstimate: FigureJson };
  readonly inTime: FiguresInTime;
  /** Fewer than 15 % complete: indices swing. */
  readonly lowMaturity: boolean;
  /** 90 % or more complete: SPI drifts back to 1 whatever the delay, so prefer SPI(t). */
  readonly preferScheduleInTime: boolean;
}

export type EstimateName =
  | 'atPlannedRate'
  | 'atCostPerformance'
  | 'atSchedulePerformance'
  | 'atCostAndSchedulePerformance'
  | 'weighted'
  | 'atRecentPerformance'
  | 'bottomUp';

export interface FiguresInTime {
  /** AT, counted to the status day or to the day on which everything was earned. */
  readonly actualTime: number;
  /** PD */
  readonly plannedDuration: number;
  /** ES */
  readonly earnedSchedule: FigureJson;
  /** SV(t), SPI(t), TSPI */
  readonly scheduleVariance: FigureJson;
  readonly schedulePerformanceIndex: FigureJson;
  readonly toCompleteSchedulePerformanceIndex: FigureJson;
  readonly atPlannedRate: TimeForecastJson;
  readonly atSchedulePerformance: TimeForecastJson;
  readonly atCostAndSchedulePerformance: TimeForecastJson;
}

/** IEAC(t) from the baseline's start, and the working day on which it ends. */
export interface TimeForecastJson {
  readonly duration: FigureJson;
  readonly finish: DayFigureJson;
}

export interface CurvePoint {
  readonly day: string;
  /** The last day of a closed period, as it was reported. */
  readonly reported: boolean;
  readonly plannedValue: MoneyJson;
  /** Null after the status day. */
  readonly earnedValue: MoneyJson | null;
  readonly actualCost: MoneyJson | null;
}

export interface IssueVariance {
  readonly issueId: string;
  readonly issueKey: string;
  readonly budget: MoneyJson;
  readonly plannedValue: MoneyJson;
  readonly earnedValue: MoneyJson;
  readonly actualCost: MoneyJson;
  readonly costVariance: MoneyJson;
  readonly scheduleVarianceDays: number | null;
  /** As in {@link WorkPanel}. */
  readonly earningNote: string | null;
}

export interface UnmeasuredIssue {
  readonly issueId: string;
  readonly issueKey: string;
  readonly explanation: string;
}

/** The part of a baseline that earns as time passes. It is in the figures beside it, and hides no delay in them. */
export interface LevelOfEffort {
  readonly budget: MoneyJson;
  readonly earnedValue: MoneyJson;
}

export interface BridgeStep {
  readonly version: number;
  readonly label: string;
  readonly changeIssueKey: string | null;
  readonly budget: MoneyJson;
  readonly finishDays: number;
}

/** The project's final cost and finish with their uncertainty: no more, or no later, than P50 as likely as not, than P80 four times in five. */
export interface ForecastRange {
  readonly finalCost: { readonly p50: MoneyFigureJson; readonly p80: MoneyFigureJson };
  readonly finish: { readonly p50: DayFigureJson; readonly p80: DayFigureJson };
  /** How it was come by and whose method that is, in one sentence. */
  readonly method: string;
  readonly trials: number;
  /** Completed weeks in which something was earned or spent, and how many of them it takes. */
  readonly weeksOfHistory: number;
  readonly weeksNeeded: number;
}

export interface AgainstVersion {
  readonly version: BaselineVersion;
  readonly figures: Figures;
  readonly range: ForecastRange;
  /** Null when nothing of the baseline is level of effort. */
  readonly levelOfEffort: LevelOfEffort | null;
}

export interface VarianceReport {
  readonly state: 'ready';
  readonly statusDay: string;
  readonly currency: string;
  readonly original: AgainstVersion;
  readonly current: AgainstVersion;
  /** What two of the estimates were made with. */
  readonly estimates: EstimateChoice;
  /**
   * Points on the current baseline: one for each closed period, then weekly ones to the later of finish and status day; weekly
   * from the baseline's start while nothing is closed.
   */
  readonly curve: readonly CurvePoint[];
  /** By how much the curve steps after the last closed day, because what was reported up to it has been restated. */
  readonly carried: { readonly from: string; readonly change: MeasuresJson } | null;
  /** Worst cost variance first; at most 100. */
  readonly issues: readonly IssueVariance[];
  readonly issuesTotal: number;
  /** Issues under a security level: in the totals, not in the table. */
  readonly issuesUnnamed: number;
  /** `original.budget + Σ steps.budget = current.budget`, and so for each. */
  readonly bridge: {
    readonly original: MoneyJson;
    readonly steps: readonly BridgeStep[];
    readonly current: MoneyJson;
    readonly holds: boolean;
  };
  readonly exclusions: readonly Exclusion[];
  readonly excludedTotal: number;
  /** In the current baseline, and earning nothing because nothing can be measured; as `exclusions`, with its own total. */
  readonly unmeasured: readonly UnmeasuredIssue[];
  readonly unmeasuredTotal: number;
  /** Cost booked on issues outside the current baseline; part of `actualCost`. */
  readonly costOutsideBaseline: MoneyJson;
  /** When the ledger last heard from Jira. */
  readonly asOf: string | null;
}

// --- why it moved -----------------------------------------------------------------------------------------------------

/** By what work is grouped; what a work item counts in is one group of each. */
export type MoveFacet = 'component' | 'epic' | 'assignee';

/** A group of work items, or a month. */
export type MoveGroup =
  /**
   * Component ids (all of a work item that has several, so that it counts once), the id of the topmost work item above it, an
   * account id, or a month as `2026-06`.
   */
  | { readonly kind: 'of'; readonly ids: readonly string[] }
  /** Work without any; of months, what is still to come. */
  | { readonly kind: 'none' }
  /** Work under a security level or below such work, and what is no longer known in the project: its groups are not told. */
  | { readonly kind: 'unnamed' };

export interface MoveRequest {
  readonly by: 'none' | MoveFacet | 'month';
  /** Only the work of one group; null is all. */
  readonly only: { readonly by: MoveFacet; readonly group: MoveGroup } | null;
}

/** Positive makes the project dearer. The parts add up to the total. */
export type MoveParts = Readonly<Record<MovePart | 'total', MoneyJson>>;

/** What the move from the original budget to the current estimate is made of; see `MOVE_PARTS`. */
export interface MoveExplained {
  readonly statusDay: string;
  /** Original budget at completion; current budget at completion, which the first three parts make of it. */
  readonly from: MoneyJson;
  readonly budget: MoneyJson;
  /** Of the whole the estimate at completion that is shown first, of a group its part of it: `from` + total. */
  readonly to: MoneyJson;
  readonly parts: MoveParts;
  /** Largest total first, months in their order; at most 200. With `rest` they add up to `parts`. */
  readonly rows: readonly { readonly group: MoveGroup; readonly parts: MoveParts }[];
  /** The groups past the last row together. */
  readonly rest: { readonly groups: number; readonly parts: MoveParts } | null;
}

// --- figures of groups ------------------------------------------------------------------------------------------------

/** Where a group of work stands at the status day; as in {@link Figures}. */
export interface GroupFiguresJson extends MeasuresJson {
  readonly scheduleVariance: MoneyJson;
  readonly costVariance: MoneyJson;
  readonly schedulePerformanceIndex: FigureJson;
  readonly costPerformanceIndex: FigureJson;
  readonly completeShare: FigureJson;
  readonly lowMaturity: boolean;
}

/** Amounts in major units, one for each of the days; earned value and actual cost stop at the status day, and so are fewer. */
export type GroupCurveJson = Readonly<Record<'plannedValue' | 'earnedValue' | 'actualCost', readonly string[]>>;

export interface GroupRow {
  readonly figures: GroupFiguresJson;
  readonly curve: GroupCurveJson;
}

/**
 * The project against its current baseline, group by group. Cost of work that no baseline holds is in the group of that work.
 * BAC and AC of the groups add up to the whole's; PV and EV are rounded once in each, and may do so to some minor units more or less.
 */
export interface VarianceGroups {
  readonly statusDay: string;
  readonly currency: string;
  /** Days of every curve: weekly from the baseline's start to the later of finish and status day, in at most 104 steps. */
  readonly days: readonly string[];
  /** Worst cost variance first; at most 200. */
  readonly rows: readonly (GroupRow & { readonly group: MoveGroup })[];
  /** The groups past the last row together. */
  readonly rest: (GroupRow & { readonly groups: number }) | null;
  /** As {@link VarianceReport} has it; the curve, unlike the report's, without what closed periods have kept. */
  readonly whole: GroupRow;
}

// --- closed periods ---------------------------------------------------------------------------------------------------

/** PV, EV, AC and BAC, or by how much each changed. */
export interface MeasuresJson {
  readonly plannedValue: MoneyJson;
  readonly earnedValue: MoneyJson;
  readonly actualCost: MoneyJson;
  readonly budgetAtCompletion: MoneyJson;
}

/** Amounts of the period alone. */
export interface RestatedItemJson {
  readonly issueId: string;
  readonly earnedBefore: MoneyJson;
  readonly earnedNow: MoneyJson;
  readonly actualBefore: MoneyJson;
  readonly actualNow: MoneyJson;
}

/** What has been recorded differently since a period was closed. Measures are those of the period alone. */
export interface RestatementJson {
  readonly reported: MeasuresJson;
  readonly restated: MeasuresJson;
  /** `restated − reported`, and the sum of what `items`, `levelOfEffort` and `others` changed. */
  readonly change: MeasuresJson;
  /** Largest effect first; at most 50. */
  readonly items: readonly RestatedItemJson[];
  /** Earned value of level of effort, which moves with plan and calendar; null when it did not. */
  readonly levelOfEffort: MoneyJson | null;
  /** Items beyond the 50, under a security level or no longer in Jira; without any, the rounding of earned value item by item. */
  readonly others: { readonly count: number; readonly earnedValue: MoneyJson; readonly actualCost: MoneyJson };
}

export interface ClosedAgainst {
  /** Cumulative, at the end of the period. */
  readonly reported: MeasuresJson;
  readonly restatement: RestatementJson | null;
}

export interface ClosedPeriodJson {
  /** Its last day. */
  readonly through: string;
  readonly closedBy: string;
  readonly closedAt: string;
  /** The current baseline when it was closed. */
  readonly baselineVersion: number;
  readonly original: ClosedAgainst;
  readonly current: ClosedAgainst;
}

export interface ClosedPeriods {
  readonly canClose: boolean;
  /** Through which days the next period may be closed; null while through none. */
  readonly closable: { readonly from: string; readonly to: string } | null;
  /** Oldest first. */
  readonly periods: readonly ClosedPeriodJson[];
}

// --- ways to proceed --------------------------------------------------------------------------------------------------

/** A way to proceed, to be weighed. Amounts are decimal text in major units of the project's currency. */
export type ProposedOption =
  /** What is not earned yet of these items leaves the project: it will not be done, or elsewhere and later. 1 … 20 of them. */
  | {
      readonly way: 'redefine-success';
      readonly items: readonly { readonly issueId: string; readonly decision: 'drop' | 'defer' }[];
    }
  | { readonly way: 'more-money'; readonly amount: string }
  | {
      readonly way: 'more-people';
      readonly people: number;
      /** Of each of them, a working day. */
      readonly rate: string;
      /** Their first day. */
      readonly start: string;
      /** What a unit of their cost earns, in per cent of what a unit of the team's does. Whole, 0 … 1000. */
      readonly productivityPercent: number;
    }
  /** A day, or `forecast`: as late as the work is forecast to end, and never earlier than was approved. */
  | { readonly way: 'more-time'; readonly finish: string };

export type ToleranceVerdict = 'within' | 'beyond';

export type LineValueJson =
  | { readonly unit: 'money'; readonly amount: MoneyJson }
  | { readonly unit: 'day'; readonly day: string }
  | { readonly unit: 'working-days' | 'index'; readonly number: number };

/** One step of how a figure comes about, in the names of the steps before it. */
export interface ExplanationLineJson {
  readonly label: string;
  readonly formula: string;
  readonly value: { readonly value: LineValueJson } | { readonly undefined: string };
  readonly why: string;
}

/** What one way to proceed, or two together, would make of the project. */
export interface ScenarioJson {
  readonly ways: readonly WayToProceed[];
  readonly budgetAtCompletion: MoneyJson;
  readonly estimateAtCompletion: MoneyJson;
  /** Which formula it came from. */
  readonly estimateBasis: Figures['estimateBasis'];
  readonly finish: DayFigureJson;
  readonly approvedFinish: string;
  readonly toCompletePerformanceIndex: Figures['toCompletePerformanceIndex'];
  readonly tolerance: {
    /** EAC less BAC; negative is under. */
    readonly cost: { readonly verdict: ToleranceVerdict; readonly over: MoneyJson; readonly allowed: MoneyJson };
    /** Working days after the approved finish; negative is early. */
    readonly finish:
      | {
          readonly value: {
            readonly verdict: ToleranceVerdict;
            readonly daysLate: number;
            readonly allowedDays: number;
          };
        }
      | { readonly undefined: string };
  };
  readonly explanation: readonly ExplanationLineJson[];
}

export interface WeighedWays {
  readonly statusDay: string;
  /**
   * Staying first, with exactly the figures of the report against the current baseline; then each option, then each pair, in the
   * order of the request. `options` are places in it. Two options that contradict each other have a sentence instead.
   */
  readonly scenarios: readonly ({ readonly options: readonly number[] } & (
    { readonly scenario: ScenarioJson } | { readonly contradiction: string }
  ))[];
}

export type VarianceView =
  | { readonly state: 'unconfigured'; readonly canConfigure: boolean }
  | { readonly state: 'no-baseline'; readonly canCapture: boolean }
  | VarianceReport;

// --- set-up -----------------------------------------------------------------------------------------------------------

export interface SetupOptions {
  readonly projects: readonly {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly ready: boolean;
  }[];
  /** Workflows of the chosen projects' other issue types, with the transitions a gate can stand on. */
  readonly workflows: readonly {
    readonly id: string;
    readonly name: string;
    readonly usedBy: readonly string[];
    readonly transitions: readonly {
      readonly id: string;
      readonly name: string;
      /** Empty: from any status. */
      readonly from: readonly string[];
      readonly to: string;
      readonly gated: boolean;
    }[];
  }[];
}

export interface SetupChoices {
  readonly projectIds: readonly string[];
  readonly gates: readonly { readonly workflowId: string; readonly transitionId: string }[];
}

export interface SetupStep {
  readonly id: string;
  readonly title: string;
  /** What exactly would be created or changed, or what was found in place. */
  readonly detail: string;
  readonly state: 'needed' | 'in-place';
  /** How to undo it by hand. */
  readonly undo: string;
}

export interface SetupPlan {
  readonly steps: readonly SetupStep[];
}

// --- the verbs --------------------------------------------------------------------------------------------------------

export interface Api {
  'panel/read': { request: Record<string, never>; value: Panel };

  /**
   * From a work issue: creates a Change Request issue as the user, with a first draft that affects the issue. `raiseId` is a
   * UUID made before the first attempt: repeating an attempt whose answer was lost makes no second change request.
   */
  'change/raise': {
    request: { raiseId: string; summary: string; terms: ChangeTerms };
    value: { issueKey: string };
  };
  /** The rest act on the change request whose panel the page is in. Each names the journal entry it saw. */
  'change/edit': { request: { seq: number; terms: ChangeTerms }; value: ChangePanel };
  'change/submit': { request: { seq: number; termsHash: string }; value: ChangePanel };
  'change/decide': {
    request: { seq: number; termsHash: string; decision: 'approve' | 'reject'; reason: string };
    value: ChangePanel;
  };
  'change/withdraw': { request: { seq: number; reason: string }; value: ChangePanel };
  /** From rejected back to draft. */
  'change/revise': { request: { seq: number }; value: ChangePanel };
  /** What lines would do to the current baseline; nothing is saved. */
  'change/preview': {
    request: { terms: ChangeTerms };
    value: { cost: MoneyJson; days: number; effects: readonly LineEffect[] };
  };

  'baseline/list': { request: Record<string, never>; value: BaselineList };
  /** Starts a scan; poll `baseline/stage-read`. `jql` narrows the project's issues; empty is all. */
  'baseline/stage': { request: { jql: string }; value: BaselineStage };
  'baseline/stage-read': { request: { stageId: string }; value: BaselineStage };
  'baseline/commit': { request: { stageId: string; name: string }; value: BaselineVersion };

  'period/list': { request: Record<string, never>; value: ClosedPeriods };
  /** For good: a closed period cannot be reopened or edited. Repeating a close whose answer was lost closes nothing twice. */
  'period/close': { request: { through: string }; value: ClosedPeriods };

  'variance/report': { request: Record<string, never>; value: VarianceView };
  'variance/why': { request: MoveRequest; value: MoveExplained };
  'variance/groups': { request: { by: MoveFacet }; value: VarianceGroups };
  /** At most five options; nothing is saved. */
  'variance/options': { request: { options: readonly ProposedOption[] }; value: WeighedWays };

  'settings/read': { request: Record<string, never>; value: SettingsView };
  'settings/save': { request: { settings: ProjectSettings }; value: SettingsView };

  'setup/options': { request: { projectIds: readonly string[] }; value: SetupOptions };
  'setup/plan': { request: SetupChoices; value: SetupPlan };
  /** Carries out one step; the page calls it for each needed step in order, so progress shows and a failure can be resumed. */
  'setup/apply': { request: { choices: SetupChoices; stepId: string }; value: SetupStep };
}

export type Verb = keyof Api;
export type RequestOf<V extends Verb> = Api[V]['request'];
export type ValueOf<V extends Verb> = Api[V]['value'];
