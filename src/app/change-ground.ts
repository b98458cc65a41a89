import type { Reply } from '../contract/api';
import type { ChangeEvidence } from '../store/change-evidence';
import { viewChanges, type ChangeView } from './change-view';
import type { ProjectRules } from './project-rules';
import { ok, refuse } from './reply';
import { parseSiteConfig, type SiteConfig } from './site-config';

/** The ground on which changes are made: the site is set up, the project has settings and a baseline. */
export interface ChangeGround {
  readonly site: SiteConfig;
  readonly rules: ProjectRules;
  readonly view: ChangeView;
}

/** What is missing is said to the person, with who can mend it. */
export function findGround(evidence: ChangeEvidence): Reply<ChangeGround> {
  if (evidence.site === null) {
    return refuse('not-configured', 'Plumbline is not set up on this site yet. A Jira administrator does that under Apps, Plumbline set-up.');
  }
  const view = viewChanges(evidence);
  if (view.rules === null) {
    return refuse(
      'not-configured',
      'Plumbline has no settings for this project yet. A project administrator saves them under Project settings, Plumbline.',
    );
  }
  if (view.baseline.version === 0) {
    return refuse('not-configured', 'This project has no baseline yet. A project administrator captures one on the Variance page.');
  }
  return ok({ site: parseSiteConfig(evidence.site.value), rules: view.rules, view });
}
