import { z } from 'zod';
import { HOLIDAY } from './payments-plan.ts';
import { PEOPLE } from './people.ts';

/** Where in Jira a page of an app stands: which module, on what. */
export interface PagePlace {
  readonly moduleType: string;
  readonly moduleKey: string;
  readonly subject: Readonly<Record<string, string>>;
}
/** Calls a resolver of the app as a person on a page would; the same way as the page's own bridge. */
export type InvokeAs = (accountId: string, place: PagePlace, verb: string, payload: unknown) => Promise<unknown>;

const SETUP: PagePlace = { moduleType: 'jira:adminPage', moduleKey: 'setup-page', subject: {} };
const SETTINGS: PagePlace = {
  moduleType: 'jira:projectSettingsPage',
  moduleKey: 'settings-page',
  subject: { projectKey: 'PAY' },
};

const reply = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), refusal: z.object({ message: z.string() }) }),
]);
const options = z.object({
  projects: z.array(z.object({ id: z.string(), key: z.string() })),
  workflows: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      transitions: z.array(z.object({ id: z.string(), name: z.string() })),
    }),
  ),
});
const plan = z.object({ steps: z.array(z.object({ id: z.string(), state: z.enum(['needed', 'in-place']) })) });

/**
 * Sets the demo up as its people would: the administrator goes through the app's set-up page, the project manager saves the
 * project's settings. Nothing is written behind the app's back.
 * @throws Error with the app's own sentence when it refuses
 */
export async function prepareDemo(invokeAs: InvokeAs): Promise<void> {
  const invoke = async (accountId: string, place: PagePlace, verb: string, payload: unknown): Promise<unknown> => {
    const answer = reply.parse(await invokeAs(accountId, place, verb, payload));
    if (!answer.ok) throw new Error(`The demo could not be prepared: ${verb} answered "${answer.refusal.message}"`);
    return answer.value;
  };
  const admin = PEOPLE.alex.accountId;
  const projects = options.parse(await invoke(admin, SETUP, 'setup/options', { projectIds: [] })).projects;
  const projectIds = projects.filter(({ key }) => key === 'PAY').map(({ id }) => id);
  const { workflows } = options.parse(await invoke(admin, SETUP, 'setup/options', { projectIds }));
  const gates = workflows
    .filter(({ name }) => name === 'Payments delivery')
    .flatMap(({ id, transitions }) =>
      transitions
        .filter(({ name }) => name === 'Start work')
        .map((transition) => ({ workflowId: id, transitionId: transition.id })),
    );
  const choices = { projectIds, gates };
  const { steps } = plan.parse(await invoke(admin, SETUP, 'setup/plan', choices));
  for (const { id, state } of steps) {
    if (state === 'needed') await invoke(admin, SETUP, 'setup/apply', { choices, stepId: id });
  }
  await invoke(PEOPLE.maya.accountId, SETTINGS, 'settings/save', {
    settings: {
      currency: 'USD',
      workdays: [1, 2, 3, 4, 5],
      holidays: [HOLIDAY],
      timeZone: 'Etc/UTC',
      plannedStart: 'plumbline',
      hourlyRate: { amount: '100.00', currency: 'USD' },
      tolerance: { costPercent: 10, scheduleDays: 2 },
      approvers: [PEOPLE.tomas.accountId, PEOPLE.priya.accountId],
      quorum: 2,
      earnedValue: { method: { kind: 'percent-complete' }, overrides: [] },
      estimates: { costWeightPercent: 80, recentPeriods: 3 },
    },
  });
}
