/** What Jira expressions compute with. Lists are arrays; everything that is not JSON's carries a tag. */
export type Value = null | boolean | number | string | RegExp | readonly Value[] | MapValue | Bean | Callable;

interface MapValue {
  readonly tag: 'map';
  readonly entries: ReadonlyMap<string, Value>;
}

export interface Callable {
  readonly tag: 'function';
  readonly call: (args: readonly Value[]) => Value;
}

/** A property of a Jira object. */
export interface Member {
  readonly get: () => Value;
  /** Counts against the expensive operations: anything Jira has to load. */
  readonly expensive?: boolean;
}

/** An object of Jira's, such as an Issue; its properties are made when they are asked for. */
export interface Bean {
  readonly tag: 'bean';
  readonly type: string;
  /** Beans of one type are equal when this is; it also orders dates. */
  readonly identity: string | number;
  readonly members: ReadonlyMap<string, Member>;
  /** Members under names that cannot be listed, such as custom fields. */
  readonly findMember?: (name: string) => Member | undefined;
  /** What the object is in a result. */
  readonly toJson: () => unknown;
}

export function bean(
  type: string,
  identity: string | number,
  members: Readonly<Record<string, Value | (() => Value) | Member>>,
  options: Partial<Pick<Bean, 'findMember' | 'toJson'>> = {},
): Bean {
  const made = new Map<string, Member>();
  for (const [name, member] of Object.entries(members)) made.set(name, toMember(member));
  return {
    tag: 'bean',
    type,
    identity,
    members: made,
    toJson: options.toJson ?? (() => plainJson(made)),
    ...(options.findMember && { findMember: options.findMember }),
  };
}

/** A property that Jira has to load. */
export function expensive(get: () => Value): Member {
  return { get, expensive: true };
}

export function method(call: (args: readonly Value[]) => Value): Callable {
  return { tag: 'function', call };
}

export function mapOf(entries: Iterable<readonly [string, Value]>): MapValue {
  return { tag: 'map', entries: new Map(entries) };
}

/** A JSON value as expressions see it: objects are maps. */
export function fromJson(json: unknown): Value {
  if (json === null || json === undefined) return null;
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') return json;
  if (Array.isArray(json)) return json.map(fromJson);
  if (typeof json !== 'object') return null;
  return mapOf(Object.entries(json).map(([key, value]) => [key, fromJson(value)] as const));
}

export function isBean(value: Value): value is Bean {
  return typeof value === 'object' && value !== null && 'tag' in value && value.tag === 'bean';
}

export function isMap(value: Value): value is MapValue {
  return typeof value === 'object' && value !== null && 'tag' in value && value.tag === 'map';
}

export function isCallable(value: Value): value is Callable {
  return typeof value === 'object' && value !== null && 'tag' in value && value.tag === 'function';
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** A key or an id given as a string or a number; anything else names nothing. */
export function plainText(value: Value | undefined): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The name that `typeof` and messages give a value. */
export function typeOf(value: Value): string {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return 'Boolean';
  if (typeof value === 'number') return 'Number';
  if (typeof value === 'string') return 'String';
  if (value instanceof RegExp) return 'RegExp';
  if (isList(value)) return 'List';
  if (isMap(value)) return 'Map';
  return isBean(value) ? value.type : 'Function';
}

function toMember(member: Value | (() => Value) | Member): Member {
  if (typeof member === 'function') return { get: member };
  if (typeof member === 'object' && member !== null && 'get' in member) return member;
  return { get: () => member };
}

function plainJson(members: ReadonlyMap<string, Member>): unknown {
  const json: Record<string, unknown> = {};
  for (const [name, { get, expensive: costly }] of members) {
    if (costly === true) continue;
    const value = get();
    if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      json[name] = value;
  }
  return json;
}
