/** What is wrong with a document, and where; the command says it in one line. Thrown while reading, caught by {@link attempt} alone. */
export class BadInput extends Error {
  override readonly name = 'BadInput';
}

/** What a reading comes to, or what is wrong with the document. */
export function attempt<T>(read: () => T): T | BadInput {
  try {
    return read();
  } catch (error) {
    if (error instanceof BadInput) return error;
    throw error;
  }
}

/** A value inside a document, and the way to it. The way is put into words only when something is wrong there. */
export interface Place {
  readonly value: unknown;
  readonly key: string | number;
  /** Null of the document itself. */
  readonly inside: Place | null;
}

export function documentPlace(value: unknown): Place {
  return { value, key: '', inside: null };
}

/** A place whose value is not at hand. */
export function placeIn(inside: Place, key: string | number): Place {
  return { value: undefined, key, inside };
}

/** `items[3].progress[0].day`; `document` of the whole. */
function pathOf({ key, inside }: Place): string {
  if (inside === null) return 'document';
  if (typeof key === 'number') return `${pathOf(inside)}[${key}]`;
  return inside.inside === null ? key : `${pathOf(inside)}.${key}`;
}

/** @throws BadInput always */
export function refuse(place: Place, what: string): never {
  throw new BadInput(`${pathOf(place)}: ${what}`);
}

/** @throws BadInput when `place` is not an object. A member that is not there has the value undefined. */
export function memberAt(place: Place, key: string): Place {
  const { value } = place;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return refuse(place, `must be an object, not ${show(value)}`);
  }
  const found: unknown = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
  return { value: found, key, inside: place };
}

/** @throws BadInput when `place` is not a list */
export function elementsAt(place: Place): readonly Place[] {
  if (!Array.isArray(place.value)) return refuse(place, `must be a list, not ${show(place.value)}`);
  return place.value.map((value: unknown, key) => ({ value, key, inside: place }));
}

/** Whether nothing stands there: a member that is missing or null. */
export function isAbsent({ value }: Place): boolean {
  return value === undefined || value === null;
}

const MAX_SHOWN = 40;

/** A value in a sentence: short, and in one line whatever it holds. */
export function show(value: unknown): string {
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
