import { useCallback, useEffect, useRef, useState } from 'react';
import type { BaselineStage, Refusal, Reply } from '../../../../src/contract/api';
import { call } from '../../api';

export interface UseStage {
  readonly stage: BaselineStage | null;
  readonly refusal: Refusal | null;
  readonly start: (jql: string) => void;
  /** Goes on where the last question was refused: asks for the scan's progress, or starts it again. */
  readonly again: () => void;
}

const POLL_MS = 1000;

/** A scan runs in the background of the app; the page asks how far it is until it is done. */
export function useStage(): UseStage {
  const [stage, setStage] = useState<BaselineStage | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const turn = useRef(0);
  const lastJql = useRef('');

  const settle = useCallback((mine: number, reply: Reply<BaselineStage>): void => {
    if (mine !== turn.current) return;
    if (reply.ok) setStage(reply.value);
    setRefusal(reply.ok ? null : reply.refusal);
  }, []);

  const start = useCallback(
    (jql: string) => {
      const mine = ++turn.current;
      lastJql.current = jql;
      setStage(null);
      setRefusal(null);
      void call('baseline/stage', { jql }).then((reply) => {
        settle(mine, reply);
      });
    },
    [settle],
  );

  useEffect(() => {
    if (stage?.state !== 'scanning' || refusal !== null) return;
    const mine = turn.current;
    const pause = setTimeout(() => {
      void call('baseline/stage-read', { stageId: stage.stageId }).then((reply) => {
        settle(mine, reply);
      });
    }, POLL_MS);
    return () => {
      clearTimeout(pause);
    };
  }, [stage, refusal, settle]);

  const again = useCallback(() => {
    if (stage === null) start(lastJql.current);
    else setRefusal(null);
  }, [stage, start]);

  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );
  return { stage, refusal, start, again };
}
