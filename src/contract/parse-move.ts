import { z } from 'zod';
import type { MoveRequest, RequestOf } from './api';

/** More components than a work item has, and longer than any id. */
const MAX_IDS = 100;
const MAX_ID_LENGTH = 128;

const facet = z.enum(['component', 'epic', 'assignee']);

export const moveSchema: z.ZodType<MoveRequest> = z.strictObject({
  by: z.enum(['none', ...facet.options, 'month']),
  only: z
    .strictObject({
      by: facet,
      group: z.discriminatedUnion('kind', [
        z.strictObject({
          kind: z.literal('of'),
          ids: z.array(z.string().min(1).max(MAX_ID_LENGTH)).min(1).max(MAX_IDS),
        }),
        z.strictObject({ kind: z.literal('none') }),
        z.strictObject({ kind: z.literal('unnamed') }),
      ]),
    })
    .nullable(),
});

export const groupsSchema: z.ZodType<RequestOf<'variance/groups'>> = z.strictObject({ by: facet });
