import type { FieldRecord } from '../../site/model.ts';
import { parseCustomValue } from './custom-value.ts';
import { notOnScreenText, type Draft } from './field-input.ts';
import { SYSTEM_WRITERS } from './system-writers.ts';
import { combineOperations, isRelated, type RelatedAddition } from './update-operations.ts';

/** The `fields` and `update` of a request, each by field id or key. */
export interface FieldInput {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly update: Readonly<Record<string, unknown>>;
}

export interface AppliedInput {
  /** By field, in Jira's words; empty when the draft may be kept. */
  readonly errors: Readonly<Record<string, string>>;
  /** REST values by field id, as set. */
  readonly modified: Readonly<Record<string, unknown>>;
  /** Comments, worklogs and links to add once the issue itself is kept. */
  readonly additions: readonly RelatedAddition[];
}

/** What has to be written before what: a parent is judged by the issue type. */
const FIRST = ['issuetype', 'parent'];

/**
 * Writes a request's values into the draft. Only fields in `settable` can be set; every problem is reported, by field.
 * Validation by the apps that own fields runs last, and only when nothing else is wrong.
 */
export async function applyInput(
  draft: Draft,
  settable: readonly FieldRecord[],
  { fields, update }: FieldInput,
): Promise<AppliedInput> {
  const errors: Record<string, string> = {};
  const modified: Record<string, unknown> = {};
  const additions: RelatedAddition[] = [];
  const byName = new Map(settable.flatMap((field) => [[field.id, field] as const, [field.key, field] as const]));
  const set = (name: string, value: unknown): void => {
    const field = byName.get(name);
    if (field === undefined) {
      errors[name] = notOnScreenText(name);
      return;
    }
    const error = write(draft, field, value);
    if (error === null) modified[field.id] = value;
    else errors[name] = error;
  };

  for (const [name, value] of inWritingOrder(fields)) set(name, value);
  for (const [name, operations] of inWritingOrder(update)) {
    if (name in fields) {
      errors[name] = `Field '${name}' cannot appear in both 'fields' and 'update'`;
      continue;
    }
    const field = byName.get(name);
    if (field === undefined) {
      errors[name] = notOnScreenText(name);
      continue;
    }
    const outcome = combineOperations(draft, field, operations);
    if ('error' in outcome) errors[name] = outcome.error;
    else if (isRelated(outcome)) additions.push(...outcome.additions);
    else set(name, outcome.value);
  }
  if (Object.keys(errors).length === 0) await validateAppFields(draft, modified, errors);
  return { errors, modified, additions };
}

function inWritingOrder(values: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  const rank = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  return Object.entries(values).sort(([left], [right]) => rank(left) - rank(right));
}

function write(draft: Draft, field: FieldRecord, value: unknown): string | null {
  if (!field.custom) {
    const writeSystem = SYSTEM_WRITERS[field.id];
    return writeSystem === undefined ? notOnScreenText(field.id) : writeSystem(draft, value, field);
  }
  const parsed = parseCustomValue(draft.site, field, value);
  if ('error' in parsed) return parsed.error;
  const others = Object.entries(draft.issue.custom).filter(([id]) => id !== field.id);
  draft.issue.custom = Object.fromEntries(parsed.stored === null ? others : [...others, [field.id, parsed.stored]]);
  return null;
}

async function validateAppFields(
  { site, actorId, before }: Draft,
  modified: Readonly<Record<string, unknown>>,
  errors: Record<string, string>,
): Promise<void> {
  for (const [fieldId, value] of Object.entries(modified)) {
    if (site.get('field', fieldId).moduleKey === null) continue;
    const error = await site.rules.validateField(fieldId, value, before, actorId);
    if (error !== null) errors[fieldId] = error;
  }
}
