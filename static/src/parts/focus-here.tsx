import { useEffect, useRef, type ReactNode } from 'react';

/** Takes the focus when it appears: for what replaces the control that somebody has just used. */
export function FocusHere({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.focus();
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={box} tabIndex={-1} role="group" aria-label={label} className="focus-here">
      {children}
    </div>
  );
}
