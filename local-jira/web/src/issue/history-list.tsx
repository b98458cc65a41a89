import { getHistory } from '../api/issues';
import { Instant } from '../parts/instant';
import { WhenReady } from '../parts/page-state';
import { PersonAvatar } from '../parts/person';
import { useVersioned } from './use-versioned';

interface Props {
  readonly issueKey: string;
  readonly version: string;
}

export function HistoryList({ issueKey, version }: Props) {
  const [history, reload] = useVersioned(`history ${issueKey}`, version, () => getHistory(issueKey));
  return (
    <WhenReady resource={history} onRetry={() => void reload()} label="Loading history">
      {(list) =>
        list.length === 0 ? (
          <p className="subtle">Nothing has changed since this issue was created.</p>
        ) : (
          <ol className="activity-list" aria-label="History">
            {list.toReversed().map((entry) => (
              <li key={entry.id} className="activity-row">
                <PersonAvatar name={entry.author?.displayName ?? 'Automation'} />
                <div className="activity-body">
                  <p className="activity-head">
                    <strong>{entry.author?.displayName ?? 'Automation'}</strong> <Instant value={entry.created} />
                  </p>
                  {entry.items.map((item, index) => (
                    <p key={`${item.field}-${String(index)}`}>
                      <span className="history-field">{item.field}</span>
                      <span className="prewrap">{sideOf(item.fromString)}</span> <span aria-label="became">→</span>{' '}
                      <span className="prewrap">{sideOf(item.toString)}</span>
                    </p>
                  ))}
                </div>
              </li>
            ))}
          </ol>
        )
      }
    </WhenReady>
  );
}

/** `toString` is a field of Jira's, and absent in some entries, where the object's own method shows through. */
function sideOf(value: unknown): string {
  return typeof value === 'string' && value !== '' ? value : 'None';
}
