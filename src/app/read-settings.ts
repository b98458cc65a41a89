import type { Reply, SettingsView } from '../contract/api';
import type { AppDeps } from './app-deps';
import type { ProjectCaller } from './caller';
import { DEFAULT_SETTINGS } from './default-settings';
import { findProjectRules } from './project-rules';
import { ok } from './reply';

/** The project's settings, for everybody who may open its settings page. */
export async function readSettings(
  { store, permissions }: Pick<AppDeps, 'store' | 'permissions'>,
  { projectId }: ProjectCaller,
): Promise<Reply<SettingsView>> {
  const [head, canEdit] = await Promise.all([
    store.heads.read(projectId),
    permissions.inProject(projectId, 'ADMINISTER_PROJECTS'),
  ]);
  const rules = findProjectRules(head.settings);
  return ok({
    saved: rules !== null,
    settings: rules?.settings ?? DEFAULT_SETTINGS,
    canEdit,
    currencyLocked: head.versions.length === 0 ? null : CURRENCY_LOCKED,
  });
}

/** A baseline's amounts are in the currency in which they were approved, and nobody has approved an exchange rate. */
export const CURRENCY_LOCKED = 'The currency cannot change any more: the project’s baseline is in it.';
