import type { WayToProceed } from '../change/change-terms';
import type { Day } from '../calendar/day';
import type { ExplanationLine } from './explanation-line';
import type { Figure } from '../earned-value/figure';
import type { CostVerdict, FinishVerdict } from '../variance/judge-tolerance';
import type { Money } from '../money/money';
import type { EstimateBasis } from '../earned-value/project-figures';
import type { MovedOut } from './redefine-scope';
import type { FinishBasis } from './schedule-position';

/** What a way to proceed, or two together, would make of a project. Money is rounded half-even, once. */
export interface ScenarioFigures {
  /** In the order in which they are applied. */
  readonly ways: readonly WayToProceed[];
  /** What leaves the project, item by item. With the budget of the work kept it adds up to the BAC of today. */
  readonly movedOut: readonly MovedOut[];
  /** The budget of the work that is kept, earned or not. */
  readonly workBudget: Money;
  /** The new BAC: that, and the money added. */
  readonly budgetAtCompletion: Money;
  readonly estimateAtCompletion: Money;
  /** Which formula EAC came from. */
  readonly estimateBasis: EstimateBasis;
  /** The last day of work; the status day when dropping leaves nothing to do. */
  readonly finish: Figure<Day>;
  /** Which pace it came from. */
  readonly finishBasis: Figure<FinishBasis>;
  readonly approvedFinish: Day;
  readonly toCompletePerformanceIndex: {
    /** (work kept − EV) / (new BAC − AC): money added buys no work, so the same work is left over more money. */
    readonly toBudget: Figure;
    /** (work kept − EV) / (EAC − AC). Undefined, as the engine has it, while there is no cost performance for EAC to go by. */
    readonly toEstimate: Figure;
  };
  /** TSPI: what is left of the plan over the working days to the approved finish. */
  readonly toCompleteSchedulePerformanceIndex: Figure;
  /** By the new BAC and the new approved finish. */
  readonly tolerance: { readonly cost: CostVerdict; readonly finish: Figure<FinishVerdict> };
  /** This less staying as we are. */
  readonly againstStaying: {
    readonly budget: Money;
    readonly estimate: Money;
    /** Working days; positive is later. */
    readonly finishDays: Figure;
  };
}

export interface Scenario extends ScenarioFigures {
  /** The figures and what leads to them, in the order in which they are worked out. */
  readonly explanation: readonly ExplanationLine[];
}
