import { readField } from '../../rest/beans/issue-fields.ts';
import { toPlainText } from '../../rest/beans/adf-html.ts';
import { parseAdf } from '../../rest/beans/parse-adf.ts';
import type { IssueRecord } from '../model.ts';
import type { Site } from '../ports.ts';

/** The values of a field as texts for comparison, one for each element; ids rather than names where there are both. */
export function fieldTexts(site: Site, issue: IssueRecord, fieldId: string): readonly string[] {
  const field = site.find('field', fieldId);
  const value = field === undefined ? undefined : readField(site, null, issue, field);
  return [value].flat().flatMap(textOf);
}

export function isEmpty(site: Site, issue: IssueRecord, fieldId: string): boolean {
  return fieldTexts(site, issue, fieldId).length === 0;
}

function textOf(value: unknown): readonly string[] {
  if (value === null || value === undefined || value === '') return [];
  if (typeof value === 'string') return [value];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  if (typeof value !== 'object') return [];
  const document = parseAdf(value);
  if (document !== null) return textOf(toPlainText(document));
  for (const name of ['id', 'accountId', 'groupId', 'value', 'originalEstimate', 'remainingEstimate']) {
    const part: unknown = name in value ? (value as Readonly<Record<string, unknown>>)[name] : undefined;
    if (typeof part === 'string') return [part];
  }
  return Object.keys(value).length === 0 ? [] : [JSON.stringify(value)];
}
