import { lazy, Suspense, useEffect, type ReactNode } from 'react';
import { Loading } from './parts/page-state';
import { matchPath } from './routing/match-path';
import { navigate, useAddress } from './routing/navigation';
import { FaultBoundary } from './shell/fault-boundary';
import { NotFoundPage } from './shell/not-found-page';
import { useSession } from './shell/session';
import { TopBar } from './shell/top-bar';
import { UnreachableBanner } from './shell/unreachable-banner';
import { SignInPage } from './sign-in/sign-in-page';

const ProjectsPage = lazy(async () => ({ default: (await import('./projects/projects-page')).ProjectsPage }));
const ProjectPages = lazy(async () => ({ default: (await import('./projects/project-pages')).ProjectPages }));
const IssuesPage = lazy(async () => ({ default: (await import('./issues/issues-page')).IssuesPage }));
const IssuePage = lazy(async () => ({ default: (await import('./issue/issue-page')).IssuePage }));
const AdminPages = lazy(async () => ({ default: (await import('./admin/admin-pages')).AdminPages }));
const MeterPage = lazy(async () => ({ default: (await import('./meter/meter-page')).MeterPage }));

interface PageRoute {
  readonly pattern: string;
  readonly page: (params: Readonly<Record<string, string>>) => ReactNode;
}

const ROUTES: readonly PageRoute[] = [
  { pattern: '/', page: () => <Redirect to="/projects" /> },
  { pattern: '/projects', page: () => <ProjectsPage /> },
  { pattern: '/projects/:key/*', page: ({ key = '', rest = '' }) => <ProjectPages projectKey={key} path={rest} /> },
  { pattern: '/issues', page: () => <IssuesPage /> },
  { pattern: '/browse/:key', page: ({ key = '' }) => <IssuePage key={key} issueKey={key} /> },
  { pattern: '/admin/*', page: ({ rest = '' }) => <AdminPages path={rest} /> },
  { pattern: '/meter', page: () => <MeterPage /> },
];

function Redirect({ to }: { readonly to: string }) {
  useEffect(() => {
    navigate(to, { replace: true });
  }, [to]);
  return null;
}

function pageOf(path: string): ReactNode {
  for (const route of ROUTES) {
    const params = matchPath(route.pattern, path);
    if (params) return route.page(params);
  }
  return <NotFoundPage />;
}

export function App() {
  const { session } = useSession();
  const { pathname } = useAddress();
  if (!session.user) {
    return (
      <>
        <UnreachableBanner />
        <SignInPage />
      </>
    );
  }
  // Another user is another site: the key throws away all that was loaded for the former one.
  return (
    <div className="site" key={session.user.accountId}>
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <TopBar />
      <UnreachableBanner />
      <div id="content" className="site-content">
        <FaultBoundary key={pathname}>
          <Suspense fallback={<Loading />}>{pageOf(pathname)}</Suspense>
        </FaultBoundary>
      </div>
    </div>
  );
}
