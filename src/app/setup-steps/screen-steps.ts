import { APP_FIELD_KEYS, type AppFieldKey, type SiteFieldIds } from '../../jira/app-fields';
import type { ProjectScreen } from '../../jira/screen-administration';
import type { SiteAdministration } from '../../jira/site-administration';
import { listSome, type SetupAction } from './setup-action';

/** Fields that people fill in; the app's other fields it writes itself. */
const TYPED: readonly AppFieldKey[] = [
  'budget',
  'percent-complete',
  'planned-start',
  'units-planned',
  'units-done',
  'apportioned-to',
];

const FIELD_NAMES: Readonly<Record<AppFieldKey, string>> = {
  budget: 'Budget',
  'percent-complete': 'Per cent complete',
  'planned-start': 'Planned start',
  'actual-cost': 'Actual cost',
  'baseline-budget': 'Baseline budget',
  'baseline-start': 'Baseline start',
  'baseline-finish': 'Baseline finish',
  'cost-variance': 'Cost variance',
  'schedule-variance': 'Schedule variance',
  'cost-impact': 'Cost impact',
  'schedule-impact': 'Schedule impact',
  decision: 'Decision',
  'units-planned': 'Units planned',
  'units-done': 'Units done',
  'apportioned-to': 'Apportioned to',
};

/**
 * The fields on the screens of the chosen projects: those that people fill in on screens for creating and editing, and those that
 * the app writes on screens for viewing. An empty field is not shown by Jira, so change requests and other work can share a
 * screen.
 */
export async function screenSteps(
  jira: SiteAdministration,
  fieldIds: SiteFieldIds,
  chosenIds: readonly string[],
): Promise<readonly SetupAction[]> {
  const screens = await jira.screensOf(chosenIds);
  return Promise.all(screens.map((screen) => screenStep(jira, fieldIds, screen)));
}

async function screenStep(
  jira: SiteAdministration,
  fieldIds: SiteFieldIds,
  screen: ProjectScreen,
): Promise<SetupAction> {
  const { screenId, uses } = screen;
  const wanted = uses.includes('view') ? APP_FIELD_KEYS : TYPED;
  const name = await jira.screenName(screenId);
  const look = async () => {
    const tabs = await jira.readTabs(screenId);
    const there = new Set(tabs.flatMap((tab) => tab.fieldIds));
    return { tab: tabs[0], missing: wanted.filter((field) => !there.has(fieldIds[field])) };
  };
  return {
    id: `screen/${screenId}`,
    title: `Fields on the screen “${name}”`,
    undo: `Remove the fields from the screen “${name}” under Jira settings, Work items, Screens.`,
    async inspect() {
      const { missing } = await look();
      if (missing.length === 0) return { inPlace: true, detail: 'The fields are on the screen.' };
      const names = listSome(
        missing.map((field) => FIELD_NAMES[field]),
        wanted.length,
      );
      return {
        inPlace: false,
        detail: `Adds ${names} (for ${listSome(uses)}). Other projects that use the screen show them too.`,
      };
    },
    async apply() {
      const { tab, missing } = await look();
      if (tab === undefined) throw new Error(`Screen ${screenId} has no tab to put fields on.`);
      // One after the other: Jira keeps the order, and a failure in between leaves the rest for the next run.
      for (const field of missing) await jira.addField(screenId, tab.tabId, fieldIds[field]);
    },
  };
}
