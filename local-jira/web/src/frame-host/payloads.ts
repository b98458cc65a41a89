/** What the bridge commands of @forge/bridge 7 and @forge/jira-bridge 0.40 carry, as their sources send it. */
import { z } from 'zod';

const callback = z.custom<(...args: unknown[]) => unknown>((value) => typeof value === 'function');

export const flagPayload = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  title: z.string().default(''),
  description: z.string().optional(),
  type: z.enum(['info', 'success', 'warning', 'error']).default('info'),
  appearance: z.enum(['info', 'success', 'warning', 'error']).optional(),
  actions: z.array(z.object({ text: z.string(), onClick: callback })).optional(),
  isAutoDismiss: z.boolean().optional(),
});

export const flagIdPayload = z.object({ id: z.union([z.string(), z.number()]).transform(String) });

const modalSize = z.union([
  z.enum(['small', 'medium', 'large', 'xlarge', 'max', 'fullscreen', 'resizable']),
  z.object({ width: z.string(), height: z.string().optional() }),
]);

export const modalPayload = z.object({
  resource: z.string().nullish(),
  onClose: callback.optional(),
  size: modalSize.default('medium'),
  context: z.record(z.string(), z.unknown()).default({}),
  closeOnEscape: z.boolean().default(true),
  closeOnOverlayClick: z.boolean().default(true),
  title: z.string().default(''),
});
export type ModalRequest = z.infer<typeof modalPayload>;

export const navigatePayload = z.object({
  url: z.string().optional(),
  type: z.enum(['same-tab', 'new-tab']).default('same-tab'),
  target: z.string().optional(),
  issueKey: z.string().optional(),
  projectKey: z.string().optional(),
  moduleKey: z.string().optional(),
  accountId: z.string().optional(),
});
export type Destination = z.infer<typeof navigatePayload>;

export const eventPayload = z.object({ event: z.string(), payload: z.unknown().optional() });
export const listenPayload = z.object({ event: z.string(), callback });

export const onConfigurePayload = z.object({ data: z.object({ onConfigure: callback }) });

export const issueModalPayload = z.object({
  data: z.object({ onClose: callback.optional(), context: z.record(z.string(), z.unknown()).default({}) }),
});

export const historyStartPayload = z.object({ onPop: callback });
export const historyMovePayload = z.object({
  go: z.number().optional(),
  to: z
    .object({
      pathname: z.string(),
      search: z.string().default(''),
      hash: z.string().default(''),
      state: z.unknown().optional(),
    })
    .optional(),
  replace: z.boolean().default(false),
});
