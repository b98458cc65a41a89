import { createContext, useContext, useMemo, type ReactNode } from 'react';
import { getSession, signIn, signOut, type Session, type SessionUser } from '../api/session';
import { WhenReady } from '../parts/page-state';
import { useResource } from '../parts/use-resource';
import { navigate } from '../routing/navigation';

interface SessionAccess {
  readonly session: Session;
  readonly signInAs: (accountId: string) => Promise<void>;
  readonly leave: () => Promise<void>;
}
const SessionContext = createContext<SessionAccess | null>(null);

export function useSession(): SessionAccess {
  const access = useContext(SessionContext);
  if (!access) throw new Error('useSession is used outside SessionProvider.');
  return access;
}

/** @throws Error outside the signed-in pages */
export function useSignedInUser(): SessionUser {
  const { session } = useSession();
  if (!session.user) throw new Error('Nobody is signed in.');
  return session.user;
}

export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const [resource, reload] = useResource('session', getSession);
  const actions = useMemo(
    () => ({
      signInAs: async (accountId: string) => {
        await signIn(accountId);
        await reload();
      },
      leave: async () => {
        await signOut();
        await reload();
        navigate('/');
      },
    }),
    [reload],
  );
  return (
    <WhenReady resource={resource} onRetry={() => void reload()} label="Loading the site">
      {(session) => <SessionContext.Provider value={{ session, ...actions }}>{children}</SessionContext.Provider>}
    </WhenReady>
  );
}
