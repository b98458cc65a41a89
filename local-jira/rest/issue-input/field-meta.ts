import { customFieldKind } from '../../site/custom-values.ts';
import type { FieldRecord, ProjectRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import { toOptionBean } from '../beans/custom-value-bean.ts';
import { toIssueTypeBean } from '../beans/issue-type-bean.ts';
import type { Json } from '../beans/json.ts';
import { toPriorityBean, toResolutionBean } from '../beans/priority-bean.ts';
import { toComponentBean, toProjectBean, toVersionBean } from '../beans/project-bean.ts';
import { toSecurityLevelBean } from '../beans/security-level-bean.ts';

const REQUIRED = new Set(['summary', 'issuetype', 'project', 'reporter']);
const WITH_DEFAULT = new Set(['reporter', 'priority']);

/** How a field can be set, for createmeta, editmeta and the `transitions.fields` expand. */
export function toFieldMeta(site: Site, project: ProjectRecord, field: FieldRecord): Json {
  const allowedValues = allowedValuesOf(site, project, field);
  const takesUser = field.schema.type === 'user' || field.schema.items === 'user';
  return {
    required: REQUIRED.has(field.id),
    schema: field.schema,
    name: field.name,
    key: field.key,
    ...(takesUser ? { autoCompleteUrl: autoCompleteUrl(site, project, field) } : {}),
    hasDefaultValue: WITH_DEFAULT.has(field.id),
    operations: operationsOf(field),
    ...(allowedValues === null ? {} : { allowedValues }),
  };
}

function operationsOf(field: FieldRecord): readonly string[] {
  if (field.id === 'issuelinks' || field.id === 'comment' || field.id === 'worklog') return ['add'];
  if (field.id === 'timetracking') return ['set', 'edit'];
  return field.schema.type === 'array' ? ['add', 'set', 'remove'] : ['set'];
}

function autoCompleteUrl(site: Site, project: ProjectRecord, field: FieldRecord): string {
  const users = `${site.baseUrl}/rest/api/3/user`;
  return field.id === 'assignee'
    ? `${users}/assignable/search?project=${project.key}&query=`
    : `${users}/search?query=`;
}

function allowedValuesOf(site: Site, project: ProjectRecord, field: FieldRecord): readonly unknown[] | null {
  switch (field.id) {
    case 'issuetype':
      return site
        .get('issueTypeScheme', project.issueTypeSchemeId)
        .issueTypeIds.map((id) => toIssueTypeBean(site, site.get('issueType', id)));
    case 'project':
      return [toProjectBean(site, project)];
    case 'priority':
      return [...site.all('priority')].map((priority) => toPriorityBean(site, priority));
    case 'resolution':
      return [...site.all('resolution')].map((resolution) => toResolutionBean(site, resolution));
    case 'components':
      return project.components.map((component) => toComponentBean(site, project, component));
    case 'fixVersions':
      return project.versions.map((version) => toVersionBean(site, project, version));
    case 'security': {
      if (project.issueSecuritySchemeId === null) return [];
      const scheme = site.get('issueSecurityScheme', project.issueSecuritySchemeId);
      return scheme.levels.map((level) => toSecurityLevelBean(site, scheme, level));
    }
    default: {
      const kind = field.custom ? customFieldKind(field) : null;
      if (kind !== 'option' && kind !== 'options') return null;
      return field.options.map(({ id }) => toOptionBean(site, field, id));
    }
  }
}
