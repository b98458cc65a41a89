import { z } from 'zod';
import { sendJson } from './request';

/** What a frame stands on; the server checks that the signed-in user may see it and builds the resolver's context from it. */
export interface FrameSubject {
  readonly issueKey?: string;
  readonly projectKey?: string;
  readonly workflowId?: string;
  readonly transitionId?: string;
  readonly ruleId?: string;
  /** The saved configuration of the rule being edited or viewed. */
  readonly ruleConfig?: string;
  /** What the opener gave to `Modal`. */
  readonly modalContext?: unknown;
}

interface BridgeCall {
  readonly moduleType: string;
  readonly moduleKey: string;
  readonly subject: FrameSubject;
  readonly command: 'invoke' | 'fetchProduct';
  readonly payload: unknown;
}

const answer = z.object({ value: z.unknown().optional(), wrote: z.boolean().default(false) });
export type BridgeAnswer = z.infer<typeof answer>;

/** @throws ApiError with the message that the frame should see */
export function callServerBridge(call: BridgeCall): Promise<BridgeAnswer> {
  return sendJson(answer, 'POST', '/_local/bridge', call);
}
