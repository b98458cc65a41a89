import type { Site } from '../site/ports.ts';
import type { ClauseField } from './clause-field.ts';
import { findCustomClause, findCustomField } from './custom-fields.ts';
import { systemFields } from './system-fields.ts';

/** Looks fields up as JQL names them, in any case; Jira's own win over custom fields of the same name. */
export function createFieldFinder(site: Site): (name: string) => ClauseField | undefined {
  const system = systemFields(site);
  return (name) => {
    const own = system.get(name.toLowerCase());
    if (own) return own;
    const custom = findCustomField(site, name);
    if (custom) return findCustomClause(site, custom);
    // A system field by its display name, such as "Due date" or "Issue Type".
    const display = [...site.all('field')].find(
      (field) => !field.custom && field.name.toLowerCase() === name.toLowerCase(),
    );
    return display?.clauseNames.map((clause) => system.get(clause.toLowerCase())).find((found) => found !== undefined);
  };
}
