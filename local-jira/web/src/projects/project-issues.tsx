import Heading from '@atlaskit/heading';
import type { Project } from '../api/projects';
import { IssueTable } from '../issues/issue-table';
import { useTitle } from '../parts/use-title';
import { Link } from '../routing/link';

export function ProjectIssues({ project }: { readonly project: Project }) {
  useTitle(`${project.name} issues`);
  const jql = `project = "${project.key}" ORDER BY key ASC`;
  return (
    <div className="stack">
      <div className="title-row">
        <Heading size="large" as="h1">
          Issues
        </Heading>
        <Link to={`/issues?${new URLSearchParams({ jql }).toString()}`}>Search with JQL</Link>
      </div>
      <IssueTable jql={jql} />
    </div>
  );
}
