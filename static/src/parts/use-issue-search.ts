import { useCallback } from 'react';
import { searchIssues } from '../jira-lookups';
import { usePageContext } from './page-context';
import type { SearchHit } from './search-input';

/** Finds work items of the project by key or words of the summary, as the reader may see them. */
export function useIssueSearch(): (text: string) => Promise<SearchHit[]> {
  const { project } = usePageContext();
  return useCallback(
    async (text) => {
      const issues = await searchIssues(project.key, text);
      return issues.map(({ id, key, summary }) => ({ id, label: `${key} ${summary}` }));
    },
    [project.key],
  );
}
