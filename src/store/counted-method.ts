import { z } from 'zod';
import type { CountedMethod } from '../domain/earned-value/earning';
import { integerColumn } from './columns';
import type { SqlRow } from './sql';

// How each item is counted. The aliases are fixed: `f` is the item's issue_fact, which stands before the joins.

/** `t` is the item that an apportioned one follows, by its key as the project has it now. */
export const METHOD_JOINS = `LEFT JOIN issue_detail d ON d.issue_id = f.issue_id
  LEFT JOIN issue_fact t ON t.project_id = d.project_id AND t.issue_key = d.apportioned_to
  LEFT JOIN issue_detail td ON td.issue_id = t.issue_id`;

/** Items that no later version has read were counted by per cent complete. */
const FIRST_METHOD = 'percent-complete';

function creditOf(fact: string, detail: string): string {
  return `CASE WHEN ${detail}.issue_id IS NOT NULL THEN ${detail}.credit_bp
    WHEN ${fact}.done = 1 THEN 10000 ELSE COALESCE(${fact}.percent_bp, 0) END`;
}

export const METHOD_COLUMNS = `COALESCE(d.method, '${FIRST_METHOD}') AS method, ${creditOf('f', 'd')} AS credit_bp,
  d.apportioned_to AS apportioned_to, t.issue_key AS target_key, COALESCE(td.method, '${FIRST_METHOD}') AS target_method,
  ${creditOf('t', 'td')} AS target_credit_bp, td.apportioned_to AS target_apportioned_to`;

/** The names of {@link METHOD_COLUMNS}. */
export const METHOD_NAMES =
  'method, credit_bp, apportioned_to, target_key, target_method, target_credit_bp, target_apportioned_to';

/** Basis points earned by progress, or NULL: as `earningOf` has it. Level of effort is not asked. */
export const PROGRESS_CREDIT = `CASE WHEN COALESCE(d.method, '${FIRST_METHOD}') <> 'apportioned' THEN ${creditOf('f', 'd')}
  WHEN t.issue_id IS NULL OR td.method IN ('apportioned', 'level-of-effort') THEN NULL ELSE ${creditOf('t', 'td')} END`;

const methodColumn = z.enum([
  'percent-complete',
  'start-credit',
  'weighted-milestones',
  'physical-units',
  'apportioned',
  'level-of-effort',
]);

const rowSchema = z.object({
  issue_key: z.string(),
  method: methodColumn,
  credit_bp: integerColumn.nullable(),
  apportioned_to: z.string().nullable(),
  target_key: z.string().nullable(),
  target_method: methodColumn,
  target_credit_bp: integerColumn.nullable(),
  target_apportioned_to: z.string().nullable(),
});

/** Of an item, and of the one that it follows, if there is one. */
export interface CountedRow extends CountedMethod {
  readonly follows: CountedMethod | null;
}

export function parseCountedMethod(row: SqlRow): CountedRow {
  const parsed = rowSchema.parse(row);
  return {
    issueKey: parsed.issue_key,
    method: parsed.method,
    credit: parsed.credit_bp,
    apportionedTo: parsed.apportioned_to,
    follows:
      parsed.target_key === null
        ? null
        : {
            issueKey: parsed.target_key,
            method: parsed.target_method,
            credit: parsed.target_credit_bp,
            apportionedTo: parsed.target_apportioned_to,
          },
  };
}
