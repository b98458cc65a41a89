import type { FieldRecord } from '../../site/model.ts';
import { readField } from '../beans/issue-fields.ts';
import { isObject, NOT_AN_ARRAY, NOT_AN_OBJECT, textAt, type Draft } from './field-input.ts';

/** Something that hangs on an issue and is added together with an edit. `value` is as the resource of its own takes it. */
export interface RelatedAddition {
  readonly kind: 'comment' | 'worklog' | 'issuelinks';
  readonly value: unknown;
}

export type CombinedOperations =
  { readonly value: unknown } | { readonly additions: readonly RelatedAddition[] } | { readonly error: string };

export function isRelated(outcome: CombinedOperations): outcome is { readonly additions: readonly RelatedAddition[] } {
  return 'additions' in outcome;
}

/** The value that a list of `set`, `add`, `remove` and `edit` operations leads to, from what the draft has now. */
export function combineOperations(
  { site, actorId, issue }: Draft,
  field: FieldRecord,
  operations: unknown,
): CombinedOperations {
  if (!Array.isArray(operations)) return { error: NOT_AN_ARRAY };
  const kind = relatedKind(field.id);
  let value = readField(site, actorId, issue, field);
  const additions: RelatedAddition[] = [];
  for (const operation of operations) {
    if (!isObject(operation)) return { error: NOT_AN_OBJECT };
    const [name, operand] = Object.entries(operation)[0] ?? [];
    if (kind !== null) {
      if (name !== 'add') return { error: unsupported(name) };
      additions.push({ kind, value: operand });
    } else if (name === 'set') {
      value = operand;
    } else if (name === 'edit' && isObject(operand)) {
      value = isObject(value) ? { ...value, ...operand } : operand;
    } else if ((name === 'add' || name === 'remove') && field.schema.type === 'array') {
      const list: readonly unknown[] = Array.isArray(value) ? value : [];
      value = name === 'add' ? [...list, operand] : list.filter((each) => !isSame(each, operand));
    } else {
      return { error: unsupported(name) };
    }
  }
  return kind === null ? { value } : { additions };
}

function relatedKind(fieldId: string): RelatedAddition['kind'] | null {
  return fieldId === 'comment' || fieldId === 'worklog' || fieldId === 'issuelinks' ? fieldId : null;
}

function unsupported(name: string | undefined): string {
  return `Operation '${name ?? ''}' is not supported for this field.`;
}

/** Whether an element is the one that an operation names, by itself, id, name, value or account. */
function isSame(element: unknown, operand: unknown): boolean {
  if (element === operand) return true;
  return ['id', 'name', 'value', 'accountId'].some((name) => {
    const wanted = textAt(operand, name);
    return wanted !== null && wanted === textAt(element, name);
  });
}
