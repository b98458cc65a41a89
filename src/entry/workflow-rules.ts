import { z } from 'zod';
import { checkChangeState } from '../app/check-change-state';
import { checkGate, type GateVerdict } from '../app/check-gate';
import type { ChangeDeps } from '../app/change-deps';
import { parseGateRule } from '../app/parse-gate-rule';
import { recordFault } from './reply';

/**
 * What Jira hands a function validator:
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-workflow-validator/
 */
const attemptSchema = z.object({
  issue: z.object({ key: z.string().min(1).max(255) }),
  configuration: z.unknown(),
  transition: z.object({
    to: z.object({ id: z.union([z.string(), z.number()]).transform(String) }),
    modifiedFields: z.record(z.string(), z.unknown()).nullish(),
  }),
});

/** What Jira takes from a function validator. */
export interface ValidatorAnswer {
  readonly result: boolean;
  readonly errorMessage?: string;
}

export type Validator = (argument: unknown) => Promise<ValidatorAnswer>;

export function createGate(deps: ChangeDeps): Validator {
  return failingClosed(deps, 'The gate', async (argument) => {
    const { issue, configuration, transition } = attemptSchema.parse(argument);
    return checkGate(deps, issue.key, parseGateRule(configuration), transition.modifiedFields ?? {});
  });
}

export function createChangeStateRule(deps: ChangeDeps): Validator {
  return failingClosed(deps, 'The check of the change request', async (argument) => {
    const { issue, transition } = attemptSchema.parse(argument);
    return checkChangeState(deps, issue.key, transition.to.id);
  });
}

/** Any fault blocks and says so: what could not be checked is not approved. */
function failingClosed(deps: ChangeDeps, what: string, check: (argument: unknown) => Promise<GateVerdict>): Validator {
  return async (argument) => {
    try {
      const verdict = await check(argument);
      return verdict.passed ? { result: true } : { result: false, errorMessage: verdict.message };
    } catch (error) {
      const reference = recordFault(deps, what, error);
      return {
        result: false,
        errorMessage:
          `Plumbline could not check this transition, so it is blocked. Try again in a moment; if it stays so, ` +
          `tell your Jira administrator. (Reference ${reference}.)`,
      };
    }
  };
}
