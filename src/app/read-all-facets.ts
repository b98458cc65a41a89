import type { FacetRow } from '../store/work-details';
import type { AppDeps } from './app-deps';

/** The facets of all of a project's work, page after page; one statement more than it has pages. */
export async function readAllFacets(
  details: Pick<AppDeps['store']['details'], 'readFacets'>,
  projectId: string,
): Promise<readonly FacetRow[]> {
  const all: FacetRow[] = [];
  for (;;) {
    const page = await details.readFacets(projectId, all.at(-1)?.issueId ?? null);
    if (page.length === 0) return all;
    all.push(...page);
  }
}
