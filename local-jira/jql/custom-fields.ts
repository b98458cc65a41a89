import type { FieldRecord, IssueRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import type { ClauseField } from './clause-field.ts';
import { dayField, instantField, numberField, textField, wordsField } from './scalar-field.ts';
import { userField } from './user-field.ts';

/** The word in brackets by which JQL tells fields of one name apart: `"Cost[Number]"`. */
export function clauseTypeOf(field: FieldRecord): string {
  const { type, items, custom = '' } = field.schema;
  if (type === 'array') return items === 'user' ? 'People' : items === 'option' ? 'Checkboxes' : 'Labels';
  if (type === 'option') return 'Dropdown';
  if (type === 'string') return custom.endsWith(':textarea') ? 'Paragraph' : 'Short text';
  return CLAUSE_TYPES[type] ?? 'Object';
}

const CLAUSE_TYPES: Readonly<Record<string, string>> = {
  number: 'Number',
  date: 'Date',
  datetime: 'Time stamp',
  user: 'User Picker (single user)',
  group: 'Group Picker (single group)',
};

/**
 * The custom field that a clause names: `cf[10031]`, `customfield_10031`, its key, its name, or `"Name[Number]"`.
 * Of several fields with one name the first made is taken.
 */
export function findCustomField(site: Site, name: string): FieldRecord | undefined {
  const byNumber = /^cf\[(\d+)\]$/i.exec(name)?.[1];
  if (byNumber !== undefined) return site.find('field', `customfield_${byNumber}`);
  const [, plain = name, type] = /^(.*)\[([^\]]+)\]$/.exec(name) ?? [];
  const wanted = plain.toLowerCase();
  for (const field of site.all('field')) {
    if (!field.custom || !field.searchable) continue;
    const names = [field.id, field.key, field.name, ...field.clauseNames];
    if (!names.some((known) => known.toLowerCase() === wanted)) continue;
    if (type === undefined || clauseTypeOf(field).toLowerCase() === type.toLowerCase()) return field;
  }
  return undefined;
}

/** How JQL compares the values of a custom field; undefined where Jira cannot search the type. */
export function findCustomClause(site: Site, field: FieldRecord): ClauseField | undefined {
  const value = (issue: IssueRecord) => issue.custom[field.id];
  switch (field.schema.type) {
    case 'number':
      return numberField((issue) => numberOf(value(issue)));
    case 'date':
      return dayField((issue) => textOf(value(issue)));
    case 'datetime':
      return instantField((issue) => instantOf(value(issue)));
    case 'user':
      return userField(site, (issue) => [idOf(value(issue))]);
    case 'string':
      // Forge's string fields compare exactly; Jira's own text fields are searched by words.
      // https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-custom-field/#data-types
      return field.moduleKey === null
        ? textField((issue) => listOf(value(issue)), true)
        : wordsField((issue) => listOf(value(issue)));
    case 'option':
    case 'group':
      return wordsField((issue) => listOf(value(issue)));
    case 'array':
      return field.schema.items === 'user'
        ? userField(site, (issue) => listOf(value(issue)))
        : wordsField((issue) => listOf(value(issue)));
    case 'object':
    case 'any':
      // An object is searched as text, anywhere in it: the same page, "Object type JQL search". Search aliases are not kept.
      return textField((issue) => stringsIn(value(issue)), false);
    default:
      return undefined;
  }
}

function stringsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

function numberOf(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function instantOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  const at = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(at) ? null : at;
}

function idOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'accountId' in value) return textOf(value.accountId);
  return null;
}

function listOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(listOf);
  if (typeof value === 'string') return value === '' ? [] : [value];
  if (typeof value !== 'object' || value === null) return [];
  for (const name of ['value', 'name', 'accountId', 'id'] as const) {
    const part: unknown = name in value ? Reflect.get(value, name) : undefined;
    if (typeof part === 'string') return [part];
  }
  return [];
}
