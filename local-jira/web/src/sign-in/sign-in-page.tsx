import Heading from '@atlaskit/heading';
import { EmptyState, ErrorMessage } from '../parts/page-state';
import { PersonAvatar } from '../parts/person';
import { useSubmit } from '../parts/use-submit';
import { useTitle } from '../parts/use-title';
import { useSession } from '../shell/session';
import { ThemeSwitch } from '../shell/theme-switch';

export function SignInPage() {
  useTitle('Sign in');
  const { session, signInAs } = useSession();
  const submission = useSubmit();
  return (
    <main className="sign-in">
      <div className="sign-in-theme">
        <ThemeSwitch />
      </div>
      <div className="sign-in-card">
        <Heading size="large" as="h1">
          Sign in to Local Jira
        </Heading>
        <p className="subtle">This site lives on your machine. Choose who you want to be; no password is asked.</p>
        <ErrorMessage error={submission.error} title="Signing in did not work" />
        {session.users.length === 0 ? (
          <EmptyState title="Nobody to sign in as">
            <p>The seed this site was started with has no human users.</p>
          </EmptyState>
        ) : (
          <ul className="sign-in-users" aria-label="Users">
            {session.users.map((user) => (
              <li key={user.accountId}>
                <button
                  type="button"
                  className="sign-in-user"
                  disabled={submission.isRunning}
                  onClick={() => void submission.run(() => signInAs(user.accountId))}
                >
                  <PersonAvatar name={user.displayName} size="medium" />
                  <span className="sign-in-name">
                    <strong>{user.displayName}</strong>
                    <span className="subtle">{user.hint ?? user.emailAddress ?? ''}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    </main>
  );
}
