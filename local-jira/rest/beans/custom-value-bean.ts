import { customFieldKind, storedText } from '../../site/custom-values.ts';
import type { FieldRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import type { Json } from './json.ts';
import { toJiraDateTime } from './timestamps.ts';
import { toGroupNameBean, toUserBeanOrNull } from './user-bean.ts';

/** The value of a custom field as issues carry it; null when it is empty. */
export function toCustomValueBean(site: Site, field: FieldRecord, stored: unknown): unknown {
  if (stored === undefined || stored === null) return null;
  switch (customFieldKind(field)) {
    case 'datetime':
      return typeof stored === 'number' ? toJiraDateTime(stored) : stored;
    case 'user':
      return toUserBeanOrNull(site, storedText(stored));
    case 'group':
      return toGroup(site, storedText(stored));
    case 'option':
      return toOptionBean(site, field, storedText(stored));
    case 'users':
      return listOf(stored).map((accountId) => toUserBeanOrNull(site, accountId));
    case 'groups':
      return listOf(stored).map((groupId) => toGroup(site, groupId));
    case 'options':
      return listOf(stored).map((id) => toOptionBean(site, field, id));
    default:
      return stored;
  }
}

export function toOptionBean(site: Site, field: FieldRecord, optionId: string): Json | null {
  const option = field.options.find(({ id }) => id === optionId);
  if (option === undefined) return null;
  return { self: `${site.baseUrl}/rest/api/3/customFieldOption/${option.id}`, value: option.value, id: option.id };
}

function toGroup(site: Site, groupId: string): Json | null {
  const group = site.find('group', groupId);
  return group === undefined ? null : toGroupNameBean(site, group);
}

function listOf(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.map(String) : [];
}
