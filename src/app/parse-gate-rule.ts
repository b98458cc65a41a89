import { z } from 'zod';
import { STRICTEST_RULE, type GateRule } from '../domain/change/gate-rule';

const ruleSchema = z.object({
  draftsBlock: z.boolean().default(STRICTEST_RULE.draftsBlock),
  requireBaseline: z.boolean().default(STRICTEST_RULE.requireBaseline),
  blockOnBreach: z.boolean().default(STRICTEST_RULE.blockOnBreach),
});

/**
 * The rule as an administrator saved it on the transition: the JSON text of the configuration page or, as Jira may hand it over,
 * the object itself. A rule that was never configured asks for everything.
 *
 * @throws for a configuration that cannot be read, since nobody knows what it was meant to ask for
 */
export function parseGateRule(configuration: unknown): GateRule {
  if (configuration === undefined || configuration === null || configuration === '') return STRICTEST_RULE;
  const value: unknown = typeof configuration === 'string' ? JSON.parse(configuration) : configuration;
  return ruleSchema.parse(value);
}
