import Heading from '@atlaskit/heading';
import { getProjectRoles, type Project } from '../api/projects';
import { WhenReady } from '../parts/page-state';
import { useResource } from '../parts/use-resource';
import { useTitle } from '../parts/use-title';

export function ProjectPeople({ project }: { readonly project: Project }) {
  useTitle(`${project.name} people`);
  const [roles, reload] = useResource(`roles ${project.key}`, () => getProjectRoles(project.key));
  return (
    <div className="stack">
      <Heading size="large" as="h1">
        People
      </Heading>
      <WhenReady resource={roles} onRetry={() => void reload()} label="Loading people">
        {(list) => (
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Role</th>
                <th scope="col">Who</th>
              </tr>
            </thead>
            <tbody>
              {list.map((role) => (
                <tr key={role.id}>
                  <td>{role.name}</td>
                  <td>
                    {role.actors.length === 0 ? (
                      <span className="subtle">Nobody</span>
                    ) : (
                      role.actors.map((actor) => actor.displayName).join(', ')
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </WhenReady>
    </div>
  );
}
