import { refuse } from './reply';

/** Refusals that several verbs give in the same words. */
export const notConfigured = () =>
  refuse(
    'not-configured',
    'Plumbline is not set up for this project yet. A Jira administrator runs the set-up, then a project administrator saves the settings.',
  );

/** @param so what follows from it for the verb */
export const noBaseline = (so: string) =>
  refuse('not-allowed-now', `This project has no baseline yet, so ${so}. Capture one first.`);

export const administratorsOnly = (what: string) => refuse('no-permission', `Only project administrators can ${what}.`);
