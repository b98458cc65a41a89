import type { FieldRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';

/** What a request asks to see of each issue. */
export interface IssueProjection {
  readonly fields: readonly FieldRecord[];
  readonly expand: ReadonlySet<string>;
  /** Keys of the issue properties to include, or all of them. */
  readonly properties: readonly string[];
  /** How many entries `expand=changelog` carries at most; default 100. */
  readonly histories?: number;
}

/**
 * The fields that `fields` names: ids or keys, `*all`, `*navigable`, and `-id` to take one out. When the list is empty, or
 * only takes out, `whenUnnamed` applies first. Unknown names are ignored, as Jira does.
 */
export function selectFields(
  site: Site,
  names: readonly string[],
  whenUnnamed: '*all' | '*navigable',
): readonly FieldRecord[] {
  const wanted = new Map<string, FieldRecord>();
  const add = (filter: (field: FieldRecord) => boolean): void => {
    for (const field of site.all('field')) if (filter(field)) wanted.set(field.id, field);
  };
  const apply = (name: string): void => {
    if (name === '*all') add(() => true);
    else if (name === '*navigable') add(({ navigable }) => navigable);
    else {
      const id = name.startsWith('-') ? name.slice(1) : name;
      const field = site.find('field', id) ?? findByKey(site, id);
      if (field === undefined) return;
      if (name.startsWith('-')) wanted.delete(field.id);
      else wanted.set(field.id, field);
    }
  };
  if (names.every((name) => name.startsWith('-'))) apply(whenUnnamed);
  names.forEach(apply);
  return [...wanted.values()];
}

/** The parts of `a,b` and of repeated parameters. */
export function splitList(values: readonly string[]): readonly string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function findByKey(site: Site, key: string): FieldRecord | undefined {
  if (!key.includes('__')) return undefined;
  for (const field of site.all('field')) if (field.key === key) return field;
  return undefined;
}
