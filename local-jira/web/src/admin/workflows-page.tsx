import { getWorkflows } from '../api/workflows';
import { Link } from '../routing/link';
import { ListPage } from './list-page';

export function WorkflowsPage() {
  return (
    <ListPage
      title="Workflows"
      load={getWorkflows}
      keyOf={(workflow) => workflow.id}
      columns={[
        { title: 'Name', cell: (workflow) => <Link to={`/admin/workflows/${workflow.id}`}>{workflow.name}</Link> },
        { title: 'Statuses', cell: (workflow) => workflow.statuses.length },
        { title: 'Transitions', cell: (workflow) => workflow.transitions.length },
        { title: 'Description', cell: (workflow) => workflow.description ?? '' },
      ]}
    />
  );
}
