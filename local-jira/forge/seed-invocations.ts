import { z } from 'zod';
import type { Forge } from './forge.ts';

/** What a seed asks of the installed app on the first start: its own verbs, called through the bridge as a person would. */
const seedInvocation = z.strictObject({
  /** account id of the person */
  as: z.string(),
  moduleType: z.string(),
  moduleKey: z.string(),
  subject: z.record(z.string(), z.string()).default({}),
  /** function key of the module's resolver */
  verb: z.string(),
  payload: z.record(z.string(), z.unknown()).default({}),
  /** Repeats another call until a field of its answer has a value, for work that goes on in the background. */
  until: z
    .strictObject({
      verb: z.string(),
      payload: z.record(z.string(), z.unknown()).default({}),
      field: z.string(),
      equals: z.unknown(),
    })
    .optional(),
});
export type SeedInvocation = z.infer<typeof seedInvocation>;

const POLL_MS = 100;
const POLL_LIMIT_MS = 60_000;

const seedParts = z.looseObject({
  invocations: z.array(seedInvocation).default([]),
  clock: z.iso.datetime({ offset: true }).optional(),
});

/** The seed's parts that are not the site's records. @throws Error naming the place in the seed */
export function splitSeed(seed: unknown): {
  document: unknown;
  invocations: readonly SeedInvocation[];
  clockStart: number | null;
} {
  const parsed = seedParts.safeParse(seed);
  if (!parsed.success) throw new Error(`The seed is not valid: ${z.prettifyError(parsed.error)}`);
  const { invocations, ...document } = parsed.data;
  return { document, invocations, clockStart: document.clock === undefined ? null : Date.parse(document.clock) };
}

/** Runs them one after another. One that fails is reported in a line and leaves the site usable. */
export async function runSeedInvocations(
  forge: Forge,
  invocations: readonly SeedInvocation[],
  log: (line: string) => void,
): Promise<void> {
  for (const invocation of invocations) {
    const failure = await runOne(forge, invocation);
    if (failure !== null) log(`seed: ${invocation.moduleKey} ${invocation.verb} failed: ${failure}`);
    await forge.deliveries.drain();
  }
}

async function runOne(forge: Forge, invocation: SeedInvocation): Promise<string | null> {
  const first = await call(forge, invocation, invocation.verb, invocation.payload);
  const failure = failureOf(first);
  if (failure !== null || invocation.until === undefined) return failure;
  const { verb, payload, field, equals } = invocation.until;
  for (const started = performance.now(); performance.now() - started < POLL_LIMIT_MS;) {
    const answer = await call(forge, invocation, verb, payload);
    const refused = failureOf(answer);
    if (refused !== null) return refused;
    if (JSON.stringify(fieldOf(valueOf(answer), field)) === JSON.stringify(equals)) return null;
    await forge.deliveries.drain();
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return `${verb} did not answer ${field} = ${JSON.stringify(equals)} in time`;
}

type Answer = Awaited<ReturnType<Forge['bridge']>>;

function call(
  forge: Forge,
  { as, moduleType, moduleKey, subject }: SeedInvocation,
  verb: string,
  payload: unknown,
): Promise<Answer> {
  return forge.bridge(
    { moduleType, moduleKey, subject, command: 'invoke', payload: { functionKey: verb, payload } },
    as,
  );
}

function valueOf({ body }: Answer): unknown {
  return 'error' in body ? undefined : body.value;
}

/** A refusal that the app returned counts as a failure: `{ok: false, …}` is its contract's form. */
function failureOf(answer: Answer): string | null {
  if ('error' in answer.body) return answer.body.error.message;
  const refusal = z.looseObject({ ok: z.literal(false) }).safeParse(answer.body.value);
  return refusal.success ? JSON.stringify(refusal.data) : null;
}

/** `a.b` looks into nested objects. */
function fieldOf(value: unknown, path: string): unknown {
  let current = value;
  for (const name of path.split('.')) {
    const parsed = z.record(z.string(), z.unknown()).safeParse(current);
    current = parsed.data?.[name];
  }
  return current;
}
