import { parseJiraDateTime } from '../rest/beans/timestamps.ts';
import { toAdf } from '../rest/beans/adf-html.ts';
import { parseAdf } from '../rest/beans/parse-adf.ts';
import { customFieldKind } from '../site/custom-values.ts';
import type { AdfDocument, FieldRecord, IssueRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { getTimeTracking, parseDuration } from '../site/time-tracking.ts';
import type { SeedNames } from './names.ts';
import { SeedError } from './seed-error.ts';

/** Sets one field of an issue in the making to the value that a seed gives it; null empties it. */
export function setSeedField(
  site: Site,
  names: SeedNames,
  issue: IssueRecord,
  reference: string,
  value: unknown,
): void {
  const field = names.field(reference);
  if (!field.custom) {
    setSystemField(site, names, issue, field, value);
    return;
  }
  if (value === null) {
    issue.custom = Object.fromEntries(Object.entries(issue.custom).filter(([id]) => id !== field.id));
    return;
  }
  issue.custom = { ...issue.custom, [field.id]: toStored(names, field, value) };
}

export function seedText(text: string | object): AdfDocument {
  if (typeof text === 'string') return toAdf(text);
  const document = parseAdf(text);
  if (document === null) throw new SeedError('a text is neither a string nor an ADF document');
  return document;
}

/** Epoch milliseconds. */
export function seedInstant(text: string): number {
  const instant = parseJiraDateTime(text);
  if (instant === null) throw new SeedError(`"${text}" is no instant`);
  return instant;
}

/** Seconds. */
export function seedDuration(site: Site, text: string): number {
  const seconds = parseDuration(text, getTimeTracking(site));
  if (seconds === null) throw new SeedError(`"${text}" is no duration such as 1d 4h`);
  return seconds;
}

function setSystemField(site: Site, names: SeedNames, issue: IssueRecord, field: FieldRecord, value: unknown): void {
  if (value !== null && typeof value !== 'string') {
    throw new SeedError(`the field ${field.id} takes a string or null here`);
  }
  switch (field.id) {
    case 'summary':
      issue.summary = value ?? issue.summary;
      return;
    case 'description':
      issue.description = value === null ? null : toAdf(value);
      return;
    case 'assignee':
      issue.assigneeId = value === null ? null : names.person(value);
      return;
    case 'priority':
      issue.priorityId = value === null ? issue.priorityId : names.get('priority', value).id;
      return;
    case 'duedate':
      issue.dueDate = value;
      return;
    case 'labels':
      issue.labels = (value ?? '').split(' ').filter((label) => label !== '');
      return;
    case 'timeoriginalestimate':
      issue.originalEstimateSeconds = value === null ? null : seedDuration(site, value);
      return;
    default:
      throw new SeedError(
        `the field ${field.id} cannot be set under "fields"; see seed/format.ts for its own property`,
      );
  }
}

function toStored(names: SeedNames, field: FieldRecord, value: unknown): unknown {
  const wrong = (expected: string): SeedError =>
    new SeedError(`the field "${field.name}" takes ${expected}, not ${JSON.stringify(value)}`);
  const text = (): string => {
    if (typeof value !== 'string') throw wrong('a string');
    return value;
  };
  switch (customFieldKind(field)) {
    case 'number':
      if (typeof value !== 'number') throw wrong('a number');
      return value;
    case 'date':
      if (!/^\d{4}-\d\d-\d\d$/.test(text())) throw wrong('a day such as 2026-09-01');
      return value;
    case 'datetime':
      return seedInstant(text());
    case 'user':
      return names.person(text());
    case 'users':
      if (!Array.isArray(value)) throw wrong('a list of people');
      return value.map((each) => names.person(String(each)));
    case 'group':
      return names.groupId(text());
    case 'option': {
      const option = field.options.find(({ value: name }) => name === text());
      if (option === undefined) throw wrong('the name of an option');
      return option.id;
    }
    case 'textarea':
      return seedText(typeof value === 'object' && value !== null ? value : text());
    case 'string':
      return text();
    default:
      return value;
  }
}
