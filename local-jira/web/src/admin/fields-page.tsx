import { getFields, type Field } from '../api/search';
import { ListPage } from './list-page';

export function FieldsPage() {
  return (
    <ListPage
      title="Fields"
      load={async () => (await getFields()).toSorted((a, b) => a.name.localeCompare(b.name))}
      keyOf={(field) => field.id}
      columns={[
        { title: 'Name', cell: (field) => field.name },
        { title: 'Type', cell: (field) => field.schema?.type ?? '' },
        { title: 'Kind', cell: kindOf },
        { title: 'In JQL', cell: (field) => field.clauseNames.join(', ') },
        { title: 'Id', cell: (field) => <code>{field.id}</code> },
      ]}
    />
  );
}

/** App fields have a key of app, environment and module, joined by two underscores. */
function kindOf(field: Field): string {
  if (!field.custom) return 'System';
  return field.key?.includes('__') === true ? 'App' : 'Custom';
}
