import { getAppContext } from '@forge/api';
import { z } from 'zod';
import { route, type JiraAsApp } from './jira-calls';

/** Keys of the `jira:customField` modules in manifest.yml. */
export const APP_FIELD_KEYS = [
  'budget',
  'percent-complete',
  'planned-start',
  'actual-cost',
  'baseline-budget',
  'baseline-start',
  'baseline-finish',
  'cost-variance',
  'schedule-variance',
  'cost-impact',
  'schedule-impact',
  'decision',
  'units-planned',
  'units-done',
  'apportioned-to',
] as const;

export type AppFieldKey = (typeof APP_FIELD_KEYS)[number];

/** Fields that came after the first version: a site that was set up before does not know them until set-up runs again. */
export const LATER_FIELD_KEYS = ['units-planned', 'units-done', 'apportioned-to'] as const;
type LaterFieldKey = (typeof LATER_FIELD_KEYS)[number];

/** Field ids of this site, such as `customfield_10051`. */
export type SiteFieldIds = Readonly<Record<AppFieldKey, string>> & {
  /** Jira's own start date, or null on a site without one. */
  readonly 'jira-start': string | null;
};

/** As set-up remembered them. */
export type FieldIds = Omit<SiteFieldIds, LaterFieldKey> & Readonly<Record<LaterFieldKey, string | null>>;

export interface AppFields {
  /** Asks Jira (one call). Null while the installation has not made all fields yet. */
  find(): Promise<SiteFieldIds | null>;
}

const fieldsSchema = z.array(
  z.object({
    id: z.string(),
    key: z.string().optional(),
    name: z.string(),
    schema: z.object({ custom: z.string().optional() }).optional(),
  }),
);

/**
 * The "Start date" field that Jira makes on every site is an ordinary date picker: nothing but its name tells it apart [?].
 */
const JIRA_START_NAME = 'Start date';
const DATE_PICKER = 'com.atlassian.jira.plugin.system.customfieldtypes:datepicker';

export function createAppFields(jira: JiraAsApp): AppFields {
  return {
    async find() {
      const fields = fieldsSchema.parse(await jira.get(route`/rest/api/3/field`));
      const { appAri, environmentType } = getAppContext();
      const environment = environmentType.toUpperCase();
      // https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-custom-field/ (field key)
      const idOf = (moduleKey: AppFieldKey): string | undefined =>
        fields.find(({ key }) => key === `${appAri.appId}__${environment}__${moduleKey}`)?.id;
      const jiraStart = fields.find(({ name, schema }) => name === JIRA_START_NAME && schema?.custom === DATE_PICKER);
      const found = new Map(APP_FIELD_KEYS.map((key) => [key, idOf(key)]));
      const id = (key: AppFieldKey): string => found.get(key) ?? '';
      if (APP_FIELD_KEYS.some((key) => id(key) === '')) return null;
      return {
        budget: id('budget'),
        'percent-complete': id('percent-complete'),
        'planned-start': id('planned-start'),
        'actual-cost': id('actual-cost'),
        'baseline-budget': id('baseline-budget'),
        'baseline-start': id('baseline-start'),
        'baseline-finish': id('baseline-finish'),
        'cost-variance': id('cost-variance'),
        'schedule-variance': id('schedule-variance'),
        'cost-impact': id('cost-impact'),
        'schedule-impact': id('schedule-impact'),
        decision: id('decision'),
        'units-planned': id('units-planned'),
        'units-done': id('units-done'),
        'apportioned-to': id('apportioned-to'),
        'jira-start': jiraStart?.id ?? null,
      };
    },
  };
}
