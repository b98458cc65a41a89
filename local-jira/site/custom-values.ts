import type { FieldRecord } from './model.ts';

/** How the value of a custom field is kept in `IssueRecord.custom`, by the `type` of its schema. */
export type CustomFieldKind =
  | 'string'
  | 'textarea'
  | 'number'
  | 'date'
  | 'datetime'
  | 'user'
  | 'group'
  | 'option'
  | 'object'
  | 'strings'
  | 'users'
  | 'groups'
  | 'options'
  | 'unknown';

const KIND_BY_TYPE: Readonly<Record<string, CustomFieldKind>> = {
  string: 'string',
  number: 'number',
  date: 'date',
  datetime: 'datetime',
  user: 'user',
  group: 'group',
  option: 'option',
  object: 'object',
  any: 'object',
};
const KIND_BY_ITEMS: Readonly<Record<string, CustomFieldKind>> = {
  string: 'strings',
  user: 'users',
  group: 'groups',
  option: 'options',
};

/**
 * Kept as: string → string; textarea → ADF; number → number; date → ISO day; datetime → epoch milliseconds; user → account id;
 * group → group id; option → option id; object → JSON; the plural kinds → arrays of these.
 */
export function customFieldKind(field: Pick<FieldRecord, 'schema'>): CustomFieldKind {
  const { type, items, custom } = field.schema;
  if (type === 'string' && custom?.endsWith(':textarea') === true) return 'textarea';
  if (type === 'array') return (items === undefined ? undefined : KIND_BY_ITEMS[items]) ?? 'unknown';
  return KIND_BY_TYPE[type] ?? 'unknown';
}

/** A stored value that is one text or number, as text; anything else as JSON. */
export function storedText(stored: unknown): string {
  return typeof stored === 'string' ? stored : JSON.stringify(stored);
}
