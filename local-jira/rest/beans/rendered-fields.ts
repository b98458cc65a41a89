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
  for (const field of fields) {
    rendered[field.id] = field.custom
      ? await renderCustom(site, actorId, issue, field)
      : renderSystem(site, issue, field);
  }
  return rendered;
}

async function renderCustom(
  site: Site,
  actorId: string | null,
  issue: IssueRecord,
  field: FieldRecord,
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
      return typeof stored === 'number' ? renderInstant(stored) : null;
    case 'string':
      return escapeHtml(storedText(stored));
    default:
      return null;
  }
}

function renderSystem(site: Site, issue: IssueRecord, field: FieldRecord): unknown {
  switch (field.id) {
    case 'description':
      return issue.description === null ? '' : toHtml(issue.description);
    case 'created':
      return renderInstant(issue.created);
    case 'updated':
      return renderInstant(issue.updated);
    case 'statuscategorychangedate':
      return renderInstant(issue.statusChanged);
    case 'resolutiondate':
      return issue.resolutionDate === null ? null : renderInstant(issue.resolutionDate);
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

/** Jira's default look of an instant, `22/Nov/26 10:00 AM`. */
function renderInstant(epochMilliseconds: number): string {
  const iso = new Date(epochMilliseconds).toISOString();
  const hours = Number(iso.slice(11, 13));
  const half = hours < 12 ? 'AM' : 'PM';
  return `${renderDay(iso.slice(0, 10))} ${String(hours % 12 === 0 ? 12 : hours % 12)}:${iso.slice(14, 16)} ${half}`;
}
