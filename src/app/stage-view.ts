import { z } from 'zod';
import type { BaselineStage, Exclusion } from '../contract/api';
import { toMoneyJson } from '../contract/money-json';
import { savedSettingsSchema } from '../contract/parse-settings';
import { money } from '../domain/money/money';
import type { Stage } from '../store/stages';
import { readProjectRules, type ProjectRules } from './project-rules';

/** What a scan was asked for under. Both must still be so when it is captured. */
export interface StageBasis {
  readonly rules: ProjectRules;
  /** The project's last baseline version, 0 before the first. */
  readonly lastVersion: number;
}

const basisSchema = z.object({ settings: savedSettingsSchema, lastVersion: z.int().min(0) });

export function readStageBasis(stage: Stage): StageBasis {
  const { settings, lastVersion } = basisSchema.parse(stage.settings);
  return { rules: readProjectRules(settings), lastVersion };
}

/** A scan of a hundred thousand issues takes a few minutes; with all its retries no scan takes longer than this. */
const MAX_SCAN_MS = 30 * 60_000;

export const SHOWN_EXCLUSIONS = 200;

const reasonSchema = z.enum([
  'no-budget',
  'bad-budget',
  'no-start',
  'no-finish',
  'finish-before-start',
  'no-working-day',
  'change-request',
]);

export function toExclusionJson(exclusion: {
  readonly issueId: string;
  readonly issueKey: string;
  readonly reason: string;
  readonly explanation: string;
}): Exclusion {
  const { issueId, issueKey, explanation } = exclusion;
  return { issueId, issueKey, reason: reasonSchema.parse(exclusion.reason), explanation };
}

export function toStageJson(stage: Stage, exclusions: readonly Exclusion[], now: number): BaselineStage {
  const { currency } = readStageBasis(stage).rules;
  const abandoned = stage.state === 'scanning' && now - stage.createdMs > MAX_SCAN_MS;
  return {
    stageId: stage.stageId,
    state: abandoned ? 'failed' : stage.state,
    jql: stage.jql,
    scanned: stage.scanned,
    included: stage.included,
    excluded: stage.excluded,
    budget: stage.included === 0 ? null : toMoneyJson(money(stage.budgetMinor, currency)),
    start: stage.startDay,
    finish: stage.finishDay,
    exclusions,
    unnamed: stage.unnamed,
    failure: abandoned ? 'The scan did not finish. Start it again.' : stage.failure,
  };
}
