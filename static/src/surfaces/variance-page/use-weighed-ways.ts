import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProposedOption, Refusal, VarianceReport, WeighedWays } from '../../../../src/contract/api';
import { call } from '../../api';

interface Weighed {
  /** What was asked for, in the order that the answer counts in. */
  readonly options: readonly ProposedOption[];
  readonly answer: WeighedWays;
}

interface UseWeighedWays {
  /** Null until the first answer; what is shown stays while it is asked again. */
  readonly weighed: Weighed | null;
  readonly refusal: Refusal | null;
  readonly busy: boolean;
  readonly weigh: (options: readonly ProposedOption[]) => void;
}

/** Staying at once, and again with every new report: both are to show one and the same moment. */
export function useWeighedWays(report: VarianceReport): UseWeighedWays {
  const [state, setState] = useState<Omit<UseWeighedWays, 'weigh'>>({ weighed: null, refusal: null, busy: true });
  const turn = useRef(0);
  const asked = useRef<readonly ProposedOption[]>([]);
  const weigh = useCallback((options: readonly ProposedOption[]) => {
    const mine = ++turn.current;
    setState((before) => ({ ...before, refusal: null, busy: true }));
    void call('variance/options', { options }).then((reply) => {
      if (turn.current !== mine) return;
      if (reply.ok) asked.current = options;
      setState((before) =>
        reply.ok
          ? { weighed: { options, answer: reply.value }, refusal: null, busy: false }
          : { ...before, refusal: reply.refusal, busy: false },
      );
    });
  }, []);
  useEffect(() => {
    weigh(asked.current);
  }, [weigh, report]);
  return { ...state, weigh };
}
