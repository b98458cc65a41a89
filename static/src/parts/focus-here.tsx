import { useEffect, useRef, type ReactNode } from 'react';

interface Props {
  readonly label: string;
  readonly children: ReactNode;
  /** Not for what stands on the page from the start: nobody asked for it. */
  readonly isWanted?: boolean;
}

/** Takes the focus when it appears: for what replaces the control that somebody has just used. */
export function FocusHere({ label, children, isWanted = true }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  const wanted = useRef(isWanted);
  useEffect(() => {
    if (!wanted.current) return;
    box.current?.focus({ preventScroll: true });
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={label} className="focus-here">
      {children}
    </div>
  );
}
