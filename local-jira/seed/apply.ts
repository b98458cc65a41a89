import { installDefaults } from '../site/install-defaults.ts';
import type { Site } from '../site/ports.ts';
import { applyConfiguration } from './apply-configuration.ts';
import { applyIssues } from './apply-issues.ts';
import { applyPeople } from './apply-people.ts';
import { applyProjects } from './apply-projects.ts';
import { seedSchema, type Seed } from './format.ts';
import { createSeedNames } from './names.ts';
import { SeedError } from './seed-error.ts';

/** Whether a seed was applied to the site before. */
export function isSeeded(site: Site): boolean {
  return site.find('permissionScheme', '0') !== undefined;
}

/**
 * Fills an empty site with Jira's defaults and what the document describes, and commits. The same document gives the same
 * ids. An app's fields must have been registered before.
 * @throws SeedError naming the place in the document; the site is then as it was
 */
export function applySeed(site: Site, document: unknown): void {
  const seed = parseSeed(document);
  if (isSeeded(site)) throw new SeedError('the site already has its data');
  try {
    installDefaults(site);
    applyPeople(site, seed);
    const names = createSeedNames(site);
    applyConfiguration(site, seed, names);
    applyProjects(site, seed, names);
    applyIssues(site, seed, names);
  } catch (error) {
    site.rollback();
    throw error;
  }
  site.commit();
}

export function parseSeed(document: unknown): Seed {
  const parsed = seedSchema.safeParse(document);
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new SeedError(first === undefined ? 'not a seed' : `${first.path.join('.')}: ${first.message}`);
}
