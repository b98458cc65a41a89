import { useState } from 'react';

interface Submission {
  readonly isRunning: boolean;
  readonly error: unknown;
  /** Runs the work unless it is running already; answers whether it went well. */
  readonly run: (work: () => Promise<void>) => Promise<boolean>;
  readonly clear: () => void;
}

/** One form's or button's call to the site: running, failed, or done. */
export function useSubmit(): Submission {
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function run(work: () => Promise<void>): Promise<boolean> {
    if (isRunning) return false;
    setRunning(true);
    setError(null);
    try {
      await work();
      return true;
    } catch (fault) {
      setError(fault);
      return false;
    } finally {
      setRunning(false);
    }
  }
  return {
    isRunning,
    error,
    run,
    clear: () => {
      setError(null);
    },
  };
}
