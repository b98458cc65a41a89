import type { ChangelogRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import type { Json } from './json.ts';
import { toJiraDateTime } from './timestamps.ts';
import { toUserBeanOrNull } from './user-bean.ts';

export function toChangelogBean(site: Site, entry: ChangelogRecord): Json {
  return {
    id: entry.id,
    author: toUserBeanOrNull(site, entry.authorId),
    created: toJiraDateTime(entry.created),
    items: entry.items,
  };
}
