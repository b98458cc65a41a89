import {
  fromJson,
  isBean,
  isCallable,
  isList,
  isMap,
  mapOf,
  method,
  plainText,
  type Callable,
  type Value,
} from './values.ts';

/** How a member of a list calls the function it was given, and compares. */
export interface Operations {
  readonly call: (callable: Callable, args: readonly Value[]) => Value;
  readonly equal: (left: Value, right: Value) => boolean;
  readonly text: (value: Value) => string;
  readonly truthy: (value: Value) => boolean;
  readonly fail: (message: string) => Error;
}

/**
 * Properties and methods of strings, lists, maps and numbers. What is absent is absent in Jira too: strings have no
 * startsWith, endsWith or substring, lists no find.
 * https://developer.atlassian.com/cloud/jira/platform/jira-expressions-type-reference/
 */
export function findBuiltinMember(value: Value, name: string, operations: Operations): Value | undefined {
  if (typeof value === 'string') return stringMember(value, name, operations);
  if (typeof value === 'number') return name === 'toString' ? method(() => operations.text(value)) : undefined;
  if (isList(value)) return listMember(value, name, operations);
  if (isMap(value)) return mapMember(value.entries, name);
  return undefined;
}

export const STRING_MEMBERS = [
  'length',
  'trim',
  'toLowerCase',
  'toUpperCase',
  'split',
  'replace',
  'match',
  'includes',
  'indexOf',
  'slice',
];

function stringMember(text: string, name: string, { text: toText, call }: Operations): Value | undefined {
  const pattern = (value: Value | undefined) => (value instanceof RegExp ? value : toText(value ?? ''));
  switch (name) {
    case 'length':
      return text.length;
    case 'trim':
      return method(() => text.trim());
    case 'toLowerCase':
      return method(() => text.toLowerCase());
    case 'toUpperCase':
      return method(() => text.toUpperCase());
    case 'split':
      return method(([separator]) => (separator === undefined ? [text] : text.split(pattern(separator))));
    case 'replace':
      return method(([from, to = '']) =>
        text.replace(pattern(from), (match: string) => (isCallable(to) ? toText(call(to, [match])) : toText(to))),
      );
    case 'match':
      return method(([regex]) => {
        const found = regex instanceof RegExp ? text.match(regex) : text.match(toText(regex ?? ''));
        return found === null ? null : [...found];
      });
    case 'includes':
      return method(([part]) => text.includes(toText(part ?? null)));
    case 'indexOf':
      return method(([part]) => text.indexOf(toText(part ?? null)));
    case 'slice':
      return method(([from, to]) => text.slice(whole(from), to === undefined ? undefined : whole(to)));
    default:
      return undefined;
  }
}

export const LIST_MEMBERS = [
  'length',
  'map',
  'sort',
  'filter',
  'every',
  'some',
  'includes',
  'indexOf',
  'slice',
  'flatten',
  'flatMap',
  'reduce',
  'join',
];

function listMember(list: readonly Value[], name: string, operations: Operations): Value | undefined {
  const { call, equal, text, truthy, fail } = operations;
  const withFunction = (use: (apply: (...args: Value[]) => Value, rest: readonly Value[]) => Value) =>
    method(([callback = null, ...rest]) => {
      if (!isCallable(callback)) throw fail(`The method ${name} expects a function.`);
      return use((...args) => call(callback, args), rest);
    });
  switch (name) {
    case 'length':
      return list.length;
    case 'map':
      return withFunction((apply) => list.map((item, index) => apply(item, index)));
    case 'filter':
      return withFunction((apply) => list.filter((item, index) => truthy(apply(item, index))));
    case 'every':
      return withFunction((apply) => list.every((item, index) => truthy(apply(item, index))));
    case 'some':
      return withFunction((apply) => list.some((item, index) => truthy(apply(item, index))));
    case 'flatMap':
      return withFunction((apply) => list.flatMap((item, index) => apply(item, index)));
    case 'sort':
      return withFunction((apply) => [...list].sort((left, right) => whole(apply(left, right))));
    case 'reduce':
      return withFunction((apply, rest) => {
        if (rest.length === 0 && list.length === 0) throw fail('Reduce of an empty list with no initial value.');
        const [start = list[0] ?? null] = rest;
        return (rest.length === 0 ? list.slice(1) : list).reduce<Value>(
          (sum, item, index) => apply(sum, item, index),
          start,
        );
      });
    case 'includes':
      return method(([wanted = null]) => list.some((item) => equal(item, wanted)));
    case 'indexOf':
      return method(([wanted = null]) => list.findIndex((item) => equal(item, wanted)));
    case 'slice':
      return method(([from, to]) => list.slice(whole(from), to === undefined ? undefined : whole(to)));
    case 'flatten':
      return method(() => flattened(list));
    case 'join':
      return method(([separator = ',']) => list.map(text).join(text(separator)));
    default:
      return undefined;
  }
}

function flattened(list: readonly Value[]): readonly Value[] {
  return list.flatMap((item) => (isList(item) ? flattened(item) : [item]));
}

function mapMember(entries: ReadonlyMap<string, Value>, name: string): Value | undefined {
  const own = entries.get(name);
  if (own !== undefined) return own;
  switch (name) {
    case 'get':
      return method(([key]) => entries.get(plainText(key)) ?? null);
    case 'set':
      return method(([key, value = null]) => mapOf([...entries, [plainText(key), value]]));
    case 'entries':
      return method(() => [...entries].map(([key, value]) => [key, value]));
    case 'keys':
      return method(() => [...entries.keys()]);
    case 'values':
      return method(() => [...entries.values()]);
    default:
      // A key that a map does not have is null, unlike an object's property.
      return null;
  }
}

function whole(value: Value | undefined): number {
  return typeof value === 'number' ? value : 0;
}

/** `Number` and `JSON`, which are there without being asked for. */
export function globalFunctions(toJson: (value: Value) => unknown): ReadonlyMap<string, Value> {
  return new Map<string, Value>([
    [
      'Number',
      method(([value = null]) =>
        typeof value === 'string' && value.trim() === '' ? 0 : Number(isBean(value) ? value.identity : value),
      ),
    ],
    [
      'JSON',
      mapOf([
        ['stringify', method(([value = null]) => JSON.stringify(toJson(value)))],
        ['parse', method(([text]) => fromJson(JSON.parse(plainText(text))))],
      ]),
    ],
  ]);
}
