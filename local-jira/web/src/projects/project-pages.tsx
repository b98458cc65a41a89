import { getAppModules, type AppModule } from '../api/modules';
import { getProject, mayAdministerProject, type Project } from '../api/projects';
import { AppPage } from '../frame-host/app-page';
import { WhenReady } from '../parts/page-state';
import { useResource } from '../parts/use-resource';
import { matchPath } from '../routing/match-path';
import { NotFoundPage } from '../shell/not-found-page';
import { SideLayout, type SideGroup } from '../shell/side-layout';
import { ProjectDetails } from './project-details';
import { ProjectIssues } from './project-issues';
import { ProjectPeople } from './project-people';

interface Loaded {
  readonly project: Project;
  readonly mayAdminister: boolean;
  readonly pages: readonly AppModule[];
  readonly settingsPages: readonly AppModule[];
}

async function loadProject(key: string): Promise<Loaded> {
  const [project, mayAdminister] = await Promise.all([getProject(key), mayAdministerProject(key)]);
  const [pages, settingsPages] = await Promise.all([
    getAppModules({ place: 'project-page', project: project.key }),
    mayAdminister ? getAppModules({ place: 'project-settings', project: project.key }) : [],
  ]);
  return { project, mayAdminister, pages, settingsPages };
}

/** Everything under /projects/:key. */
export function ProjectPages({ projectKey, path }: { readonly projectKey: string; readonly path: string }) {
  const [loaded, reload] = useResource(`project ${projectKey}`, () => loadProject(projectKey));
  return (
    <WhenReady resource={loaded} onRetry={() => void reload()} label="Loading the project">
      {(value) => {
        const base = `/projects/${encodeURIComponent(value.project.key)}`;
        return (
          <SideLayout
            label={value.project.name}
            heading={
              <>
                <strong>{value.project.name}</strong>
                <span className="subtle">{value.project.key}</span>
              </>
            }
            groups={groupsOf(value, base)}
            current={path === '' ? base : `${base}/${path}`}
          >
            {pageOf(value, path)}
          </SideLayout>
        );
      }}
    </WhenReady>
  );
}

function groupsOf({ mayAdminister, pages, settingsPages }: Loaded, base: string): SideGroup[] {
  const settings = [
    { to: `${base}/settings`, label: 'Details' },
    { to: `${base}/settings/people`, label: 'People' },
    ...settingsPages.map((module) => ({ to: `${base}/settings/apps/${module.key}`, label: module.title })),
  ];
  return [
    { title: 'Planning', links: [{ to: base, label: 'Issues' }] },
    { title: 'Apps', links: pages.map((module) => ({ to: `${base}/apps/${module.key}`, label: module.title })) },
    { title: 'Project settings', links: mayAdminister ? settings : [] },
  ];
}

function pageOf({ project, mayAdminister, pages, settingsPages }: Loaded, path: string) {
  if (path === '') return <ProjectIssues project={project} />;
  const app = matchPath('/apps/:module', path) ?? (mayAdminister ? matchPath('/settings/apps/:module', path) : null);
  const module = [...pages, ...settingsPages].find((candidate) => candidate.key === app?.['module']);
  if (module) return <AppPage key={module.key} module={module} subject={{ projectKey: project.key }} />;
  if (mayAdminister && path === 'settings') return <ProjectDetails project={project} />;
  if (mayAdminister && path === 'settings/people') return <ProjectPeople project={project} />;
  return <NotFoundPage />;
}
