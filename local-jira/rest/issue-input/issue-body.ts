import { z } from 'zod';
import { JiraError } from '../errors.ts';
import { propertyInputs, type PropertyInput } from '../property-values.ts';
import type { FieldInput } from './apply-input.ts';

const issueBody = z.object({
  fields: z.record(z.string(), z.unknown()).nullish(),
  update: z.record(z.string(), z.unknown()).nullish(),
  properties: z.array(z.unknown()).nullish(),
  transition: z.object({ id: z.union([z.string(), z.number()]).optional() }).nullish(),
});

export interface IssueBody extends FieldInput {
  readonly properties: readonly PropertyInput[];
  /** Of a transition request. */
  readonly transitionId: string | null;
}

/** The body that create, edit and transition have in common. @throws JiraError 400 */
export function parseIssueBody(body: unknown): IssueBody {
  const parsed = issueBody.safeParse(body);
  if (!parsed.success)
    throw new JiraError(400, ['Invalid request payload. Refer to the REST API documentation and try again.']);
  const { fields, update, properties, transition } = parsed.data;
  return {
    fields: fields ?? {},
    update: update ?? {},
    properties: propertyInputs(properties ?? []),
    transitionId: transition?.id === undefined ? null : String(transition.id),
  };
}
