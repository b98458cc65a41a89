import type { Json } from './json.ts';

const SIZES = ['16x16', '24x24', '32x32', '48x48'] as const;

/** Links to a square picture in the sizes that Jira offers; it is the same scalable picture in each. */
export function avatarUrls(baseUrl: string, kind: 'user' | 'project' | 'group', id: string): Json {
  const url = `${baseUrl}/_local/avatar/${kind}/${encodeURIComponent(id)}`;
  return Object.fromEntries(SIZES.map((size) => [size, url]));
}
