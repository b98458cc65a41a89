import { z } from 'zod';

const ids = z.array(z.string().regex(/^\d+$/)).max(1000);

/** What crosses the queue `work`. A message may come twice, late or not at all; each may be carried out again. */
export const workMessageSchema = z.discriminatedUnion('kind', [
  /** Jira said that something about these has changed; what it is now is read when the message is handled. */
  z.object({ kind: z.literal('changed'), issueIds: ids, worklogIds: ids }),
  z.object({ kind: z.literal('scan'), stageId: z.uuid() }),
  z.object({ kind: z.literal('rebuild'), projectId: z.string() }),
  z.object({ kind: z.literal('mirrors'), projectId: z.string() }),
]);

export type WorkMessage = z.output<typeof workMessageSchema>;
