import { z } from 'zod';
import type { Api } from './api';

const ISO_DAY_LENGTH = 10;

export const periodCloseSchema: z.ZodType<Api['period/close']['request']> = z.strictObject({
  through: z.string().max(ISO_DAY_LENGTH),
});
