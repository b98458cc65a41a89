import { useEffect, useRef, useState } from 'react';
import type { Refusal, ValueOf } from '../../../../src/contract/api';
import { call } from '../../api';
import { checkLines, toTerms, type TermsDraft } from './terms-draft';

export type Preview =
  | { readonly state: 'incomplete' | 'loading' }
  | { readonly state: 'refused'; readonly refusal: Refusal }
  | { readonly state: 'ready'; readonly value: ValueOf<'change/preview'> };

const TYPING_PAUSE_MS = 500;

/** What the lines would do to the baseline, asked again whenever typing pauses. Only the lines count. */
export function usePreview(draft: TermsDraft, currency: string | null): Preview {
  const [preview, setPreview] = useState<Preview>({ state: 'loading' });
  const { lines } = draft;
  const latest = useRef(draft);
  latest.current = draft;
  useEffect(() => {
    if (checkLines(lines).size > 0) {
      setPreview({ state: 'incomplete' });
      return;
    }
    let wanted = true;
    const pause = setTimeout(() => {
      const terms = toTerms({ ...latest.current, lines, options: [] }, currency);
      void call('change/preview', { terms }).then((reply) => {
        if (wanted)
          setPreview(reply.ok ? { state: 'ready', value: reply.value } : { state: 'refused', refusal: reply.refusal });
      });
    }, TYPING_PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(pause);
    };
  }, [lines, currency]);
  return preview;
}
