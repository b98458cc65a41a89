import type { Clock } from '../site/ports.ts';

/** The site's clock: runs with the machine's, at a distance that can be set. */
export interface SettableClock extends Clock {
  /** Milliseconds that the site's clock is ahead of the machine's. */
  offsetMs(): number;
  setOffset(offsetMs: number): void;
  /** Moves the clock so that it shows this instant now. */
  setNow(epochMs: number): void;
  onChange(listener: () => void): void;
}

/** @param machineNow the machine's own time, in epoch milliseconds; a test gives one that stands still */
export function createSettableClock(machineNow: () => number = Date.now): SettableClock {
  let offset = 0;
  const listeners: (() => void)[] = [];
  const clock: SettableClock = {
    now: () => machineNow() + offset,
    offsetMs: () => offset,
    setOffset(offsetMs) {
      offset = offsetMs;
      for (const listener of listeners) listener();
    },
    setNow(epochMs) {
      clock.setOffset(epochMs - machineNow());
    },
    onChange(listener) {
      listeners.push(listener);
    },
  };
  return clock;
}
