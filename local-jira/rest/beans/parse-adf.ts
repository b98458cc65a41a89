import { z } from 'zod';
import type { AdfDocument } from '../../site/model.ts';

const adfNode: z.ZodType = z.lazy(() =>
  z.looseObject({ type: z.string(), content: z.array(adfNode).optional(), text: z.string().optional() }),
);
const adfDocument = z.object({ type: z.literal('doc'), version: z.literal(1), content: z.array(adfNode) });

/** A value as an ADF document, or null when it is none. Checks the tree's shape, not which node may stand in which. */
export function parseAdf(value: unknown): AdfDocument | null {
  const parsed = adfDocument.safeParse(value);
  return parsed.success ? parsed.data : null;
}
