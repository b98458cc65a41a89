import type { MouseEvent, ReactNode } from 'react';
import { navigate } from './navigation';

interface Props {
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly label?: string;
  readonly isCurrent?: boolean;
}

/** A real anchor, so that it can be opened in a new tab; an ordinary click stays in the page. */
export function Link({ to, children, className, label, isCurrent }: Props) {
  function follow(event: MouseEvent) {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    navigate(to);
  }
  return (
    <a
      href={to}
      className={className}
      aria-label={label}
      aria-current={isCurrent === true ? 'page' : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
