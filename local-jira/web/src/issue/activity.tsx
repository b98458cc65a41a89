import type { Issue } from '../api/issues';
import { PanelSection } from '../parts/panel-section';
import { Tabs } from '../parts/tabs';
import { Comments } from './comments';
import { HistoryList } from './history-list';
import { WorkLog } from './work-log';

interface Props {
  readonly issue: Issue;
  readonly onChanged: () => void;
}

export function Activity({ issue, onChanged }: Props) {
  return (
    <PanelSection title="Activity">
      <Tabs
        label="Activity"
        tabs={[
          {
            key: 'comments',
            label: 'Comments',
            content: () => <Comments issueKey={issue.key} version={issue.fields.updated} onChanged={onChanged} />,
          },
          {
            key: 'history',
            label: 'History',
            content: () => <HistoryList issueKey={issue.key} version={issue.fields.updated} />,
          },
          {
            key: 'work-log',
            label: 'Work log',
            content: () => <WorkLog issueKey={issue.key} version={issue.fields.updated} onChanged={onChanged} />,
          },
        ]}
      />
    </PanelSection>
  );
}
