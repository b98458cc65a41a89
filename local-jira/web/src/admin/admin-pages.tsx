import { getAppModules, type AppModule } from '../api/modules';
import { AppPage } from '../frame-host/app-page';
import { EmptyState, WhenReady } from '../parts/page-state';
import { useResource } from '../parts/use-resource';
import { matchPath } from '../routing/match-path';
import { NotFoundPage } from '../shell/not-found-page';
import { useSignedInUser } from '../shell/session';
import { SideLayout } from '../shell/side-layout';
import { FieldsPage } from './fields-page';
import { IssueTypesPage } from './issue-types-page';
import { WorkflowPage } from './workflow-page';
import { WorkflowsPage } from './workflows-page';

const SYSTEM_PAGES = [
  { to: '/admin', label: 'Workflows' },
  { to: '/admin/issue-types', label: 'Issue types' },
  { to: '/admin/fields', label: 'Fields' },
] as const;

/** Everything under /admin: Jira's settings, and the pages that apps add to them. */
export function AdminPages({ path }: { readonly path: string }) {
  const { isAdmin } = useSignedInUser();
  const [modules, reload] = useResource('admin modules', () =>
    isAdmin ? getAppModules({ place: 'admin-page' }) : Promise.resolve([]),
  );
  if (!isAdmin) {
    return (
      <main className="page">
        <EmptyState title="You are not an administrator">
          <p>Settings are for Jira administrators. Switch to one in the account menu.</p>
        </EmptyState>
      </main>
    );
  }
  return (
    <WhenReady resource={modules} onRetry={() => void reload()} label="Loading settings">
      {(apps) => (
        <SideLayout
          label="Settings"
          heading={<strong>Settings</strong>}
          groups={[
            { title: 'Jira', links: SYSTEM_PAGES },
            { title: 'Apps', links: apps.map((module) => ({ to: `/admin/apps/${module.key}`, label: module.title })) },
          ]}
          current={currentOf(path)}
        >
          {pageOf(apps, path)}
        </SideLayout>
      )}
    </WhenReady>
  );
}

/** A single workflow belongs to the list of workflows. */
function currentOf(path: string): string {
  return path === '' || path.startsWith('workflows/') ? '/admin' : `/admin/${path}`;
}

function pageOf(apps: readonly AppModule[], path: string) {
  if (path === '') return <WorkflowsPage />;
  if (path === 'issue-types') return <IssueTypesPage />;
  if (path === 'fields') return <FieldsPage />;
  const workflow = matchPath('/workflows/:id', path);
  if (workflow) return <WorkflowPage workflowId={workflow['id'] ?? ''} />;
  const module = apps.find((candidate) => candidate.key === matchPath('/apps/:module', path)?.['module']);
  return module ? <AppPage key={module.key} module={module} subject={{}} /> : <NotFoundPage />;
}
