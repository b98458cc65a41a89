import { InvocationError, InvocationErrorCode } from '@forge/events';
import { z } from 'zod';
import type { AppDeps } from '../app/app-deps';
import { abandonWorkMessage, handleWorkMessage } from '../app/handle-work-message';
import { retryAfterSeconds } from '../app/passing-fault';
import { workMessageSchema } from '../app/work-message';

/** `AsyncEvent` of `@forge/events`: https://developer.atlassian.com/platform/forge/runtime-reference/async-events-api/ */
const eventSchema = z.object({
  body: workMessageSchema,
  retryContext: z.object({ retryCount: z.number() }).nullish(),
});

/** Forge would go on for days; whoever waits for a scan is told sooner, and the rest is caught up with hourly. */
const MAX_RETRIES = 4;

/** Consumes the queue `work`. */
export function createConsumeWork(deps: AppDeps): (event: unknown) => Promise<unknown> {
  return async (event) => {
    const parsed = eventSchema.safeParse(event);
    if (!parsed.success) {
      deps.log('a queued message could not be read and is dropped');
      return undefined;
    }
    const { body, retryContext } = parsed.data;
    try {
      await handleWorkMessage(deps, body);
      return undefined;
    } catch (error) {
      deps.log(`queued ${body.kind} failed: ${String(error)}`);
      if ((retryContext?.retryCount ?? 0) >= MAX_RETRIES) {
        await abandonWorkMessage(deps, body);
        return undefined;
      }
      const retryAfter = retryAfterSeconds(error);
      return new InvocationError({ retryAfter, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
    }
  };
}
