import { applyOptions, type Course } from './apply-options';
import { combineOptions } from './combine-options';
import { laterDay } from '../calendar/day';
import { describeScenario } from './describe-scenario';
import type { Option, OptionRefusal } from './option';
import { accepted, refused, type Outcome } from '../outcome';
import type { ProjectState } from './project-state';
import type { Scenario } from './scenario';
import { standingOf, type Standing } from './standing';

/**
 * What becomes of a project by one way to proceed, or by two together. They are applied in one order, whatever the order given:
 * scope, people, money, time.
 *
 * @returns a refusal of options that cannot be, or cannot be together
 */
export function scenarioOf(
  state: ProjectState,
  options: readonly [Option] | readonly [Option, Option],
): Outcome<Scenario, OptionRefusal> {
  const standing = standingOf(state);
  return weigh(standing, stay(standing), options);
}

export interface WeighedOptions {
  readonly options: readonly Option[];
  readonly scenario: Outcome<Scenario, OptionRefusal>;
}

/**
 * Staying as we are, then each option, then each pair of them, in the order given; those that are refused keep their place and
 * say why. Staying is in no pair: with another option it is that option.
 */
export function allScenarios(state: ProjectState, options: readonly Option[]): readonly WeighedOptions[] {
  const standing = standingOf(state);
  const staying = stay(standing);
  const changes = options.filter(({ way }) => way !== 'stay');
  const pairs = changes.flatMap((first, index) => changes.slice(index + 1).map((second) => [first, second]));
  return [[STAY], ...changes.map((option) => [option]), ...pairs].map((weighed) => ({
    options: weighed,
    scenario: weigh(standing, staying, weighed),
  }));
}

const STAY: Option = { way: 'stay' };

function stay(standing: Standing): Course {
  return applyOptions(standing, { decisions: new Map(), people: [] });
}

function weigh(standing: Standing, staying: Course, options: readonly Option[]): Outcome<Scenario, OptionRefusal> {
  const combined = combineOptions(standing, options);
  if (!combined.ok) return combined;
  const proposal = combined.value;
  const course = applyOptions(standing, proposal);
  const { approvedFinish } = standing.state;
  if (proposal.finish !== 'forecast') {
    return accepted(describeScenario(standing, staying, proposal, course, proposal.finish ?? approvedFinish));
  }
  const { finish } = course;
  if (finish.kind === 'undefined') {
    return refused('no-forecast', `There is no forecast finish to take for the approved one: ${finish.why}.`);
  }
  return accepted(describeScenario(standing, staying, proposal, course, laterDay(approvedFinish, finish.value)));
}
