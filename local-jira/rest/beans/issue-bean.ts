import type { IssueRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import { toChangelogBean } from './changelog-bean.ts';
import type { IssueProjection } from './field-selection.ts';
import { readField } from './issue-fields.ts';
import type { Json } from './json.ts';
import { renderFields } from './rendered-fields.ts';

/** `GET /issue` with `expand=changelog` carries the latest hundred; the changelog resource has them all. */
const EMBEDDED_HISTORIES = 100;

/**
 * An issue as `GET /issue`, `/search/jql` and `/issue/bulkfetch` give it, except the `transitions` and `editmeta` expands,
 * which the issue resource adds itself. The actor must be known to see the issue.
 */
export async function toIssueBean(
  site: Site,
  actorId: string | null,
  issue: IssueRecord,
  { fields, expand, properties, histories = EMBEDDED_HISTORIES }: IssueProjection,
): Promise<Json> {
  const values: Json = {};
  for (const field of fields) {
    const value = readField(site, actorId, issue, field);
    if (value !== undefined) values[field.id] = value;
  }
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: `${site.baseUrl}/rest/api/3/issue/${issue.id}`,
    key: issue.key,
    ...(expand.has('renderedFields') ? { renderedFields: await renderFields(site, actorId, issue, fields) } : {}),
    ...(expand.has('names') ? { names: Object.fromEntries(fields.map(({ id, name }) => [id, name])) } : {}),
    ...(expand.has('schema') ? { schema: Object.fromEntries(fields.map(({ id, schema }) => [id, schema])) } : {}),
    ...(expand.has('changelog') ? { changelog: toEmbeddedChangelog(site, issue, histories) } : {}),
    ...(properties.length > 0 ? { properties: toProperties(site, issue, properties) } : {}),
    fields: values,
  };
}

function toEmbeddedChangelog(site: Site, issue: IssueRecord, most: number): Json {
  const entries = [...site.changelogOf(issue.id)].reverse();
  const histories = entries.slice(0, most).map((entry) => toChangelogBean(site, entry));
  return { startAt: 0, maxResults: histories.length, total: entries.length, histories };
}

function toProperties(site: Site, issue: IssueRecord, keys: readonly string[]): Json {
  const all = keys.includes('*all');
  const wanted = site.propertiesOf('issue', issue.id).filter(({ key }) => all || keys.includes(key));
  return Object.fromEntries(wanted.map(({ key, value }) => [key, value]));
}
