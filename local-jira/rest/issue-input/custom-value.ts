import { customFieldKind } from '../../site/custom-values.ts';
import type { FieldRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import { parseAdf } from '../beans/parse-adf.ts';
import { isIsoDay, parseJiraDateTime } from '../beans/timestamps.ts';
import {
  NOT_A_DOCUMENT,
  NOT_A_NUMBER,
  NOT_A_STRING,
  NOT_AN_ARRAY,
  NOT_AN_OBJECT,
  isObject,
  textAt,
} from './field-input.ts';

/** A value to store, null for none; or why the REST value cannot be taken. */
export type CustomValue = { readonly stored: unknown } | { readonly error: string };

/** https://support.atlassian.com/jira-cloud-administration/docs/custom-fields-types-in-company-managed-projects/ */
const TEXT_FIELD_LIMIT = 255;

/** Takes the value of a custom field as REST writes it. What is kept is described in site/custom-values.ts. */
export function parseCustomValue(site: Site, field: FieldRecord, value: unknown): CustomValue {
  if (value === null) return { stored: null };
  switch (customFieldKind(field)) {
    case 'string':
      return parseText(field, value);
    case 'textarea': {
      const document = parseAdf(value);
      return document === null ? { error: NOT_A_DOCUMENT } : { stored: document };
    }
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? { stored: value } : { error: NOT_A_NUMBER };
    case 'date':
      return parseDay(value);
    case 'datetime':
      return parseInstant(value);
    case 'user':
      return parseUser(site, value);
    case 'group':
      return parseGroup(site, value);
    case 'option':
      return parseOption(field, value);
    case 'object':
      return isObject(value) ? { stored: value } : { error: NOT_AN_OBJECT };
    case 'strings':
      return parseEach(value, (each) => (typeof each === 'string' ? { stored: each } : { error: NOT_A_STRING }));
    case 'users':
      return parseEach(value, (each) => parseUser(site, each));
    case 'groups':
      return parseEach(value, (each) => parseGroup(site, each));
    case 'options':
      return parseEach(value, (each) => parseOption(field, each));
    case 'unknown':
      return { error: `The type '${field.schema.type}' of field '${field.name}' is not supported by local-jira.` };
  }
}

function parseEach(value: unknown, parse: (each: unknown) => CustomValue): CustomValue {
  if (!Array.isArray(value)) return { error: NOT_AN_ARRAY };
  const stored: unknown[] = [];
  for (const each of value) {
    const parsed = parse(each);
    if ('error' in parsed) return parsed;
    stored.push(parsed.stored);
  }
  return { stored: stored.length === 0 ? null : stored };
}

function parseText(field: FieldRecord, value: unknown): CustomValue {
  if (typeof value !== 'string') return { error: NOT_A_STRING };
  const isTextField = field.schema.custom?.endsWith(':textfield') === true;
  if (isTextField && value.length > TEXT_FIELD_LIMIT) {
    return {
      error: `The entered text is too long. It exceeds the allowed limit of ${String(TEXT_FIELD_LIMIT)} characters.`,
    };
  }
  return { stored: value === '' ? null : value };
}

function parseDay(value: unknown): CustomValue {
  if (typeof value !== 'string') return { error: NOT_A_STRING };
  if (value === '') return { stored: null };
  return isIsoDay(value) ? { stored: value } : { error: `Error parsing date string: ${value}` };
}

function parseInstant(value: unknown): CustomValue {
  if (typeof value !== 'string') return { error: NOT_A_STRING };
  const instant = parseJiraDateTime(value);
  // Jira keeps no milliseconds of these.
  return instant === null ? { error: `Error parsing time: ${value}` } : { stored: Math.floor(instant / 1000) * 1000 };
}

function parseUser(site: Site, value: unknown): CustomValue {
  if (!isObject(value)) return { error: NOT_AN_OBJECT };
  const accountId = textAt(value, 'accountId') ?? textAt(value, 'id');
  if (accountId === null) return { stored: null };
  return site.find('user', accountId) === undefined
    ? { error: `User '${accountId}' does not exist.` }
    : { stored: accountId };
}

function parseGroup(site: Site, value: unknown): CustomValue {
  if (!isObject(value)) return { error: NOT_AN_OBJECT };
  const groupId = textAt(value, 'groupId');
  const name = textAt(value, 'name');
  for (const group of site.all('group')) {
    if (group.groupId === groupId || (groupId === null && group.name === name)) return { stored: group.groupId };
  }
  return { error: `Group '${groupId ?? name ?? ''}' does not exist.` };
}

function parseOption(field: FieldRecord, value: unknown): CustomValue {
  if (!isObject(value)) return { error: "Specify the value for the field in a 'value' or 'id' property" };
  const id = textAt(value, 'id');
  const text = textAt(value, 'value');
  const option = field.options.find((each) => (id === null ? each.value === text : each.id === id));
  if (option !== undefined) return { stored: option.id };
  return { error: id === null ? `Option value '${text ?? ''}' is not valid` : `Option id '${id}' is not valid` };
}
