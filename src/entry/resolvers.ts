import Resolver from '@forge/resolver';
import type { z } from 'zod';
import type { IssueCaller, ProjectCaller } from '../app/caller';
import { closePeriod } from '../app/close-period';
import { commitBaseline } from '../app/commit-baseline';
import { decideChange } from '../app/decide-change';
import { editChange } from '../app/edit-change';
import { explainMove } from '../app/explain-move';
import { listBaselines } from '../app/list-baselines';
import { listClosedPeriods } from '../app/list-closed-periods';
import { previewChange } from '../app/preview-change';
import { raiseChange } from '../app/raise-change';
import { readPanel } from '../app/read-panel';
import { readSettings } from '../app/read-settings';
import { readStage } from '../app/read-stage';
import { refuse } from '../app/reply';
import { reportGroups } from '../app/report-groups';
import { reportVariance } from '../app/report-variance';
import { reviseChange } from '../app/revise-change';
import { saveSettings } from '../app/save-settings';
import { stageBaseline } from '../app/stage-baseline';
import { submitChange } from '../app/submit-change';
import { weighWays } from '../app/weigh-ways';
import { withdrawChange } from '../app/withdraw-change';
import type { Reply, RequestOf, ValueOf, Verb } from '../contract/api';
import { baselineCommitSchema, baselineStageReadSchema, baselineStageSchema } from '../contract/parse-baseline';
import {
  decideSchema,
  editSchema,
  previewSchema,
  raiseSchema,
  reviseSchema,
  submitSchema,
  withdrawSchema,
} from '../contract/parse-change';
import { groupsSchema, moveSchema } from '../contract/parse-move';
import { nothingSchema } from '../contract/parse-nothing';
import { periodCloseSchema } from '../contract/parse-period';
import { optionsSchema } from '../contract/parse-options';
import { parseRequest } from '../contract/parse-request';
import { settingsSaveSchema } from '../contract/parse-settings';
import { setupApplySchema, setupOptionsSchema, setupPlanSchema } from '../contract/parse-setup';
import { applySetup } from '../app/apply-setup';
import { planSetup } from '../app/plan-setup';
import { readSetupOptions } from '../app/read-setup-options';
import type { SetupDeps } from '../app/setup-deps';
import { issueCaller, parseContext, projectCaller, type InvocationContext, type Surface } from './invocation-context';
import { replyTo } from './reply';

type Answer = (
  deps: SetupDeps,
  context: InvocationContext,
  accountId: string,
  payload: unknown,
) => Promise<Reply<unknown>>;

interface VerbEntry {
  readonly surfaces: readonly Surface[];
  readonly answer: Answer;
}

type UseCase<C, V extends Verb> = (deps: SetupDeps, caller: C, request: RequestOf<V>) => Promise<Reply<ValueOf<V>>>;

function verb<C, V extends Verb>(
  surfaces: readonly Surface[],
  callerOf: (accountId: string, context: InvocationContext) => C,
  schema: z.ZodType<RequestOf<V>>,
  useCase: UseCase<C, V>,
): VerbEntry {
  return {
    surfaces,
    answer: async (deps, context, accountId, payload) => {
      const request = parseRequest(schema, payload);
      return request.ok ? useCase(deps, callerOf(accountId, context), request.value) : request;
    },
  };
}

function onIssue<V extends Verb>(schema: z.ZodType<RequestOf<V>>, useCase: UseCase<IssueCaller, V>): VerbEntry {
  return verb(['jira:issuePanel'], issueCaller, schema, useCase);
}

function inProject<V extends Verb>(
  surfaces: readonly Surface[],
  schema: z.ZodType<RequestOf<V>>,
  useCase: UseCase<ProjectCaller, V>,
): VerbEntry {
  return verb(surfaces, projectCaller, schema, useCase);
}

function forSite<V extends Verb>(
  schema: z.ZodType<RequestOf<V>>,
  useCase: (deps: SetupDeps, request: RequestOf<V>) => Promise<Reply<ValueOf<V>>>,
): VerbEntry {
  return verb(
    ['jira:adminPage'],
    () => undefined,
    schema,
    (deps, _caller: undefined, request) => useCase(deps, request),
  );
}

