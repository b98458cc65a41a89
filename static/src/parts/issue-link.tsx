import type { MouseEvent, ReactNode } from 'react';
import { router } from '@forge/bridge';
import { useIssueName } from './names';

interface Props {
  /** When the key is not known yet, an id will do. */
  readonly issue: string;
  readonly withSummary?: boolean;
}

/** A work item by key and summary, linked; or the plain words that the reader may not see it. */
export function IssueLink({ issue, withSummary = true }: Props): ReactNode {
  const found = useIssueName(issue);
  if (found?.state === 'hidden') return <span className="subtle">a work item you cannot see</span>;
  const key = found?.state === 'known' ? found.value.key : issue;
  const isKey = key.includes('-');
  const summary = found?.state === 'known' ? found.value.summary : '';
  return (
    <span className="issue-link">
      {isKey ? <KeyLink issueKey={key} /> : <span className="subtle">…</span>}
      {withSummary && summary !== '' ? <span className="issue-link-summary"> {summary}</span> : null}
    </span>
  );
}

/** A frame may not move the window it stands in: Jira does it for us. */
export function KeyLink({ issueKey }: { readonly issueKey: string }): ReactNode {
  const path = `/browse/${issueKey}`;
  const go = (event: MouseEvent): void => {
    event.preventDefault();
    const elsewhere = event.metaKey || event.ctrlKey;
    // Somebody who declines Jira's question has not failed at anything.
    (elsewhere ? router.open(path) : router.navigate(path)).catch(() => undefined);
  };
  return (
    <a href={path} onClick={go}>
      {issueKey}
    </a>
  );
}
