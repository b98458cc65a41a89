import { ExpressionError } from './expression-error.ts';
import { RESULT_LIMITS } from './limits.ts';
import { isBean, isCallable, isList, isMap, type Value } from './values.ts';

/** What `<` compares; null for values that have no order. */
export function orderOf(value: Value): number | string | null {
  if (typeof value === 'number' || typeof value === 'string') return value;
  return isBean(value) && (value.type === 'Date' || value.type === 'CalendarDate') ? value.identity : null;
}

/** Equality: objects by what they are, lists and maps by what they hold. */
export function isEqual(left: Value, right: Value): boolean {
  if (left === right) return true;
  if (isBean(left) && isBean(right)) return left.type === right.type && left.identity === right.identity;
  if (isList(left) && isList(right)) {
    return left.length === right.length && left.every((item, index) => isEqual(item, right[index] ?? null));
  }
  if (isMap(left) && isMap(right)) {
    return (
      left.entries.size === right.entries.size &&
      [...left.entries].every(([key, value]) => isEqual(value, right.entries.get(key) ?? null))
    );
  }
  return false;
}

/** A value as part of a text. */
export function toText(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'object' && !(value instanceof RegExp)) {
    const { json } = toResult(value);
    return typeof json === 'string' ? json : JSON.stringify(json);
  }
  return String(value);
}

/** A value as JSON, with what it holds counted. */
export function toResult(value: Value): { json: unknown; beans: number; primitiveValues: number } {
  let beans = 0;
  let primitiveValues = 0;
  const convert = (part: Value): unknown => {
    if (isBean(part)) {
      beans += 1;
      requireWithin('beans', beans);
      return part.toJson();
    }
    if (isList(part)) return part.map(convert);
    if (isMap(part)) return Object.fromEntries([...part.entries].map(([key, item]) => [key, convert(item)]));
    if (isCallable(part)) return null;
    primitiveValues += 1;
    requireWithin('primitiveValues', primitiveValues);
    return part instanceof RegExp ? String(part) : typeof part === 'number' && !Number.isFinite(part) ? null : part;
  };
  const json = convert(value);
  return { json, beans, primitiveValues };
}

function requireWithin(kind: keyof typeof RESULT_LIMITS, count: number): void {
  if (count > RESULT_LIMITS[kind]) {
    throw new ExpressionError(
      'limit',
      `Evaluation failed: the result holds too many ${kind}, limit: ${String(RESULT_LIMITS[kind])}`,
    );
  }
}
