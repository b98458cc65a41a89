import type { z } from 'zod';
import type { Refusal } from './api';

/**
 * A request's JSON text is refused beyond this before anything else looks at it. Forge lets 500 KB through; the largest honest
 * request, a change with all its lines and options, stays below a fifth of that.
 */
export const MAX_REQUEST_CHARACTERS = 100_000;

export type Parsed<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

/** What a page sent, or why it is refused. The sentence names the path at fault and never repeats what was sent. */
export function parseRequest<T>(schema: z.ZodType<T>, payload: unknown): Parsed<T> {
  const characters = sizeOf(payload);
  if (characters === undefined) return refuse('invalid-request', 'The request is not JSON.');
  if (characters > MAX_REQUEST_CHARACTERS) {
    return refuse(
      'too-large',
      `The request has ${String(characters)} characters; ${String(MAX_REQUEST_CHARACTERS)} is the most.`,
    );
  }
  const parsed = schema.safeParse(payload);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issue = parsed.error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  const where = field === '' ? 'The request' : `"${field}"`;
  const tooLarge = issue?.code === 'too_big' && (issue.origin === 'string' || issue.origin === 'array');
  return refuse(
    tooLarge ? 'too-large' : 'invalid-request',
    `${where} is not as expected: ${issue?.message ?? 'unknown'}.`,
    field,
  );
}

function sizeOf(payload: unknown): number | undefined {
  try {
    // Typed as string, yet undefined for what JSON cannot say.
    const text: unknown = JSON.stringify(payload);
    return typeof text === 'string' ? text.length : undefined;
  } catch {
    return undefined; // cyclic, or a BigInt: nothing that came through Forge's bridge
  }
}

function refuse(code: Refusal['code'], message: string, field = ''): Parsed<never> {
  return { ok: false, refusal: { code, message, ...(field === '' ? {} : { field }) } };
}
