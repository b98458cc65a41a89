import { refuse } from './reply';

/** Refusals that several verbs give in the same words. */
export const notConfigured = () =>
  refuse(
    'not-configured',
    'Plumbline is not set up for this project yet. A Jira administrator runs the set-up, then a project administrator saves the settings.',
  );

export const administratorsOnly = (what: string) => refuse('no-permission', `Only project administrators can ${what}.`);
