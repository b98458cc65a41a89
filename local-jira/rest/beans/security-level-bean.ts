import type { IssueSecuritySchemeRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import type { Json } from './json.ts';

export function toSecurityLevelBean(
  site: Site,
  scheme: IssueSecuritySchemeRecord,
  level: IssueSecuritySchemeRecord['levels'][number],
): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/securitylevel/${level.id}`,
    id: level.id,
    description: level.description,
    name: level.name,
    isDefault: scheme.defaultLevelId === level.id,
    issueSecuritySchemeId: scheme.id,
  };
}
