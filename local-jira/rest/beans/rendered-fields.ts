import { isoDayOf, localTimeOf } from '../../jql/zoned-time.ts';
import { customFieldKind, storedText } from '../../site/custom-values.ts';
import { effortOf } from '../../site/effort.ts';
import type { FieldRecord, IssueRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import { formatDuration, getTimeTracking } from '../../site/time-tracking.ts';
import { escapeHtml, toHtml } from './adf-html.ts';
import type { Json } from './json.ts';
import { parseAdf } from './parse-adf.ts';

/** `expand=renderedFields`: values as text or HTML for people, null where the plain value serves. */
export async function renderFields(
  site: Site,
  actorId: string | null,
  issue: IssueRecord,
  fields: readonly FieldRecord[],
): Promise<Json> {
  const rendered: Json = {};
  const timeZone = (actorId === null ? undefined : site.find('user', actorId)?.timeZone) ?? 'UTC';
  for (const field of fields) {
    rendered[field.id] = field.custom
      ? await renderCustom(site, actorId, issue, field, timeZone)
      : renderSystem(site, issue, field, timeZone);
  }
  return rendered;
}

async function renderCustom(
  site: Site,
  actorId: string | null,
  issue: IssueRecord,
  field: FieldRecord,
  timeZone: string,
): Promise<unknown> {
  const stored = issue.custom[field.id];
  if (field.moduleKey !== null && actorId !== null) {
    const text = await site.rules.formatField(field.id, stored ?? null, issue, actorId);
    if (text !== null) return text;
  }
  if (stored === undefined || stored === null) return null;
  switch (customFieldKind(field)) {
    case 'textarea': {
      const document = parseAdf(stored);
      return document === null ? null : toHtml(document);
    }
    case 'date':
      return renderDay(storedText(stored));
    case 'datetime':
      return typeof stored === 'number' ? renderInstant(stored, timeZone) : null;
    case 'string':
      return escapeHtml(storedText(stored));
    default:
      return null;
  }
}

function renderSystem(site: Site, issue: IssueRecord, field: FieldRecord, timeZone: string): unknown {
  switch (field.id) {
    case 'description':
      return issue.description === null ? '' : toHtml(issue.description);
    case 'created':
      return renderInstant(issue.created, timeZone);
    case 'updated':
      return renderInstant(issue.updated, timeZone);
    case 'statuscategorychangedate':
      return renderInstant(issue.statusChanged, timeZone);
    case 'resolutiondate':
      return issue.resolutionDate === null ? null : renderInstant(issue.resolutionDate, timeZone);
    case 'duedate':
      return issue.dueDate === null ? null : renderDay(issue.dueDate);
    case 'timeoriginalestimate':
      return renderSeconds(site, issue.originalEstimateSeconds);
    case 'timeestimate':
      return renderSeconds(site, issue.remainingEstimateSeconds);
    case 'timespent':
      return renderSeconds(site, effortOf(site, issue).spent);
    default:
      return null;
  }
}

function renderSeconds(site: Site, seconds: number | null): string | null {
  return seconds === null ? null : formatDuration(seconds, getTimeTracking(site));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Jira's default look of a day, `22/Nov/26`. */
function renderDay(isoDay: string): string {
  const [year = '', month = '', day = ''] = isoDay.split('-');
  return `${day}/${MONTHS[Number(month) - 1] ?? ''}/${year.slice(-2)}`;
}

/** Jira's default look of an instant, `22/Nov/26 10:00 AM`, on the reader's clock. */
function renderInstant(epochMilliseconds: number, timeZone: string): string {
  const { hour, minute } = localTimeOf(epochMilliseconds, timeZone);
  const day = renderDay(isoDayOf(epochMilliseconds, timeZone));
  return `${day} ${String(hour % 12 === 0 ? 12 : hour % 12)}:${String(minute).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`;
}
