import fc from 'fast-check';
import { openSqliteEngine } from '../../../local-jira/forge/sql/sqlite-engine.ts';
import { judgeStatement } from '../../../local-jira/forge/sql/policy.ts';
import { tokenizeSql } from '../../../local-jira/forge/sql/tokens.ts';
import type { SqlOutcome, SqlParameter, StatementKind } from '../../../local-jira/forge/sql/outcome.ts';

const engine = openSqliteEngine(null);
const run = (kind: StatementKind, query: string, ...parameters: SqlParameter[]): Promise<SqlOutcome> =>
  engine.execute({ query, parameters, kind, timeoutMs: 5_000 });

beforeAll(async () => {
  await run(
    'ddl',
    'CREATE TABLE kept (id INT NOT NULL, whole BIGINT, text MEDIUMTEXT, money DECIMAL(12,2), PRIMARY KEY (id))',
  );
});
afterAll(() => engine.close());

/** SQLite ends a text at NUL where MySQL does not; no app of ours stores one. */
const text = fc.string({ unit: 'grapheme' }).filter((value) => !value.includes('\0'));

test('whatever text and whole number goes in comes out', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), async (given, whole) => {
      await run('write', 'REPLACE INTO kept (id, whole, text) VALUES (1, ?, ?)', String(whole), given);
      const outcome = await run(
        'select',
        'SELECT whole, text FROM kept WHERE text = ? AND whole = ?',
        given,
        String(whole),
      );
      expect(outcome).toMatchObject({ rows: [{ whole: String(whole), text: given }] });
    }),
  );
});

test('money keeps its cents', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), async (cents) => {
      const sign = cents < 0 ? '-' : '';
      const digits = String(Math.abs(cents)).padStart(3, '0');
      const money = `${sign}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      await run('write', 'REPLACE INTO kept (id, money) VALUES (2, ?)', money);
      const outcome = await run('select', 'SELECT money, SUM(money) AS total FROM kept WHERE id = 2');
      expect(outcome).toMatchObject({ rows: [{ money, total: money }] });
    }),
  );
});

test('nothing inside a quoted text is taken for SQL', () => {
  fc.assert(
    fc.property(fc.string(), (inside) => {
      const literal = `'${inside.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
      expect(tokenizeSql(`SELECT ${literal} AS x`).map((token) => token.text)).toEqual(['SELECT', literal, 'AS', 'x']);
      expect(judgeStatement(`SELECT ${literal} AS x`)).toMatchObject({ allowed: true, kind: 'select' });
    }),
  );
});

test('a comment cannot hide a second statement', () => {
  for (const sql of [
    'SELECT 1 -- ;\n; DROP TABLE kept',
    'SELECT 1 /* ; */ ; SELECT 2',
    "SELECT ';' ; SELECT 2",
    'SELECT 1 # x\n;SELECT 2',
  ]) {
    expect(judgeStatement(sql)).toMatchObject({ allowed: false, code: 'SQL_POLICY_VIOLATION' });
  }
  expect(judgeStatement("SELECT ';' /* ; */ -- ;\n;;")).toMatchObject({ allowed: true });
});
