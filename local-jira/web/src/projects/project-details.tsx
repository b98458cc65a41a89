import Heading from '@atlaskit/heading';
import type { Project } from '../api/projects';
import { Person } from '../parts/person';
import { useTitle } from '../parts/use-title';

export function ProjectDetails({ project }: { readonly project: Project }) {
  useTitle(`${project.name} settings`);
  const rows = [
    ['Name', project.name],
    ['Key', project.key],
    ['Type', project.style === 'next-gen' ? 'Team-managed' : 'Company-managed'],
    [
      'Description',
      project.description === null || project.description === undefined || project.description === ''
        ? 'None'
        : project.description,
    ],
    ['Issue types', (project.issueTypes ?? []).map((type) => type.name).join(', ')],
  ] as const;
  return (
    <div className="stack">
      <Heading size="large" as="h1">
        Details
      </Heading>
      <dl className="facts">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="prewrap">{value}</dd>
          </div>
        ))}
        <div>
          <dt>Lead</dt>
          <dd>
            <Person person={project.lead ?? null} nobody="Nobody" />
          </dd>
        </div>
      </dl>
    </div>
  );
}
