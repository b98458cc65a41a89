import { z } from 'zod';
import { canonicalJson, type JsonValue } from '../../domain/change/canonical-json';
import type { SiteFieldIds } from '../../jira/app-fields';
import type { SiteAdministration } from '../../jira/site-administration';
import { SITE_SCOPE } from '../../store/config';
import type { Store } from '../../store/store';
import { CHANGE_ISSUE_TYPE } from './change-workflow';
import { EarlierStepMissing, type SetupAction } from './setup-action';
import { getStatuses } from './workflow-steps';

/** What Plumbline itself remembers of all this: ids, so that names may be changed later. */
export function siteStep(jira: SiteAdministration, store: Pick<Store, 'config'>, fieldIds: SiteFieldIds): SetupAction {
  const wanted = async (): Promise<JsonValue | undefined> => {
    const changeIssueTypeId = await jira.findIssueType(CHANGE_ISSUE_TYPE);
    if (changeIssueTypeId === null) return undefined;
    try {
      const statusIds = Object.fromEntries(
        Object.entries(await getStatuses(jira)).map(([state, { id }]) => [state, id] as const),
      );
      return { changeIssueTypeId, statusIds, fieldIds: { ...fieldIds } };
    } catch (error) {
      if (error instanceof EarlierStepMissing) return undefined;
      throw error;
    }
  };
  const saved = async () => (await store.config.read([SITE_SCOPE])).get(SITE_SCOPE);
  return {
    id: 'site',
    title: 'Plumbline’s own record of the set-up',
    undo: 'Uninstalling Plumbline removes it.',
    async inspect() {
      const [value, entry] = await Promise.all([wanted(), saved()]);
      if (value !== undefined && entry !== undefined && sameJson(entry.value, value)) {
        return { inPlace: true, detail: 'Plumbline knows the issue type, the statuses and the fields.' };
      }
      return { inPlace: false, detail: 'Remembers which issue type, statuses and fields belong to change requests.' };
    },
    async apply() {
      const value = await wanted();
      if (value === undefined) throw new EarlierStepMissing('The issue type and the statuses are not all there yet.');
      await store.config.save(SITE_SCOPE, value, (await saved())?.revision ?? null);
    },
  };
}

function sameJson(saved: unknown, wanted: JsonValue): boolean {
  // What was saved is the text of JSON, so it is JSON.
  return canonicalJson(z.json().parse(saved)) === canonicalJson(wanted);
}
