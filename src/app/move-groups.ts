import type { MoveFacet, MoveGroup } from '../contract/api';
import type { FacetRow } from '../store/work-details';

/** The one group of each facet that a work item counts in. */
export type ItemGroups = Readonly<Record<MoveFacet, MoveGroup>>;

/** Jira has three levels, and lets administrators add some. Parents that were read at different times could name each other. */
const MAX_LEVELS = 20;

export const NO_GROUP: MoveGroup = { kind: 'none' };
const UNNAMED: MoveGroup = { kind: 'unnamed' };
const ALL_UNNAMED: ItemGroups = { component: UNNAMED, epic: UNNAMED, assignee: UNNAMED };

/** Equal for groups that are the same. Ids have no blanks. */
export function groupKey(group: MoveGroup): string {
  return group.kind === 'of' ? `of ${group.ids.join(' ')}` : group.kind;
}

/**
 * Which groups an item is in, from the facets of a project's work. An item under a security level is in none that is named: a
 * group might hold nothing else, and would tell who works on it and what it costs.
 */
export function groupsOf(facets: readonly FacetRow[]): (issueId: string) => ItemGroups {
  const rows = new Map(facets.map((row) => [row.issueId, row]));
  const parents = new Set(facets.map(({ parentId }) => parentId));
  const topmost = (issueId: string): string => {
    let top = issueId;
    for (let level = 0; level < MAX_LEVELS; level += 1) top = rows.get(top)?.parentId ?? top;
    return top;
  };
  const epicOf = (row: FacetRow): MoveGroup => {
    // The family belongs to its head, which counts in it too.
    if (row.parentId === null && !parents.has(row.issueId)) return NO_GROUP;
    const top = topmost(row.issueId);
    return rows.get(top)?.restricted === true ? UNNAMED : { kind: 'of', ids: [top] };
  };
  return (issueId) => {
    const row = rows.get(issueId);
    if (row === undefined || row.restricted) return ALL_UNNAMED;
    const { componentIds, assigneeId } = row;
    return {
      component: componentIds.length === 0 ? NO_GROUP : { kind: 'of', ids: componentIds },
      epic: epicOf(row),
      assignee: assigneeId === null ? NO_GROUP : { kind: 'of', ids: [assigneeId] },
    };
  };
}
