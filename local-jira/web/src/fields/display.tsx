import type { ReactNode } from 'react';
import { user, type FieldSchema } from '../api/beans';
import { fromAdf } from '../api/adf';
import { formatDuration } from '../parts/duration';
import { formatDay, formatInstant, SITE_LOCALE } from '../parts/instant';
import { Person } from '../parts/person';
import { Link } from '../routing/link';
import { kindOf } from './field-kind';

/** A field's value for reading. `rendered` is what Jira (or the app's formatter) makes of it, and wins for plain values. */
export function displayValue(fieldId: string, schema: FieldSchema, value: unknown, rendered: unknown): ReactNode {
  if (isEmpty(value)) return <span className="subtle">None</span>;
  const kind = kindOf(fieldId, schema);
  if (kind === 'user') return personOf(value);
  if (kind === 'users' && Array.isArray(value))
    return value.map((entry, index) => <div key={index}>{personOf(entry)}</div>);
  if (kind === 'labels' && Array.isArray(value)) {
    return value.map((label) => (
      <span key={String(label)} className="label-tag">
        {String(label)}
      </span>
    ));
  }
  if (kind === 'issue') return issueLink(value);
  if (kind === 'day') return schema.custom !== undefined && isFormatted(rendered) ? rendered : formatDay(String(value));
  if (kind === 'document') return fromAdf(value);
  if (isFormatted(rendered)) return rendered;
  if (kind === 'instant') return formatInstant(String(value));
  return plainText(value);
}

/** Jira renders a day without a formatter as `30/Mar/26`; the pages write days in their own way. */
const JIRA_DAY = /^\d{1,2}\/[A-Z][a-z]{2}\/\d{2}$/;

/** Whether a rendered value is text worth showing: HTML of Jira's and Jira's short days are not. */
export function isFormatted(rendered: unknown): rendered is string {
  return typeof rendered === 'string' && rendered !== '' && !rendered.includes('<') && !JIRA_DAY.test(rendered);
}

/** One line for a table cell. */
export function displayText(fieldId: string, schema: FieldSchema | undefined, value: unknown): string {
  if (isEmpty(value)) return '';
  const kind = schema ? kindOf(fieldId, schema) : 'object';
  if (kind === 'day') return formatDay(String(value));
  if (kind === 'instant') return formatInstant(String(value));
  if (kind === 'document') return fromAdf(value);
  if (schema?.type === 'number' && fieldId.startsWith('time') && typeof value === 'number')
    return formatDuration(value);
  return plainText(value);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function personOf(value: unknown): ReactNode {
  const parsed = user.safeParse(value);
  return parsed.success ? <Person person={parsed.data} /> : plainText(value);
}

function issueLink(value: unknown): ReactNode {
  const key = property(value, 'key');
  return key === undefined ? plainText(value) : <Link to={`/browse/${key}`}>{key}</Link>;
}

function plainText(value: unknown): string {
  if (Array.isArray(value)) return value.map(plainText).join(', ');
  if (typeof value === 'number') return value.toLocaleString(SITE_LOCALE);
  if (typeof value !== 'object' || value === null) return String(value);
  for (const name of ['displayName', 'value', 'name', 'key']) {
    const text = property(value, name);
    if (text !== undefined) return text;
  }
  return JSON.stringify(value);
}

function property(value: unknown, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || !(name in value)) return undefined;
  const inner: unknown = Reflect.get(value, name);
  return typeof inner === 'string' ? inner : undefined;
}
