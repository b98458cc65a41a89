import { z } from 'zod';
import { issueType } from '../api/beans';
import { getJson } from '../api/request';
import { ListPage } from './list-page';

export function IssueTypesPage() {
  return (
    <ListPage
      title="Issue types"
      load={() => getJson(z.array(issueType), '/rest/api/3/issuetype')}
      keyOf={(type) => type.id}
      columns={[
        { title: 'Name', cell: (type) => type.name },
        {
          title: 'Level',
          cell: (type) => (type.hierarchyLevel === 1 ? 'Epic' : type.subtask === true ? 'Subtask' : 'Standard'),
        },
        { title: 'Description', cell: (type) => type.description ?? '' },
      ]}
    />
  );
}
