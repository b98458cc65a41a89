import { z } from 'zod';
import type { PropertyOwner } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { JiraError } from './errors.ts';

/** https://developer.atlassian.com/cloud/jira/platform/jira-entity-properties/ */
export const PROPERTY_KEY_LIMIT = 255;
const PROPERTY_VALUE_LIMIT = 32_768;

export interface PropertyInput {
  readonly key: string;
  readonly value: unknown;
}

const propertyBody = z.object({ key: z.string(), value: z.unknown().optional() });

/** Properties given inside another request. @throws JiraError 400 */
export function propertyInputs(list: readonly unknown[]): readonly PropertyInput[] {
  return list.map((each) => {
    const parsed = propertyBody.safeParse(each);
    if (!parsed.success) throw new JiraError(400, ['A property must have a key and a value.']);
    checkProperty(parsed.data.key, parsed.data.value, PROPERTY_KEY_LIMIT);
    return { key: parsed.data.key, value: parsed.data.value };
  });
}

/** @throws JiraError 400 for a key or value over its limit, or no value */
export function checkProperty(key: string, value: unknown, keyLimit: number): void {
  if (key.length === 0 || key.length > keyLimit) {
    throw new JiraError(400, [`The property key must have between 1 and ${String(keyLimit)} characters.`]);
  }
  if (value === undefined) throw new JiraError(400, ['The property value cannot be empty.']);
  if (JSON.stringify(value).length > PROPERTY_VALUE_LIMIT) {
    throw new JiraError(400, [`The property value cannot be longer than ${String(PROPERTY_VALUE_LIMIT)} characters.`]);
  }
}

export function putProperties(
  site: Site,
  owner: PropertyOwner,
  ownerId: string,
  properties: readonly PropertyInput[],
): void {
  for (const { key, value } of properties) site.put('property', { owner, ownerId, key, value });
}
