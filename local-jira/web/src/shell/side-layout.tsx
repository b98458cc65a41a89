import type { ReactNode } from 'react';
import { Link } from '../routing/link';

interface SideLink {
  readonly to: string;
  readonly label: string;
}
export interface SideGroup {
  readonly title: string;
  readonly links: readonly SideLink[];
}

interface Props {
  readonly label: string;
  readonly heading: ReactNode;
  readonly groups: readonly SideGroup[];
  readonly current: string;
  readonly children: ReactNode;
}

/** A page with a sidebar of its own, which becomes a strip above it on narrow screens. */
export function SideLayout({ label, heading, groups, current, children }: Props) {
  return (
    <div className="side-layout">
      <nav className="sidebar" aria-label={label}>
        <div className="sidebar-heading">{heading}</div>
        {groups
          .filter((group) => group.links.length > 0)
          .map((group) => (
            <div key={group.title} className="sidebar-group">
              <h2 className="sidebar-title">{group.title}</h2>
              <ul>
                {group.links.map((link) => (
                  <li key={link.to}>
                    <Link to={link.to} className="sidebar-link" isCurrent={link.to === current}>
                      {link.label}
                    </Link>
                  </li>
                ))}
              </ul>
            </div>
          ))}
      </nav>
      <main className="side-content">{children}</main>
    </div>
  );
}
