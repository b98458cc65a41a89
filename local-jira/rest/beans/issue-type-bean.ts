import type { IssueTypeRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import type { Json } from './json.ts';

export function toIssueTypeBean(site: Site, type: IssueTypeRecord): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/issuetype/${type.id}`,
    id: type.id,
    description: type.description,
    iconUrl: `${site.baseUrl}/rest/api/2/universal_avatar/view/type/issuetype/avatar/${type.avatarId}?size=medium`,
    name: type.name,
    untranslatedName: type.name,
    subtask: type.hierarchyLevel === -1,
    avatarId: Number(type.avatarId),
    hierarchyLevel: type.hierarchyLevel,
  };
}
