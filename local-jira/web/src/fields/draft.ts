import type { FieldMeta } from '../api/beans';
import { fromAdf, toAdf } from '../api/adf';
import { kindOf } from './field-kind';

/**
 * What the person has typed or picked for a field: text for most kinds, ids for choices and people. One shape for all kinds
 * keeps the form simple; `toFieldValue` makes Jira's JSON of it.
 */
export interface Draft {
  readonly text: string;
  readonly ids: readonly string[];
  /** Names of picked people, so that the control can show them before any search. */
  readonly names: Readonly<Record<string, string>>;
}

export const EMPTY_DRAFT: Draft = { text: '', ids: [], names: {} };

/** Days and minutes of `YYYY-MM-DDTHH:MM`, as a datetime-local input holds them. */
const MINUTE_LENGTH = 16;

/** @param value as `GET issue` gives it */
export function toDraft(fieldId: string, meta: Pick<FieldMeta, 'schema'>, value: unknown): Draft {
  if (value === null || value === undefined) return EMPTY_DRAFT;
  switch (kindOf(fieldId, meta.schema)) {
    case 'document':
      return { ...EMPTY_DRAFT, text: fromAdf(value) };
    case 'labels':
      return { ...EMPTY_DRAFT, text: Array.isArray(value) ? value.map(String).join(' ') : '' };
    case 'choice':
    case 'user':
      return pickedOf([value]);
    case 'choices':
    case 'users':
      return pickedOf(Array.isArray(value) ? value : []);
    case 'issue':
      return { ...EMPTY_DRAFT, text: textOf(value, 'key') };
    case 'instant':
      return { ...EMPTY_DRAFT, text: typeof value === 'string' ? value.slice(0, MINUTE_LENGTH) : '' };
    case 'duration':
      return { ...EMPTY_DRAFT, text: textOf(value, 'originalEstimate') };
    case 'object':
      return { ...EMPTY_DRAFT, text: JSON.stringify(value) };
    default:
      return { ...EMPTY_DRAFT, text: typeof value === 'string' || typeof value === 'number' ? String(value) : '' };
  }
}

function pickedOf(values: readonly unknown[]): Draft {
  const entries = values.map(
    (value) => [idOf(value), textOf(value, 'displayName') || textOf(value, 'name') || textOf(value, 'value')] as const,
  );
  return { text: '', ids: entries.map(([id]) => id), names: Object.fromEntries(entries) };
}

function idOf(value: unknown): string {
  return textOf(value, 'accountId') || textOf(value, 'id') || textOf(value, 'groupId');
}

function textOf(value: unknown, property: string): string {
  if (typeof value !== 'object' || value === null || !(property in value)) return '';
  const inner: unknown = Reflect.get(value, property);
  return typeof inner === 'string' ? inner : '';
}

export type FieldValue =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** Jira's JSON for an edit; an empty draft clears the field. Refused only where the text cannot be carried at all. */
export function toFieldValue(fieldId: string, meta: Pick<FieldMeta, 'schema'>, draft: Draft): FieldValue {
  const text = draft.text.trim();
  const single = draft.ids[0];
  switch (kindOf(fieldId, meta.schema)) {
    case 'document':
      return passed(text === '' ? null : toAdf(draft.text));
    case 'number':
      return numberOf(text);
    case 'labels':
      return passed(text === '' ? [] : text.split(/\s+/));
    case 'user':
      return passed(single === undefined ? null : { accountId: single });
    case 'users':
      return passed(draft.ids.map((accountId) => ({ accountId })));
    case 'choice':
      return passed(single === undefined ? null : choiceOf(meta.schema.type, single));
    case 'choices':
      return passed(draft.ids.map((id) => choiceOf(meta.schema.items ?? '', id)));
    case 'issue':
      return passed(text === '' ? null : { key: text.toUpperCase() });
    case 'instant':
      return passed(text === '' ? null : `${text.slice(0, MINUTE_LENGTH)}:00.000+0000`);
    case 'duration':
      return passed({ originalEstimate: text });
    case 'object':
      return objectOf(text);
    default:
      return passed(text === '' ? null : text);
  }
}

function passed(value: unknown): FieldValue {
  return { ok: true, value };
}

function choiceOf(type: string, id: string): unknown {
  return type === 'group' ? { groupId: id } : { id };
}

function numberOf(text: string): FieldValue {
  if (text === '') return passed(null);
  const value = Number(text);
  return Number.isFinite(value) ? passed(value) : { ok: false, message: `“${text}” is not a number.` };
}

function objectOf(text: string): FieldValue {
  if (text === '') return passed(null);
  try {
    return passed(JSON.parse(text) as unknown);
  } catch {
    return { ok: false, message: 'This field holds a JSON object; what you typed is not valid JSON.' };
  }
}
