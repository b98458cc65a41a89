import type { RestRequest, Route } from '../site/ports.ts';

interface RouteMatch {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

interface Node {
  readonly fixed: Map<string, Node>;
  parameter: Node | null;
  readonly routes: Map<RestRequest['method'], { route: Route; names: readonly string[] }>;
}

export interface RouteTable {
  find(method: RestRequest['method'], path: string): RouteMatch | undefined;
}

/** Routes by path; a fixed segment wins over a parameter, so `/user/search` is never taken for `/user/{id}`. */
export function createRouteTable(routes: readonly Route[]): RouteTable {
  const root = createNode();
  for (const route of routes) {
    const names: string[] = [];
    let node = root;
    for (const segment of splitPath(route.path)) {
      const name = /^\{(.+)\}$/.exec(segment)?.[1];
      if (name === undefined) {
        let next = node.fixed.get(segment);
        if (next === undefined) node.fixed.set(segment, (next = createNode()));
        node = next;
      } else {
        names.push(name);
        node = node.parameter ??= createNode();
      }
    }
    if (node.routes.has(route.method)) throw new Error(`Two routes for ${route.method} ${route.path}`);
    node.routes.set(route.method, { route, names });
  }
  return {
    find(method, path) {
      for (const { node, values } of walk(root, splitPath(path), [])) {
        const found = node.routes.get(method);
        if (found === undefined) continue;
        const params = Object.fromEntries(found.names.map((name, index) => [name, values[index] ?? '']));
        return { route: found.route, params };
      }
      return undefined;
    },
  };
}

function createNode(): Node {
  return { fixed: new Map(), parameter: null, routes: new Map() };
}

function splitPath(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function* walk(
  node: Node,
  segments: readonly string[],
  values: readonly string[],
): Generator<{ node: Node; values: readonly string[] }> {
  const [segment, ...rest] = segments;
  if (segment === undefined) {
    yield { node, values };
    return;
  }
  const fixed = node.fixed.get(segment);
  if (fixed !== undefined) yield* walk(fixed, rest, values);
  if (node.parameter !== null) yield* walk(node.parameter, rest, [...values, decodeSegment(segment)]);
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
