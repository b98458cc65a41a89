import { useTitle } from '../parts/use-title';
import { IssueView } from './issue-view';

export function IssuePage({ issueKey }: { readonly issueKey: string }) {
  useTitle(issueKey);
  return (
    <main className="page page-issue">
      <IssueView issueKey={issueKey} />
    </main>
  );
}
