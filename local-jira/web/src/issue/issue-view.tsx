import { useEffect, useRef } from 'react';
import { getIssue, type Issue } from '../api/issues';
import { WhenReady } from '../parts/page-state';
import { PanelSection } from '../parts/panel-section';
import { useResource } from '../parts/use-resource';
import { Link } from '../routing/link';
import { Activity } from './activity';
import { AppPanels } from './app-panels';
import { DetailFields } from './detail-fields';
import { EditableField } from './editable-field';
import { IssueLinks } from './issue-links';
import { StatusControl } from './status-control';
import { useIssueChangedEvent } from './use-issue-changed-event';

/** One issue with everything that can be done to it. */
export function IssueView({ issueKey }: { readonly issueKey: string }) {
  const [issue, reload] = useResource(`issue ${issueKey}`, () => getIssue(issueKey));
  const refresh = (): void => void reload();
  useRefreshOnFocus(refresh);
  return (
    <WhenReady resource={issue} onRetry={refresh} label={`Loading ${issueKey}`}>
      {(value) => <LoadedIssue issue={value} reload={reload} />}
    </WhenReady>
  );
}

/** An app may have changed the issue while the person was in its frame or in another tab. */
function useRefreshOnFocus(refresh: () => void): void {
  const latest = useRef(refresh);
  useEffect(() => {
    latest.current = refresh;
  });
  useEffect(() => {
    const onFocus = (): void => {
      latest.current();
    };
    window.addEventListener('focus', onFocus);
    return () => {
      window.removeEventListener('focus', onFocus);
    };
  }, []);
}

function LoadedIssue({ issue, reload }: { readonly issue: Issue; readonly reload: () => Promise<void> }) {
  const onChanged = (): void => void reload();
  const { project, issuetype } = issue.fields;
  useIssueChangedEvent(issue);
  return (
    <article className="issue" aria-label={`${issue.key} ${issue.fields.summary}`}>
      <nav aria-label="Breadcrumbs" className="breadcrumbs">
        <Link to="/projects">Projects</Link>
        <Link to={`/projects/${project.key}`}>{project.name}</Link>
        <span className="subtle">{issuetype.name}</span>
        <Link to={`/browse/${issue.key}`} isCurrent>
          {issue.key}
        </Link>
      </nav>
      <div className="issue-columns">
        <div className="issue-main">
          <EditableField issue={issue} fieldId="summary" name="Summary" reload={reload} appearance="heading" />
          <StatusControl issue={issue} onChanged={onChanged} />
          <PanelSection title="Description">
            <EditableField
              issue={issue}
              fieldId="description"
              name="Description"
              reload={reload}
              appearance="document"
            />
          </PanelSection>
          <AppPanels issueKey={issue.key} onChanged={onChanged} />
          <IssueLinks issue={issue} onChanged={onChanged} />
          <Activity issue={issue} onChanged={onChanged} />
        </div>
        <aside className="issue-side" aria-label="Details">
          <DetailFields issue={issue} reload={reload} />
        </aside>
      </div>
    </article>
  );
}
