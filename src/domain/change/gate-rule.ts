/** What a gate asks of a work item, as an administrator configured it on the transition. */
export interface GateRule {
  /** A change that is still a draft blocks too. */
  readonly draftsBlock: boolean;
  /** An issue in no baseline and under no approved change does not pass. */
  readonly requireBaseline: boolean;
  /** An issue beyond tolerance of its current baseline does not pass. */
  readonly blockOnBreach: boolean;
}

/** A gate that nobody configured asks for everything. */
export const STRICTEST_RULE: GateRule = { draftsBlock: true, requireBaseline: true, blockOnBreach: true };
