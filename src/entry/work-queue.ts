import { Queue } from '@forge/events';
import type { WorkQueue } from '../app/app-deps';

/** The queue of the manifest's consumer `work-consumer`. */
export function createWorkQueue(): WorkQueue {
  const queue = new Queue({ key: 'work' });
  return {
    async push(messages) {
      if (messages.length === 0) return;
      await queue.push(messages.map((message) => ({ body: { ...message } })));
    },
  };
}
