import type { BaselineItem } from './baseline-item';

/** What a version says about one issue: its values from now on, or that it is no longer in the baseline. */
export type BaselineRow =
  { readonly kind: 'set'; readonly item: BaselineItem } | { readonly kind: 'removed'; readonly issueId: string };

/** The rows of one committed version. */
export interface BaselineRows {
  /** 1 is the original. */
  readonly version: number;
  /** A capture's rows are the whole baseline; a change's are only the issues that it changed. */
  readonly kind: 'capture' | 'change';
  readonly rows: readonly BaselineRow[];
}

/** The baseline as it stands after the last of the versions given, by issue id. Their order does not matter. */
export function foldBaseline(versions: readonly BaselineRows[]): ReadonlyMap<string, BaselineItem> {
  const items = new Map<string, BaselineItem>();
  for (const version of [...versions].sort((a, b) => a.version - b.version)) {
    if (version.kind === 'capture') items.clear();
    for (const row of version.rows) {
      if (row.kind === 'removed') items.delete(row.issueId);
      else items.set(row.item.issueId, row.item);
    }
  }
  return items;
}
