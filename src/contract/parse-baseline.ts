import { z } from 'zod';
import type { Api } from './api';

/** Jira itself refuses longer queries sooner or later; nobody types one. */
const MAX_JQL_LENGTH = 4000;
export const MAX_BASELINE_NAME_LENGTH = 80;
/** Far more than a name, so that a name that is too long gets its own sentence. */
const MAX_NAME_INPUT = 1000;

const stageId = z.uuid();

export const baselineStageSchema: z.ZodType<Api['baseline/stage']['request']> = z.strictObject({
  jql: z.string().max(MAX_JQL_LENGTH),
});

export const baselineStageReadSchema: z.ZodType<Api['baseline/stage-read']['request']> = z.strictObject({ stageId });

export const baselineCommitSchema: z.ZodType<Api['baseline/commit']['request']> = z.strictObject({
  stageId,
  name: z.string().max(MAX_NAME_INPUT),
});
