import type { ReactNode } from 'react';
import type { Refusal } from '../../../src/contract/api';
import { Loading } from './loading';
import { RefusalMessage } from './refusal-message';
import type { UseLoaded } from './use-loaded';

interface Props<T> {
  readonly from: UseLoaded<T>;
  readonly label: string;
  readonly children: (value: T) => ReactNode;
}

/** Loading, refused or ready: the three faces that every page has. */
export function LoadGate<T>({ from, label, children }: Props<T>): ReactNode {
  const { loaded, reload } = from;
  if (loaded.state === 'loading') return <Loading label={label} />;
  // Whoever asked for it has the focus where they asked.
  const refused = (refusal: Refusal) => <RefusalMessage refusal={refusal} onRetry={reload} takesFocus={false} />;
  if (loaded.state === 'refused') return refused(loaded.refusal);
  return (
    <>
      {loaded.refusal === null ? null : refused(loaded.refusal)}
      {children(loaded.value)}
    </>
  );
}
