import { z } from 'zod';
import { changeIssue } from '../site/change-issue.ts';
import { findFieldByKey } from '../site/app-fields.ts';
import type { FieldRecord } from '../site/model.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import { JiraError } from './errors.ts';
import { appOf, getActor, parseBody, queryFlag } from './input.ts';
import { parseCustomValue } from './issue-input/custom-value.ts';
import { emitIssueUpdated } from './product-events.ts';
import { noContent } from './respond.ts';

/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-custom-field-values--apps-/ */
export const appFieldRoutes: readonly Route[] = [
  { method: 'PUT', path: '/rest/api/3/app/field/{fieldIdOrKey}/value', scopes: [], handle: updateOneField },
  { method: 'POST', path: '/rest/api/3/app/field/value', scopes: [], handle: updateFields },
];

const issueIds = z.array(z.number().int().positive()).min(1);
const oneBody = z.strictObject({
  updates: z
    .array(z.strictObject({ issueIds, value: z.json() }))
    .min(1)
    .nullish(),
});
const manyBody = z.strictObject({
  updates: z.array(z.strictObject({ customField: z.string(), issueIds, value: z.json() })).min(1),
});

interface ValueUpdate {
  readonly field: FieldRecord;
  readonly issueIds: readonly number[];
  readonly value: unknown;
}

function updateOneField(call: RestCall): RestResponse {
  requireApp(call);
  const field = getOwnField(call, call.params['fieldIdOrKey'] ?? '');
  const updates = parseBody(call, oneBody).updates ?? [];
  return write(
    call,
    updates.map((update) => ({ field, ...update })),
  );
}

function updateFields(call: RestCall): RestResponse {
  requireApp(call);
  const { updates } = parseBody(call, manyBody);
  return write(
    call,
    updates.map(({ customField, ...update }) => ({ field: getOwnField(call, customField), ...update })),
  );
}

/**
 * Writes all values or none. No permission of the user, no screen and no validation of the field applies: the app answers
 * for its own fields. One entry of history for each issue and request.
 */
function write(call: RestCall, updates: readonly ValueUpdate[]): RestResponse {
  const { site } = call;
  const seen = new Set<string>();
  const valuesByIssue = new Map<string, Map<string, unknown>>();
  for (const { field, issueIds: ids, value } of updates) {
    const parsed = parseCustomValue(site, field, value);
    if ('error' in parsed) throw new JiraError(400, [], { [field.id]: parsed.error });
    for (const id of ids.map(String)) {
      if (site.find('issue', id) === undefined) throw new JiraError(400, [`The issue with ID ${id} was not found.`]);
      const pair = `${id} ${field.id}`;
      if (seen.has(pair))
        throw new JiraError(400, [`The field ${field.id} is updated more than once for the issue ${id}.`]);
      seen.add(pair);
      const values = valuesByIssue.get(id) ?? new Map<string, unknown>();
      valuesByIssue.set(id, values.set(field.id, parsed.stored));
    }
  }
  const keepsHistory = queryFlag(call, 'generateChangelog', true);
  for (const [id, values] of valuesByIssue) writeIssue(call, id, values, keepsHistory);
  site.commit();
  return noContent();
}

function writeIssue(call: RestCall, id: string, values: ReadonlyMap<string, unknown>, keepsHistory: boolean): void {
  const { site } = call;
  const before = site.get('issue', id);
  const custom = { ...before.custom, ...Object.fromEntries(values) };
  const kept = Object.entries(custom).filter(([, value]) => value !== null);
  const after = { ...before, custom: Object.fromEntries(kept) };
  if (keepsHistory) {
    const entry = changeIssue(site, { before, after, authorId: getActor(call), at: site.clock.now() });
    if (entry !== null) emitIssueUpdated(call, site.get('issue', id), entry, 'issue_updated');
    return;
  }
  site.put('issue', { ...after, updated: site.clock.now() });
}

function requireApp(call: RestCall): void {
  if (appOf(call) === null) throw notOwner();
}

/** @throws JiraError 404 when there is no such field, 403 when it is another's */
function getOwnField(call: RestCall, idOrKey: string): FieldRecord {
  const field = call.site.find('field', idOrKey) ?? findFieldByKey(call.site, idOrKey);
  if (field === undefined) throw new JiraError(404, ['The custom field was not found.']);
  if (field.moduleKey === null || !field.key.startsWith(`${appOf(call) ?? ''}__`)) throw notOwner();
  return field;
}

function notOwner(): JiraError {
  return new JiraError(403, ['Only the app that owns the custom field can update its values with this operation.']);
}
