import type { PriorityRecord, ResolutionRecord } from '../../site/model.ts';
import type { Site } from '../../site/ports.ts';
import type { Json } from './json.ts';

/** A priority inside an issue. */
export function toPriorityBean(site: Site, priority: PriorityRecord): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/priority/${priority.id}`,
    iconUrl: `${site.baseUrl}/images/icons/priorities/${priority.name.toLowerCase()}_new.svg`,
    name: priority.name,
    id: priority.id,
  };
}

/** A priority as the priority resources give it. */
export function toPriorityDetailsBean(site: Site, priority: PriorityRecord): Json {
  return {
    ...toPriorityBean(site, priority),
    statusColor: priority.color,
    description: priority.description,
    isDefault: priority.name === 'Medium',
  };
}

export function toResolutionBean(site: Site, resolution: ResolutionRecord): Json {
  return {
    self: `${site.baseUrl}/rest/api/3/resolution/${resolution.id}`,
    id: resolution.id,
    description: resolution.description,
    name: resolution.name,
  };
}
