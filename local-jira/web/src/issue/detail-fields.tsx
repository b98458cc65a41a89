import type { Issue } from '../api/issues';
import { formatDuration } from '../parts/duration';
import { Instant } from '../parts/instant';
import { EditableField } from './editable-field';

const FIRST = [
  'assignee',
  'reporter',
  'parent',
  'priority',
  'labels',
  'components',
  'fixVersions',
  'duedate',
  'resolution',
  'security',
];
/** Shown elsewhere on the page, or of no use to a reader. */
const ELSEWHERE = new Set([
  ...[
    'summary',
    'description',
    'status',
    'issuetype',
    'project',
    'created',
    'updated',
    'issuelinks',
    'comment',
    'worklog',
    'attachment',
  ],
  ...[
    'timetracking',
    'timespent',
    'timeestimate',
    'timeoriginalestimate',
    'aggregatetimespent',
    'aggregatetimeestimate',
    'lastViewed',
  ],
  ...[
    'aggregatetimeoriginalestimate',
    'aggregateprogress',
    'progress',
    'workratio',
    'watches',
    'votes',
    'creator',
    'subtasks',
  ],
  ...[
    'statuscategorychangedate',
    'statusCategory',
    'resolutiondate',
    'issuerestriction',
    'versions',
    'environment',
    'thumbnail',
    'issuekey',
  ],
]);

export function DetailFields({ issue, reload }: { readonly issue: Issue; readonly reload: () => Promise<void> }) {
  const rows = fieldsToShow(issue);
  return (
    <>
      <h2 className="details-title">Details</h2>
      <dl className="details">
        {rows.map((fieldId) => {
          const name = issue.editmeta.fields[fieldId]?.name ?? issue.names[fieldId] ?? fieldId;
          return (
            <div key={fieldId} className="details-row">
              <dt>{name}</dt>
              <dd>
                <EditableField issue={issue} fieldId={fieldId} name={name} reload={reload} />
              </dd>
            </div>
          );
        })}
        <TimeRow issue={issue} />
      </dl>
      <p className="details-dates subtle">
        Created <Instant value={issue.fields.created} />
        <br />
        Updated <Instant value={issue.fields.updated} />
      </p>
    </>
  );
}

/** System fields that can be edited or hold something, then custom fields by name; empty fields that nobody may edit are left out. */
function fieldsToShow(issue: Issue): string[] {
  const isShown = (id: string): boolean => Object.hasOwn(issue.editmeta.fields, id) || holdsSomething(issue.fields[id]);
  const custom = Object.keys(issue.fields)
    .concat(Object.keys(issue.editmeta.fields))
    .filter((id, index, all) => all.indexOf(id) === index && !FIRST.includes(id) && !ELSEWHERE.has(id))
    .sort((a, b) => (issue.names[a] ?? a).localeCompare(issue.names[b] ?? b));
  return [...FIRST, ...custom].filter(isShown);
}

function holdsSomething(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}

function TimeRow({ issue }: { readonly issue: Issue }) {
  const spent = seconds(issue.fields['timespent']);
  const remaining = seconds(issue.fields['timeestimate']);
  const estimate = seconds(issue.fields['timeoriginalestimate']);
  if (spent === null && estimate === null && remaining === null) return null;
  const whole = Math.max((spent ?? 0) + (remaining ?? 0), estimate ?? 0);
  return (
    <div className="details-row">
      <dt>Time tracking</dt>
      <dd>
        <div className="field-value">
          <progress className="time-bar" max={Math.max(1, whole)} value={spent ?? 0} aria-label="Time spent" />
          {formatDuration(spent ?? 0)} logged
          {remaining === null ? '' : `, ${formatDuration(remaining)} remaining`}
          {estimate === null ? '' : `, ${formatDuration(estimate)} estimated`}
        </div>
      </dd>
    </div>
  );
}

function seconds(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
