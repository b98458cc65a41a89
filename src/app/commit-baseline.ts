import type { Api, BaselineVersion, Reply } from '../contract/api';
import { MAX_BASELINE_NAME_LENGTH } from '../contract/parse-baseline';
import { canonicalJson } from '../domain/change/canonical-json';
import type { ProjectHead } from '../store/project-head';
import type { Stage } from '../store/stages';
import type { AppDeps } from './app-deps';
import { countVersions, toVersionList } from './baseline-versions';
import type { ProjectCaller } from './caller';
import { findProjectRules, type ProjectRules } from './project-rules';
import { administratorsOnly, notConfigured } from './refusals';
import { ok, refuse } from './reply';
import { readStageBasis } from './stage-view';

/** What was shown yesterday may not be what one means today. */
const MAX_STAGE_AGE_MS = 24 * 3_600_000;

/**
 * Makes a scan the project's next baseline version: exactly the rows that were shown. One INSERT into the journal is the moment
 * at which everybody sees it; before, a crash leaves nothing to see, and after, a repetition finds it in place.
 */
export async function commitBaseline(
  deps: AppDeps,
  caller: ProjectCaller,
  request: Api['baseline/commit']['request'],
): Promise<Reply<BaselineVersion>> {
  const { store, permissions, now } = deps;
  const name = request.name.trim();
  if (name === '' || name.length > MAX_BASELINE_NAME_LENGTH) {
    return refuse('invalid-request', `A baseline has a name of 1 to ${MAX_BASELINE_NAME_LENGTH} characters.`, 'name');
  }
  const [stage, head] = await Promise.all([store.stages.find(request.stageId), store.heads.read(caller.projectId)]);
  const rules = findProjectRules(head.settings);
  if (rules === null) return notConfigured();
  if (stage?.projectId !== caller.projectId || stage.createdBy !== caller.accountId) {
    return refuse('not-found', 'This scan is not here any more. Start a new one.');
  }
  if (!(await permissions.inProject(caller.projectId, 'ADMINISTER_PROJECTS'))) {
    return administratorsOnly('capture a baseline');
  }
  const { eventId } = stage;
  if (stage.state !== 'ready' || eventId === null) {
    return refuse('not-allowed-now', 'The scan has not finished. Wait for it, or start a new one.');
  }
  if (!head.versions.some((version) => version.eventId === eventId)) {
    const refusal = refuseStage(stage, head, rules, now());
    if (refusal !== null) return refusal;
    if (!(await append(deps, caller, stage, eventId, name))) return overtaken();
    await announce(deps, caller.projectId);
  }
  return ok(await readVersion(deps, caller.projectId, eventId, rules));
}

function refuseStage(stage: Stage, head: ProjectHead, rules: ProjectRules, now: number) {
  if (now - stage.createdMs > MAX_STAGE_AGE_MS) {
    return refuse('not-allowed-now', 'This scan is more than a day old. Scan again to see the project as it is.');
  }
  if (stage.included === 0) {
    return refuse(
      'not-allowed-now',
      'No issue can be captured: each one lacks a budget, a planned start or a due date.',
    );
  }
  const basis = readStageBasis(stage);
  if (basis.lastVersion !== (head.versions.at(-1)?.version ?? 0)) return overtaken();
  if (canonicalJson(countingPart(basis.rules)) !== canonicalJson(countingPart(rules))) {
    return refuse(
      'conflict',
      'The project’s currency, calendar or start field has changed since this scan. Scan again.',
    );
  }
  return null;
}

function overtaken() {
  return refuse('conflict', 'The baseline has got a new version since this scan. Look at it, then scan again.');
}

/** The settings that decide what a row is worth. */
function countingPart({ settings }: ProjectRules) {
  const { currency, workdays, holidays, plannedStart } = settings;
  return { currency, workdays, holidays, plannedStart };
}

async function append(
  { store, now }: AppDeps,
  { accountId, projectId }: ProjectCaller,
  stage: Stage,
  eventId: string,
  name: string,
): Promise<boolean> {
  const stream = `baseline/${projectId}`;
  const previous = (await store.journal.readStream(stream)).at(-1) ?? null;
  const { lastVersion, rules } = readStageBasis(stage);
  const outcome = await store.journal.append(
    {
      stream,
      seq: (previous?.seq ?? 0) + 1,
      eventId,
      projectId,
      baselineVersion: lastVersion + 1,
      kind: 'baseline-captured',
      actor: accountId,
      atMs: now(),
      payload: {
        name,
        jql: stage.jql,
        currency: rules.currency,
        excluded: stage.excluded,
        totals: {
          items: stage.included,
          budgetMinor: stage.budgetMinor.toString(),
          start: stage.startDay,
          finish: stage.finishDay,
        },
      },
    },
    previous,
  );
  return outcome.kind === 'appended';
}

/** The fields in Jira follow the baseline. Nothing is lost when this fails: the hourly reconciliation does the same. */
async function announce({ queue, log }: AppDeps, projectId: string): Promise<void> {
  try {
    await queue.push([{ kind: 'mirrors', projectId }]);
  } catch (error) {
    log(`mirrors of project ${projectId} wait for the next reconciliation: ${String(error)}`);
  }
}

async function readVersion(
  { store }: AppDeps,
  projectId: string,
  eventId: string,
  rules: ProjectRules,
): Promise<BaselineVersion> {
  const [head, spans] = await Promise.all([store.heads.read(projectId), store.baselineRows.readSpans(projectId)]);
  const versions = countVersions(head.versions, spans, rules.currency);
  const place = versions.findIndex((version) => version.eventId === eventId);
  const committed = toVersionList(versions, rules)[place];
  if (committed === undefined) throw new Error('a committed version cannot be read');
  return committed;
}
