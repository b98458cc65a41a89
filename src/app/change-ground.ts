import type { Reply } from '../contract/api';
import type { ChangeEvidence } from '../store/change-evidence';
import { viewChanges, type ChangeView } from './change-view';
import type { ProjectRules } from './project-rules';
import { ok, refuse } from './reply';
import { parseSiteConfig, type SiteConfig } from './site-config';

/** The ground on which changes are shown: the site is set up and the project has settings. */
export interface ChangeGround {
  readonly site: SiteConfig;
  readonly rules: ProjectRules;
  readonly view: ChangeView;
}

/** What is missing is said to the person, with who can mend it. */
export function findGround(evidence: ChangeEvidence): Reply<ChangeGround> {
  if (evidence.site === null) {
    return refuse(
      'not-configured',
      'Plumbline is not set up on this site yet. A Jira administrator does that under Apps, Plumbline set-up.',
    );
  }
  const view = viewChanges(evidence);
  if (view.rules === null) {
    return refuse(
      'not-configured',
      'Plumbline has no settings for this project yet. A project administrator saves them under Project settings, Plumbline.',
    );
  }
  return ok({ site: parseSiteConfig(evidence.site.value), rules: view.rules, view });
}

/** The ground on which changes are made: there is a baseline to change, too. */
export function findBaselineGround(evidence: ChangeEvidence): Reply<ChangeGround> {
  const ground = findGround(evidence);
  if (ground.ok && ground.value.view.baseline.version === 0) {
    return refuse(
      'not-configured',
      'This project has no baseline yet. A project administrator captures one on the Variance page.',
    );
  }
  return ground;
}
