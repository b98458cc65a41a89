import Button from '@atlaskit/button/new';
import { useState } from 'react';
import { CreateIssueDialog } from '../issues/create-issue-dialog';
import { Menu } from '../parts/menu';
import { PersonAvatar } from '../parts/person';
import { Link } from '../routing/link';
import { navigate, useAddress } from '../routing/navigation';
import { ClockButton } from './clock-button';
import { useSession, useSignedInUser } from './session';
import { ThemeSwitch } from './theme-switch';

const PLACES = [
  { to: '/projects', label: 'Projects', adminOnly: false },
  { to: '/issues', label: 'Issues', adminOnly: false },
  { to: '/meter', label: 'Meter', adminOnly: false },
  { to: '/admin', label: 'Settings', adminOnly: true },
] as const;

export function TopBar() {
  const user = useSignedInUser();
  const { pathname } = useAddress();
  const [isCreating, setCreating] = useState(false);
  return (
    <header className="top-bar">
      <Link to="/projects" className="brand" label="Local Jira home">
        <span className="brand-mark" aria-hidden="true" />
        <span className="brand-name">Local Jira</span>
      </Link>
      <nav aria-label="Site" className="site-nav">
        {PLACES.filter((place) => user.isAdmin || !place.adminOnly).map((place) => (
          <Link key={place.to} to={place.to} className="nav-link" isCurrent={pathname.startsWith(place.to)}>
            {place.label}
          </Link>
        ))}
      </nav>
      <div className="top-bar-create">
        <Button
          appearance="primary"
          spacing="compact"
          onClick={() => {
            setCreating(true);
          }}
        >
          Create
        </Button>
      </div>
      <div className="top-bar-end">
        <ClockButton />
        <ThemeSwitch />
        <AccountMenu />
      </div>
      {isCreating ? (
        <CreateIssueDialog
          onClose={() => {
            setCreating(false);
          }}
          onCreated={(key) => {
            setCreating(false);
            navigate(`/browse/${key}`);
          }}
        />
      ) : null}
    </header>
  );
}

function AccountMenu() {
  const user = useSignedInUser();
  const { session, signInAs, leave } = useSession();
  const others = session.users.filter((other) => other.accountId !== user.accountId);
  return (
    <Menu
      label={`Account: ${user.displayName}`}
      align="end"
      triggerClassName="icon-button"
      trigger={<PersonAvatar name={user.displayName} />}
      header={
        <div className="menu-header">
          <strong>{user.displayName}</strong>
          <span className="subtle">{user.emailAddress ?? ''}</span>
        </div>
      }
      items={[
        ...others.map((other) => ({
          key: other.accountId,
          content: (
            <span className="person">
              <PersonAvatar name={other.displayName} />
              <span>Switch to {other.displayName}</span>
            </span>
          ),
          onSelect: () => void signInAs(other.accountId),
        })),
        { key: 'sign-out', content: 'Sign out', onSelect: () => void leave() },
      ]}
    />
  );
}
