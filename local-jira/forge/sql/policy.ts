import type { StatementKind } from './outcome.ts';
import { isSymbol, isWord, SqlSyntaxError, tokenizeSql, type SqlToken } from './tokens.ts';

/** What the query policy says of a statement: https://developer.atlassian.com/platform/forge/storage-reference/sql-query-policy/ */
export type PolicyVerdict =
  | { readonly allowed: true; readonly kind: StatementKind; readonly tokens: readonly SqlToken[] }
  | {
      readonly allowed: false;
      readonly code: 'SQL_POLICY_VIOLATION';
      readonly message: string;
      readonly suggestion: string;
    }
  | { readonly allowed: false; readonly code: 'PARSE_ERROR'; readonly message: string };

const ALLOWED_HINTS = new Set([
  'USE_INDEX',
  'IGNORE_INDEX',
  'FORCE_INDEX',
  'ORDER_INDEX',
  'NO_ORDER_INDEX',
  'HASH_JOIN',
  'MERGE_JOIN',
  'INL_JOIN',
  'INL_HASH_JOIN',
  'INL_MERGE_JOIN',
  'BKA',
  'NO_BKA',
  'BNL',
  'NO_BNL',
]);
/** "Trigger statements": Forge audits these and may refuse them; local-jira, which cannot audit, refuses. */
const AUDITED_FUNCTIONS = new Set([
  'COMPRESS',
  'UNCOMPRESS',
  'DECOMPRESS',
  'AES_ENCRYPT',
  'AES_DECRYPT',
  'SHA2',
  'SLEEP',
  'BENCHMARK',
]);
const SYSTEM_SCHEMAS = new Set(['INFORMATION_SCHEMA', 'MYSQL']);
const SELECT_VERBS = new Set(['SELECT', 'WITH', 'SHOW', 'EXPLAIN', 'DESCRIBE', 'DESC', 'TABLE', 'VALUES']);
const WRITE_VERBS = new Set(['INSERT', 'REPLACE', 'UPDATE', 'DELETE', 'SET']);
const DDL_VERBS = new Set(['CREATE', 'ALTER', 'DROP', 'RENAME', 'TRUNCATE', 'ANALYZE']);
const TRANSACTION_VERBS = new Set(['BEGIN', 'START', 'COMMIT', 'ROLLBACK', 'SAVEPOINT', 'RELEASE', 'XA']);

export function judgeStatement(sql: string): PolicyVerdict {
  let tokens: SqlToken[];
  try {
    tokens = tokenizeSql(sql);
  } catch (error) {
    if (error instanceof SqlSyntaxError) return parseError(error.message);
    throw error;
  }
  while (isSymbol(tokens.at(-1), ';')) tokens.pop();
  const first = tokens[0];
  if (first === undefined) return parseError('Query was empty');
  if (tokens.some((token) => isSymbol(token, ';'))) {
    return violation('Multiple statements are not allowed.', 'Send one statement per call.');
  }
  return judgeVerb(first, tokens) ?? judgeTokens(tokens) ?? { allowed: true, kind: kindOf(first), tokens };
}

function judgeVerb(first: SqlToken, tokens: readonly SqlToken[]): PolicyVerdict | null {
  const verb = first.upper;
  const second = tokens[1];
  if (verb === 'SET' && second?.kind !== 'variable')
    return violation('SET statements are restricted.', 'Only SET @var=... is permitted.');
  if (verb === 'SET' && second?.text.startsWith('@@') === true) {
    return violation('SET statements are restricted.', 'Only SET @var=... is permitted.');
  }
  if (verb === 'SHOW' && !isPermittedShow(tokens)) {
    return violation(
      'SHOW statements are restricted.',
      'Only SHOW TABLES, SHOW COLUMNS and SHOW INDEXES are permitted.',
    );
  }
  if (verb === 'PREPARE' || verb === 'EXECUTE' || verb === 'DEALLOCATE') {
    return violation(`${verb} statements are not permitted.`, 'Use sql.prepare to safely parameterize queries.');
  }
  if (verb === 'USE')
    return violation('USE statements are not permitted.', 'Queries are scoped to the installation already.');
  if (verb === 'ALTER' && isWord(second, 'USER'))
    return violation('ALTER USER is restricted.', 'Remove the statement.');
  if (verb === 'LOCK' || verb === 'UNLOCK') return violation(`${verb} TABLES is restricted.`, 'Remove the statement.');
  if (TRANSACTION_VERBS.has(verb)) {
    return violation('Transactions are not supported.', 'Send each statement in a call of its own.');
  }
  const known = SELECT_VERBS.has(verb) || WRITE_VERBS.has(verb) || DDL_VERBS.has(verb) || isSymbol(first, '(');
  if (!known) return parseError(`near "${first.text}"`);
  return null;
}

function judgeTokens(tokens: readonly SqlToken[]): PolicyVerdict | null {
  for (const [index, token] of tokens.entries()) {
    const next = tokens[index + 1];
    if (token.kind === 'hint') {
      const refused = refusedHint(token.text);
      if (refused !== null) return violation(`The optimizer hint ${refused} is not permitted.`, 'Remove the hint.');
    }
    if (token.kind === 'word' && AUDITED_FUNCTIONS.has(token.upper) && isSymbol(next, '(')) {
      return violation(`The function ${token.upper} is restricted.`, 'Compute the value in the app.');
    }
    const schema = qualifiedTable(tokens, index);
    if (schema !== null && !SYSTEM_SCHEMAS.has(schema.toUpperCase())) {
      return violation(`References to the schema ${schema} are not permitted.`, 'Name tables without a schema.');
    }
  }
  return null;
}

/** The schema, when the token opens `schema.table` where a table is expected. */
function qualifiedTable(tokens: readonly SqlToken[], index: number): string | null {
  const before = tokens[index - 1];
  if (!isWord(before, 'FROM', 'JOIN', 'INTO', 'UPDATE', 'TABLE', 'EXISTS')) return null;
  const token = tokens[index];
  if (token?.kind !== 'word' && token?.kind !== 'quoted-name') return null;
  return isSymbol(tokens[index + 1], '.') ? token.upper : null;
}

function isPermittedShow(tokens: readonly SqlToken[]): boolean {
  const rest = tokens.slice(1).filter((token) => !isWord(token, 'FULL', 'EXTENDED'));
  return isWord(rest[0], 'TABLES', 'COLUMNS', 'FIELDS', 'INDEX', 'INDEXES', 'KEYS');
}

function refusedHint(comment: string): string | null {
  if (comment.startsWith('/*!')) return comment;
  const names = comment.slice(3, -2).matchAll(/([A-Za-z_]\w*)\s*(?:\([^)]*\))?/g);
  for (const [, name] of names) {
    if (name !== undefined && !ALLOWED_HINTS.has(name.toUpperCase())) return name;
  }
  return null;
}

function kindOf(first: SqlToken): StatementKind {
  if (DDL_VERBS.has(first.upper)) return 'ddl';
  return WRITE_VERBS.has(first.upper) ? 'write' : 'select';
}

function violation(message: string, suggestion: string): PolicyVerdict {
  return { allowed: false, code: 'SQL_POLICY_VIOLATION', message, suggestion };
}

function parseError(message: string): PolicyVerdict {
  return { allowed: false, code: 'PARSE_ERROR', message };
}
