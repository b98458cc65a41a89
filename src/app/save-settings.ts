import { z } from 'zod';
import type { Api, ProjectSettings, Reply, SettingsView } from '../contract/api';
import { canonicalJson, type JsonValue } from '../domain/change/canonical-json';
import type { AppDeps } from './app-deps';
import type { ProjectCaller } from './caller';
import { judgeSettings } from './judge-settings';
import { findProjectRules } from './project-rules';
import { CURRENCY_LOCKED } from './read-settings';
import { administratorsOnly } from './refusals';
import { ok, refuse } from './reply';

/** Saves the project's settings. What the ledger counted with the old ones is counted again. */
export async function saveSettings(
  deps: AppDeps,
  { projectId }: ProjectCaller,
  request: Api['settings/save']['request'],
): Promise<Reply<SettingsView>> {
  const { store, permissions, people } = deps;
  if (!(await permissions.inProject(projectId, 'ADMINISTER_PROJECTS'))) {
    return administratorsOnly('save these settings');
  }
  const judged = judgeSettings(request.settings);
  if (!judged.ok) return judged;
  const { settings } = judged;
  const active = await people.findActive(settings.approvers);
  const stranger = settings.approvers.findIndex((accountId) => !active.has(accountId));
  if (stranger >= 0) {
    return refuse(
      'invalid-request',
      `Approver ${stranger + 1} is not an active person on this site.`,
      `settings.approvers.${stranger}`,
    );
  }
  const head = await store.heads.read(projectId);
  const before = findProjectRules(head.settings)?.settings;
  const locked = head.versions.length > 0;
  if (locked && before?.currency !== settings.currency) {
    return refuse('not-allowed-now', CURRENCY_LOCKED, 'settings.currency');
  }
  if (!(await store.config.save(`project/${projectId}`, toJson(settings), head.settings?.revision ?? null))) {
    return refuse('conflict', 'Somebody else saved these settings at the same moment. Reload and look at them first.');
  }
  if (before === undefined || changesTheLedger(before, settings)) await announce(deps, projectId);
  return ok({ saved: true, settings, canEdit: true, currencyLocked: locked ? CURRENCY_LOCKED : null });
}

function toJson(settings: ProjectSettings): JsonValue {
  return z.json().parse(settings);
}

/** The settings that rows of the ledger were counted with. */
function changesTheLedger(before: ProjectSettings, after: ProjectSettings): boolean {
  const part = ({ currency, hourlyRate, timeZone, plannedStart, workdays, holidays, earnedValue }: ProjectSettings) =>
    canonicalJson(z.json().parse({ currency, hourlyRate, timeZone, plannedStart, workdays, holidays, earnedValue }));
  return part(before) !== part(after);
}

/** The settings are saved whatever comes of this; the reconciliation reads the project again in any case. */
async function announce({ queue, log }: AppDeps, projectId: string): Promise<void> {
  try {
    await queue.push([{ kind: 'rebuild', projectId }]);
  } catch (error) {
    log(`the ledger of project ${projectId} waits for the next reconciliation: ${String(error)}`);
  }
}
