import { z } from 'zod';

/** For verbs that are asked without arguments. */
export const nothingSchema: z.ZodType<Record<string, never>> = z.strictObject({});
