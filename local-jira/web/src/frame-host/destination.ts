import type { Destination } from './payloads';

/**
 * Where a `NavigationLocation` of @forge/bridge leads on this site; null for places it has not.
 * https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/router/
 */
export function addressOf(destination: Destination): string | null {
  switch (destination.target) {
    case undefined:
      return destination.url ?? null;
    case 'issue':
      return destination.issueKey === undefined ? null : `/browse/${encodeURIComponent(destination.issueKey)}`;
    case 'projectSettingsDetails':
      return destination.projectKey === undefined
        ? null
        : `/projects/${encodeURIComponent(destination.projectKey)}/settings`;
    case 'module':
      return moduleAddress(destination);
    default:
      return null;
  }
}

function moduleAddress({ moduleKey, projectKey }: Destination): string | null {
  if (moduleKey === undefined) return null;
  const key = encodeURIComponent(moduleKey);
  return projectKey === undefined ? `/admin/apps/${key}` : `/projects/${encodeURIComponent(projectKey)}/apps/${key}`;
}
