import type { RestCall } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { queryNumber } from './input.ts';

export interface PageRequest {
  readonly startAt: number;
  readonly maxResults: number;
}

/** `startAt` and `maxResults`; a larger wish than `most` is cut to it without a word, as Jira does. */
export function pageRequest(call: RestCall, usual = 50, most = 50): PageRequest {
  return {
    startAt: queryNumber(call, 'startAt', 0),
    maxResults: Math.min(queryNumber(call, 'maxResults', usual), most),
  };
}

export function cutPage<T>(all: readonly T[], { startAt, maxResults }: PageRequest): readonly T[] {
  return all.slice(startAt, startAt + maxResults);
}

/** Jira's `PageBean`: `values` with `startAt`, `maxResults`, `total`, `isLast`, and links to this page and the next. */
export function toPageBean<T>(
  call: RestCall,
  all: readonly T[],
  request: PageRequest,
  toJson: (each: T) => unknown,
): Json {
  const values = cutPage(all, request);
  const end = request.startAt + values.length;
  const linkTo = (startAt: number): string => {
    const query = new URLSearchParams(call.query);
    query.set('startAt', String(startAt));
    query.set('maxResults', String(request.maxResults));
    return `${call.site.baseUrl}${call.path}?${query.toString()}`;
  };
  const isLast = end >= all.length;
  return {
    self: linkTo(request.startAt),
    ...(isLast ? {} : { nextPage: linkTo(end) }),
    maxResults: request.maxResults,
    startAt: request.startAt,
    total: all.length,
    isLast,
    values: values.map(toJson),
  };
}