const PROJECT_PAGE: readonly Surface[] = ['jira:projectPage'];
const SETTINGS_PAGE: readonly Surface[] = ['jira:projectSettingsPage'];

/** Every verb of the contract, once; a verb without an entry does not compile. */
const VERBS: Readonly<Record<Verb, VerbEntry>> = {
  'panel/read': onIssue<'panel/read'>(nothingSchema, readPanel),
  'change/raise': onIssue<'change/raise'>(raiseSchema, raiseChange),
  'change/edit': onIssue<'change/edit'>(editSchema, editChange),
  'change/submit': onIssue<'change/submit'>(submitSchema, submitChange),
  'change/decide': onIssue<'change/decide'>(decideSchema, decideChange),
  'change/withdraw': onIssue<'change/withdraw'>(withdrawSchema, withdrawChange),
  'change/revise': onIssue<'change/revise'>(reviseSchema, reviseChange),
  'change/preview': onIssue<'change/preview'>(previewSchema, previewChange),
  'baseline/list': inProject<'baseline/list'>(PROJECT_PAGE, nothingSchema, listBaselines),
  'baseline/stage': inProject<'baseline/stage'>(PROJECT_PAGE, baselineStageSchema, stageBaseline),
  'baseline/stage-read': inProject<'baseline/stage-read'>(PROJECT_PAGE, baselineStageReadSchema, readStage),
  'baseline/commit': inProject<'baseline/commit'>(PROJECT_PAGE, baselineCommitSchema, commitBaseline),
  'period/list': inProject<'period/list'>(PROJECT_PAGE, nothingSchema, listClosedPeriods),
  'period/close': inProject<'period/close'>(PROJECT_PAGE, periodCloseSchema, closePeriod),
  'variance/report': inProject<'variance/report'>(PROJECT_PAGE, nothingSchema, reportVariance),
  'variance/why': inProject<'variance/why'>(PROJECT_PAGE, moveSchema, explainMove),
  'variance/groups': inProject<'variance/groups'>(PROJECT_PAGE, groupsSchema, reportGroups),
  'variance/options': inProject<'variance/options'>(PROJECT_PAGE, optionsSchema, weighWays),
  'settings/read': inProject<'settings/read'>(SETTINGS_PAGE, nothingSchema, readSettings),
  'settings/save': inProject<'settings/save'>(SETTINGS_PAGE, settingsSaveSchema, saveSettings),
  'setup/options': forSite<'setup/options'>(setupOptionsSchema, readSetupOptions),
  'setup/plan': forSite<'setup/plan'>(setupPlanSchema, planSetup),
  'setup/apply': forSite<'setup/apply'>(setupApplySchema, applySetup),
};

type ResolverHandler = ReturnType<Resolver['getDefinitions']>;

/** The resolver of all pages. Nothing throws out of it: what a page gets is always a reply. */
export function createResolver(deps: SetupDeps): ResolverHandler {
  const resolver = new Resolver();
  for (const [name, entry] of Object.entries(VERBS)) {
    resolver.define(name, ({ payload, context }) =>
      replyTo(deps, name, () => answerVerb(deps, entry, context, payload)),
    );
  }
  const answer = resolver.getDefinitions();
  // The package looks a function up with `in`, which finds members that every object inherits.
  return async (invocation, runtime) =>
    Object.hasOwn(VERBS, invocation.call.functionKey)
      ? answer(invocation, runtime)
      : refuse('invalid-request', 'Plumbline has no such function. Reload the page.');
}

async function answerVerb(
  deps: SetupDeps,
  entry: VerbEntry,
  rawContext: unknown,
  payload: unknown,
): Promise<Reply<unknown>> {
  const context = parseContext(rawContext);
  if (context.accountId === undefined) return refuse('not-signed-in', 'Sign in to Jira first.');
  if (!entry.surfaces.some((surface) => surface === context.surface)) {
    return refuse('invalid-request', 'This cannot be asked from here.');
  }
  return entry.answer(deps, context, context.accountId, payload);
}
