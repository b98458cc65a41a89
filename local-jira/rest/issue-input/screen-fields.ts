import type { FieldRecord, IssueRecord, ProjectRecord } from '../../site/model.ts';
import { permits } from '../../site/permissions.ts';
import type { Site } from '../../site/ports.ts';
import { SYSTEM_WRITERS } from './system-writers.ts';

export type ScreenOperation = 'create' | 'edit' | 'view';

/** The fields of the screen that the project's schemes give to an issue type for an operation, in the screen's order. */
export function screenFields(
  site: Site,
  project: ProjectRecord,
  issueTypeId: string,
  operation: ScreenOperation,
): readonly FieldRecord[] {
  const { mappings } = site.get('issueTypeScreenScheme', project.issueTypeScreenSchemeId);
  const schemeId = mappings[issueTypeId] ?? mappings['default'];
  if (schemeId === undefined) return [];
  const { screens } = site.get('screenScheme', schemeId);
  return fieldsOfScreen(site, screens[operation] ?? screens.default);
}

export function fieldsOfScreen(site: Site, screenId: string): readonly FieldRecord[] {
  const { tabs } = site.get('screen', screenId);
  return tabs.flatMap(({ fieldIds }) => fieldIds).flatMap((id) => site.find('field', id) ?? []);
}

/** Fields that take a permission of their own besides Edit Issues. */
const PERMISSION_BY_FIELD: Readonly<Record<string, string>> = {
  assignee: 'ASSIGN_ISSUES',
  reporter: 'MODIFY_REPORTER',
  duedate: 'SCHEDULE_ISSUES',
  fixVersions: 'RESOLVE_ISSUES',
  resolution: 'RESOLVE_ISSUES',
  security: 'SET_ISSUE_SECURITY',
};

/** Whether the actor may set the field at all, were it on the screen. An app's read-only field is nobody's to set here. */
export function isSettable(
  site: Site,
  actorId: string | null,
  field: FieldRecord,
  subject: { readonly project: ProjectRecord; readonly issue?: IssueRecord },
): boolean {
  if (field.readOnly) return false;
  if (field.id === 'issuelinks' || field.id === 'comment' || field.id === 'worklog') return true;
  if (!field.custom && SYSTEM_WRITERS[field.id] === undefined) return false;
  const permission = PERMISSION_BY_FIELD[field.id];
  return permission === undefined || permits(site, actorId, permission, subject);
}
