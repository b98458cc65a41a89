import type { FieldRecord, FieldSchema } from './model.ts';

interface FieldTraits {
  readonly clauseNames?: readonly string[];
  readonly navigable?: boolean;
  readonly searchable?: boolean;
  readonly orderable?: boolean;
}

function field(id: string, name: string, schema: FieldSchema, traits: FieldTraits = {}): FieldRecord {
  const searchable = traits.searchable ?? true;
  return {
    id,
    key: id,
    name,
    description: '',
    custom: false,
    navigable: traits.navigable ?? true,
    searchable,
    orderable: traits.orderable ?? true,
    clauseNames: [...(traits.clauseNames ?? (searchable ? [id] : []))],
    schema: { ...schema, system: id },
    moduleKey: null,
    readOnly: false,
    options: [],
  };
}

function customField(number: number, name: string, schema: FieldSchema): FieldRecord {
  return {
    ...field(`customfield_${String(number)}`, name, schema),
    custom: true,
    schema: { ...schema, customId: number },
    clauseNames: [`cf[${String(number)}]`, name],
  };
}

const FIXED: FieldTraits = { orderable: false };
const COMPUTED: FieldTraits = { orderable: false, searchable: false };

/** Jira's start date is a custom field that every site has, under an id of the site's own; this is the usual one. */
export const START_DATE_FIELD_ID = 'customfield_10015';

/** The fields that Jira brings along, in the form of `GET /rest/api/3/field`. */
export const SYSTEM_FIELDS: readonly FieldRecord[] = [
  field('summary', 'Summary', { type: 'string' }),
  field('issuetype', 'Work type', { type: 'issuetype' }, { clauseNames: ['issuetype', 'type', 'worktype'] }),
  field('project', 'Project', { type: 'project' }, { clauseNames: ['project', 'space'], ...FIXED }),
  field('parent', 'Parent', { type: 'issuelink' }, { ...FIXED, clauseNames: ['parent'] }),
  field('description', 'Description', { type: 'string' }),
  field('status', 'Status', { type: 'status' }, FIXED),
  field('statusCategory', 'Status Category', { type: 'statusCategory' }, { ...FIXED, clauseNames: ['statusCategory'] }),
  field(
    'statuscategorychangedate',
    'Status Category Changed',
    { type: 'datetime' },
    { ...FIXED, clauseNames: ['statusCategoryChangedDate'] },
  ),
  field('resolution', 'Resolution', { type: 'resolution' }),
  field('resolutiondate', 'Resolved', { type: 'datetime' }, { ...FIXED, clauseNames: ['resolved', 'resolutiondate'] }),
  field('priority', 'Priority', { type: 'priority' }),
  field('assignee', 'Assignee', { type: 'user' }),
  field('reporter', 'Reporter', { type: 'user' }),
  field('creator', 'Creator', { type: 'user' }, FIXED),
  field('labels', 'Labels', { type: 'array', items: 'string' }),
  field('components', 'Components', { type: 'array', items: 'component' }, { clauseNames: ['component'] }),
  field('fixVersions', 'Fix versions', { type: 'array', items: 'version' }, { clauseNames: ['fixVersion'] }),
  field('duedate', 'Due date', { type: 'date' }, { clauseNames: ['due', 'duedate'] }),
  field('created', 'Created', { type: 'datetime' }, { ...FIXED, clauseNames: ['created', 'createdDate'] }),
  field('updated', 'Updated', { type: 'datetime' }, { ...FIXED, clauseNames: ['updated', 'updatedDate'] }),
  field('security', 'Security Level', { type: 'securitylevel' }, { clauseNames: ['level'] }),
  field('timetracking', 'Time tracking', { type: 'timetracking' }, { navigable: false, searchable: false }),
  field(
    'timeoriginalestimate',
    'Original estimate',
    { type: 'number' },
    { ...FIXED, clauseNames: ['originalEstimate', 'timeoriginalestimate'] },
  ),
  field(
    'timeestimate',
    'Remaining Estimate',
    { type: 'number' },
    { ...FIXED, clauseNames: ['remainingEstimate', 'timeestimate'] },
  ),
  field('timespent', 'Time Spent', { type: 'number' }, { ...FIXED, clauseNames: ['timespent'] }),
  field('aggregatetimeoriginalestimate', 'Σ Original Estimate', { type: 'number' }, COMPUTED),
  field('aggregatetimeestimate', 'Σ Remaining Estimate', { type: 'number' }, COMPUTED),
  field('aggregatetimespent', 'Σ Time Spent', { type: 'number' }, COMPUTED),
  field('progress', 'Progress', { type: 'progress' }, COMPUTED),
  field('aggregateprogress', 'Σ Progress', { type: 'progress' }, COMPUTED),
  field('workratio', 'Work Ratio', { type: 'number' }, { ...FIXED, clauseNames: ['workratio'] }),
  field('issuelinks', 'Linked Issues', { type: 'array', items: 'issuelinks' }, { clauseNames: ['issueLink'] }),
  field('subtasks', 'Sub-tasks', { type: 'array', items: 'issuelinks' }, { ...FIXED, clauseNames: ['subtasks'] }),
  field('comment', 'Comment', { type: 'comments-page' }, { navigable: false, clauseNames: ['comment'] }),
  field('worklog', 'Log Work', { type: 'array', items: 'worklog' }, { navigable: false, searchable: false }),
  customField(10015, 'Start date', {
    type: 'date',
    custom: 'com.atlassian.jira.plugin.system.customfieldtypes:datepicker',
  }),
];
