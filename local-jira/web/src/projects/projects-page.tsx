import Heading from '@atlaskit/heading';
import { getProjects } from '../api/projects';
import { EmptyState, WhenReady } from '../parts/page-state';
import { Person } from '../parts/person';
import { useResource } from '../parts/use-resource';
import { useTitle } from '../parts/use-title';
import { Link } from '../routing/link';

const STYLES: Readonly<Record<string, string>> = { classic: 'Company-managed', 'next-gen': 'Team-managed' };

export function ProjectsPage() {
  useTitle('Projects');
  const [projects, reload] = useResource('projects', getProjects);
  return (
    <main className="page stack">
      <Heading size="large" as="h1">
        Projects
      </Heading>
      <WhenReady resource={projects} onRetry={() => void reload()} label="Loading projects">
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="No projects">
              <p>There is no project on this site that you may browse.</p>
            </EmptyState>
          ) : (
            <div className="table-scroll">
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">Name</th>
                    <th scope="col">Key</th>
                    <th scope="col">Type</th>
                    <th scope="col">Lead</th>
                  </tr>
                </thead>
                <tbody>
                  {list.map((project) => (
                    <tr key={project.id}>
                      <td>
                        <Link to={`/projects/${project.key}`}>{project.name}</Link>
                      </td>
                      <td>{project.key}</td>
                      <td>{STYLES[project.style ?? ''] ?? ''}</td>
                      <td>{project.lead ? <Person person={project.lead} /> : null}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </WhenReady>
    </main>
  );
}
