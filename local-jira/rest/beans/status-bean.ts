import type { StatusCategoryKey, StatusRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import type { Json } from './json.ts';

interface StatusCategory {
  readonly id: number;
  readonly key: 'new' | 'indeterminate' | 'done';
  readonly colorName: string;
  readonly name: string;
}

/** Jira's fixed categories, under the ids and keys that every site has. */
export const STATUS_CATEGORIES: Readonly<Record<StatusCategoryKey, StatusCategory>> = {
  TODO: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  IN_PROGRESS: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  DONE: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
};

export function toStatusCategoryBean(site: Site, category: StatusCategoryKey): Json {
  const { id, key, colorName, name } = STATUS_CATEGORIES[category];
  return { self: `${site.baseUrl}/rest/api/3/statuscategory/${String(id)}`, id, key, colorName, name };
}

export function toStatusBean(site: Site, status: StatusRecord): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/status/${status.id}`,
    description: status.description,
    iconUrl: `${site.baseUrl}/images/icons/statuses/generic.png`,
    name: status.name,
    untranslatedName: status.name,
    id: status.id,
    statusCategory: toStatusCategoryBean(site, status.category),
  };
}
