import type { Reply } from '../contract/api';
import type { BaselineSide } from '../domain/history/closed-period';
import type { ProjectHead } from '../store/project-head';
import type { AppDeps } from './app-deps';
import { countVersions, type CountedVersion } from './baseline-versions';
import { performancesOf, type Performances } from './performance';
import { findProjectRules, type ProjectRules } from './project-rules';
import { noBaseline, notConfigured } from './refusals';
import { ok } from './reply';

/** A project with a baseline, and everything that its figures of any day are counted from. */
export interface RecordedProject {
  readonly head: ProjectHead;
  readonly rules: ProjectRules;
  readonly versions: Readonly<Record<BaselineSide, CountedVersion>>;
  readonly performances: Performances;
}

/**
 * Four statements.
 *
 * @param withoutBaseline what to tell of a project that has none, as {@link noBaseline} takes it
 */
export async function readRecordedProject(
  { store }: Pick<AppDeps, 'store'>,
  projectId: string,
  withoutBaseline: string,
): Promise<Reply<RecordedProject>> {
  const [head, spans, earned, { costs }] = await Promise.all([
    store.heads.read(projectId),
    store.baselineRows.readSpans(projectId),
    store.variance.readEarned(projectId),
    store.variance.readSpending(projectId),
  ]);
  const rules = findProjectRules(head.settings);
  if (rules === null || head.site === null) return notConfigured();
  const counted = countVersions(head.versions, spans, rules.currency);
  const [original, current] = [counted[0], counted.at(-1)];
  if (original === undefined || current === undefined) {
    return noBaseline(withoutBaseline);
  }
  const versions = { original, current };
  return ok({ head, rules, versions, performances: performancesOf(versions, earned, costs, rules) });
}
