import type { ReactNode } from 'react';
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
  if (loaded.state === 'refused') return <RefusalMessage refusal={loaded.refusal} onRetry={reload} />;
  return (
    <>
      {loaded.refusal === null ? null : <RefusalMessage refusal={loaded.refusal} onRetry={reload} />}
      {children(loaded.value)}
    </>
  );
}
