import { z } from 'zod';
import {
  SQL_DDL_TIMEOUT_MS,
  SQL_REQUEST_BYTES,
  SQL_RESPONSE_BYTES,
  SQL_SELECT_TIMEOUT_MS,
  SQL_TABLES,
  SQL_WRITE_TIMEOUT_MS,
} from '../limits.ts';
import { sqlFailure, type SqlEngine, type SqlOutcome, type StatementKind } from './outcome.ts';
import { judgeStatement } from './policy.ts';
import { isWord, type SqlToken } from './tokens.ts';

/** `@forge/sql` posts to these: `SQL_API_ENDPOINTS` in its `out/sql.js`. */
export const EXECUTE_PATH = '/api/v1/execute';
export const EXECUTE_DDL_PATH = '/api/v1/execute/ddl';

const requestBody = z.object({
  query: z.string(),
  params: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).default([]),
  method: z.string().optional(),
});

export interface SqlAnswer {
  readonly status: number;
  readonly body: unknown;
}

export interface SqlRequest {
  readonly query: string;
  readonly parameters: readonly (string | number | boolean | null)[];
}

const TIMEOUTS: Readonly<Record<StatementKind, number>> = {
  select: SQL_SELECT_TIMEOUT_MS,
  write: SQL_WRITE_TIMEOUT_MS,
  ddl: SQL_DDL_TIMEOUT_MS,
};

/** The request as the app sent it, or the refusal of one that cannot be read. */
export function parseSqlRequest(text: string): { readonly request: SqlRequest } | { readonly refusal: SqlAnswer } {
  if (Buffer.byteLength(text) > SQL_REQUEST_BYTES) {
    return {
      refusal: refusal(
        413,
        'INVALID_SQL_QUERY',
        `The request is larger than ${SQL_REQUEST_BYTES} bytes.`,
        'Send fewer rows per statement.',
      ),
    };
  }
  const parsed = requestBody.safeParse(readJson(text));
  if (!parsed.success) {
    return {
      refusal: refusal(
        400,
        'INVALID_SQL_QUERY',
        `The request is malformed: ${z.prettifyError(parsed.error)}`,
        'Bind strings, numbers, booleans and null only.',
      ),
    };
  }
  return { request: { query: parsed.data.query, parameters: parsed.data.params } };
}

/**
 * Runs one statement as Forge SQL does: the query policy first, then the database, then the limits on the answer.
 * Error shapes: https://developer.atlassian.com/platform/forge/storage-reference/sql-handling-errors/
 */
export async function executeSql(
  engine: SqlEngine,
  path: string,
  { query, parameters }: SqlRequest,
): Promise<SqlAnswer> {
  const verdict = judgeStatement(query);
  if (!verdict.allowed) {
    if (verdict.code === 'SQL_POLICY_VIOLATION') return refusal(400, verdict.code, verdict.message, verdict.suggestion);
    return failed(sqlFailure('ER_PARSE_ERROR', `You have an error in your SQL syntax; ${verdict.message}`));
  }
  if (verdict.kind === 'ddl') {
    const refused = await refuseDdl(engine, path, verdict.tokens);
    if (refused !== null) return refused;
  }
  const started = performance.now();
  const outcome = await engine.execute({ query, parameters, kind: verdict.kind, timeoutMs: TIMEOUTS[verdict.kind] });
  return answerOf(outcome, performance.now() - started);
}

export function timedOut(): SqlAnswer {
  return refusal(408, 'QUERY_TIMED_OUT', 'The query took too long to execute.', 'Check your SQL query.');
}

async function refuseDdl(engine: SqlEngine, path: string, tokens: readonly SqlToken[]): Promise<SqlAnswer | null> {
  if (path !== EXECUTE_DDL_PATH) {
    return refusal(
      400,
      'INVALID_SQL_QUERY',
      'DDL statements must be sent to the DDL endpoint.',
      'Use sql.executeDDL or the migration runner.',
    );
  }
  if (tokens.some((token) => isWord(token, 'REFERENCES', 'FOREIGN'))) {
    return refusal(400, 'SQL_POLICY_VIOLATION', 'Foreign keys are not supported.', 'Remove the constraint.');
  }
  const createsTable = isWord(tokens[0], 'CREATE') && isWord(tokens[1], 'TABLE');
  if (createsTable && (await engine.countTables()) >= SQL_TABLES) {
    return refusal(
      400,
      'SQL_EXECUTION_ERROR',
      `The installation already has ${SQL_TABLES} tables.`,
      'Drop a table first.',
    );
  }
  return null;
}

function answerOf(outcome: SqlOutcome, elapsedMs: number): SqlAnswer {
  switch (outcome.kind) {
    case 'timed-out':
      return timedOut();
    case 'failed':
      return failed(outcome);
    case 'changed':
      return {
        status: 200,
        body: {
          rows: {
            affectedRows: outcome.affectedRows,
            fieldCount: 0,
            info: outcome.info,
            insertId: outcome.insertId,
            serverStatus: 2,
            warningStatus: 0,
          },
          metadata: { dbExecutionTime: elapsedMs },
        },
      };
    case 'rows': {
      const responseSize = Buffer.byteLength(JSON.stringify(outcome.rows));
      if (responseSize > SQL_RESPONSE_BYTES) {
        return refusal(
          413,
          'SQL_EXECUTION_ERROR',
          `The response is larger than ${SQL_RESPONSE_BYTES} bytes.`,
          'Select fewer rows or columns.',
        );
      }
      return {
        status: 200,
        body: { rows: outcome.rows, metadata: { dbExecutionTime: elapsedMs, responseSize, fields: outcome.fields } },
      };
    }
  }
}

function failed({ debug }: SqlOutcome & { kind: 'failed' }): SqlAnswer {
  const body = {
    code: 'SQL_EXECUTION_ERROR',
    message: 'Unknown SQL execution error',
    suggestion: 'Check the debug field for details.',
    debug,
  };
  return { status: 400, body };
}

function refusal(status: number, code: string, message: string, suggestion: string): SqlAnswer {
  return { status, body: { code, message, suggestion } };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
