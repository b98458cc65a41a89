import { dropMysqlDatabase, openMysqlEngine } from '../../../local-jira/forge/sql/mysql-engine.ts';
import { openSqliteEngine } from '../../../local-jira/forge/sql/sqlite-engine.ts';
import { MEMBER, openFixtureSite, type FixtureSite } from './fixture-site.ts';
import { describeOnEachEngine, mariadbUrl, type EngineName } from '../../sql-engines.ts';

interface Answer {
  ok: boolean;
  value?: { rows: unknown; metadata: Record<string, unknown> };
  code?: string;
  message?: string;
  context?: { debug?: { code: string; errno: number; sqlState: string } };
}

// Each test opens a site of its own, on machines that do other things as well.
jest.setTimeout(30_000);

const MARIADB = mariadbUrl('plumbline_test_forge_sql');
const urlOf = (engine: EngineName): string | undefined => (engine === 'MariaDB' ? MARIADB : undefined);

/** Runs the same expectation on every engine that this machine has. */
function onEveryEngine(name: string, body: (sql: Sql) => Promise<void>): void {
  describeOnEachEngine(name, (engine) => {
    test('is as Forge has it', async () => {
      const sqlUrl = urlOf(engine);
      if (sqlUrl !== undefined) await dropMysqlDatabase(sqlUrl);
      const site = await openFixtureSite(sqlUrl === undefined ? {} : { sqlUrl });
      try {
        await body(sqlOf(site));
      } finally {
        await site.close();
        if (sqlUrl !== undefined) await dropMysqlDatabase(sqlUrl);
      }
    });
  });
}

interface Sql {
  run(query: string, ...params: unknown[]): Promise<Answer>;
  rows(query: string, ...params: unknown[]): Promise<unknown>;
  ddl(query: string): Promise<Answer>;
  ask(verb: string, payload?: Record<string, unknown>): Promise<unknown>;
}

function sqlOf(site: FixtureSite): Sql {
  const run: Sql['run'] = async (query, ...params) => (await site.ask('sql', { query, params }, MEMBER)) as Answer;
  return {
    run,
    async rows(query, ...params) {
      const answer = await run(query, ...params);
      if (!answer.ok) throw new Error(`${query}: ${JSON.stringify(answer)}`);
      return answer.value?.rows;
    },
    ddl: async (query) => (await site.ask('ddl', { query }, MEMBER)) as Answer,
    ask: (verb, payload) => site.ask(verb, payload),
  };
}

function debugOf(answer: Answer): unknown {
  return answer.ok ? 'it succeeded' : (answer.context?.debug ?? answer);
}

describe('Forge SQL answers', () => {
  onEveryEngine(
    'BIGINT and DECIMAL as strings, smaller integers and floats as numbers, text and dates as strings',
    async (sql) => {
      await sql.ddl(
        'CREATE TABLE sized (id BIGINT NOT NULL, n INT, t TINYINT, d DECIMAL(12,2), f DOUBLE, b BOOLEAN, v VARCHAR(10), x TEXT, day DATE, at DATETIME, PRIMARY KEY (id))',
      );
      await sql.run(
        'INSERT INTO sized (id, n, t, d, f, b, v, x, day, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        '9007199254740993',
        7,
        1,
        '10.5',
        1.5,
        true,
        'ab',
        'long',
        '2026-09-01',
        '2026-09-01 10:11:12',
      );
      expect(await sql.rows('SELECT * FROM sized')).toEqual([
        {
          id: '9007199254740993',
          n: 7,
          t: 1,
          d: '10.50',
          f: 1.5,
          b: 1,
          v: 'ab',
          x: 'long',
          day: '2026-09-01',
          at: '2026-09-01 10:11:12',
        },
      ]);
      expect(
        await sql.rows(
          'SELECT COUNT(*) AS c, SUM(n) AS s, MAX(n) AS top, MIN(id) AS first, SUM(d) AS money, COALESCE(SUM(n), 0) AS safe FROM sized',
        ),
      ).toEqual([{ c: '1', s: '7', top: 7, first: '9007199254740993', money: '10.50', safe: '7' }]);
      expect(
        await sql.rows('SELECT 1 AS one, CASE WHEN n > 1 THEN 1 ELSE 0 END AS flag, NULL AS missing FROM sized'),
      ).toEqual([{ one: '1', flag: '1', missing: null }]);
    },
  );

  onEveryEngine('a change with the shape of UpdateQueryResponse', async (sql) => {
    await sql.ddl('CREATE TABLE city (id INT NOT NULL, name VARCHAR(20) NOT NULL, PRIMARY KEY (id))');
    expect(await sql.rows('INSERT INTO city (id, name) VALUES (1, ?), (2, ?)', 'Oslo', 'Bern')).toMatchObject({
      affectedRows: 2,
      insertId: 0,
      warningStatus: 0,
    });
    expect(await sql.rows("UPDATE city SET name = 'Rome'")).toMatchObject({ affectedRows: 2 });
    expect(await sql.rows("UPDATE city SET name = 'Rome' WHERE id = 1")).toMatchObject({ affectedRows: 1 });
    expect(await sql.rows("REPLACE INTO city (id, name) VALUES (1, 'Kyiv'), (3, 'Lima')")).toMatchObject({
      affectedRows: 3,
    });
    expect(await sql.rows("INSERT IGNORE INTO city (id, name) VALUES (1, 'no'), (4, 'yes')")).toMatchObject({
      affectedRows: 1,
    });
    expect(await sql.rows('INSERT INTO city (id, name) SELECT id + 10, name FROM city WHERE id = 1')).toMatchObject({
      affectedRows: 1,
    });
    expect(await sql.rows('DELETE FROM city')).toMatchObject({ affectedRows: 5 });
  });

  onEveryEngine('tells case apart, in equality, in LIKE and in keys', async (sql) => {
    await sql.ddl('CREATE TABLE city (name VARCHAR(20) NOT NULL, PRIMARY KEY (name))');
    await sql.run("INSERT INTO city (name) VALUES ('a'), ('A')");
    expect(await sql.rows("SELECT name FROM city WHERE name = 'a'")).toEqual([{ name: 'a' }]);
    expect(await sql.rows("SELECT name FROM city WHERE name LIKE 'A%'")).toEqual([{ name: 'A' }]);
  });

  onEveryEngine('counts bytes with LENGTH and characters with CHAR_LENGTH, and joins with CONCAT', async (sql) => {
    expect(
      await sql.rows(
        "SELECT LENGTH('äö') AS bytes, CHAR_LENGTH('äö') AS chars, CONCAT('a', 'b') AS joined, CONCAT('a', NULL) AS unknown, UPPER('ä') AS big",
      ),
    ).toEqual([{ bytes: '4', chars: '2', joined: 'ab', unknown: null, big: 'Ä' }]);
  });

  onEveryEngine('takes parts of texts with SUBSTR, by characters from 1 or from the end', async (sql) => {
    expect(
      await sql.rows(
        "SELECT SUBSTR('2026-06-17', 1, 7) AS month, SUBSTR('äöü', 2) AS rest, SUBSTR('äöü', -2, 1) AS fromEnd, SUBSTR('abc', 0, 2) AS at0, SUBSTR('abc', -4, 2) AS ahead, SUBSTR('abc', 2, -1) AS negative, SUBSTR(NULL, 1) AS unknown",
      ),
    ).toEqual([{ month: '2026-06', rest: 'öü', fromEnd: 'ö', at0: '', ahead: '', negative: '', unknown: null }]);
  });

  onEveryEngine('windows, common tables and row limits given as parameters', async (sql) => {
    await sql.ddl('CREATE TABLE counted (stream VARCHAR(5) NOT NULL, seq INT NOT NULL, PRIMARY KEY (stream, seq))');
    await sql.run("INSERT INTO counted (stream, seq) VALUES ('a', 1), ('a', 2), ('b', 1)");
    expect(
      await sql.rows(
        'WITH ranked (stream, seq, place) AS (SELECT stream, seq, ROW_NUMBER() OVER (PARTITION BY stream ORDER BY seq DESC) FROM counted) SELECT stream, seq FROM ranked WHERE place = 1 ORDER BY stream',
      ),
    ).toEqual([
      { stream: 'a', seq: 2 },
      { stream: 'b', seq: 1 },
    ]);
    expect(await sql.rows('SELECT seq FROM counted ORDER BY stream, seq LIMIT ? OFFSET ?', 1, 1)).toEqual([{ seq: 2 }]);
    expect(await sql.rows('SELECT MAX(seq) + 1 AS next FROM counted')).toEqual([{ next: '3' }]);
  });

  onEveryEngine('the migration runner of @forge/sql works, and repeats nothing', async (sql) => {
    expect(await sql.ask('migrate')).toEqual({ ok: true, value: ['v001'] });
    expect(await sql.ask('migrate')).toEqual({ ok: true, value: ['v001'] });
    expect(await sql.rows('SELECT id, name FROM __migrations')).toEqual([{ id: '1', name: 'v001' }]);
  });
});

describe('Forge SQL refuses', () => {
  onEveryEngine('what MySQL in strict mode refuses, by its code, number and state', async (sql) => {
    await sql.ddl(
      'CREATE TABLE sized (id INT NOT NULL, small TINYINT, name VARCHAR(3) NOT NULL, day DATE, PRIMARY KEY (id), UNIQUE KEY sized_name (name))',
    );
    await sql.run("INSERT INTO sized (id, name) VALUES (1, 'abc')");
    const refusals: [string, unknown][] = [
      ["INSERT INTO sized (id, name) VALUES (1, 'x')", { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' }],
      ["INSERT INTO sized (id, name) VALUES (2, 'abc')", { code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' }],
      ["INSERT INTO sized (id, name) VALUES (2, 'abcd')", { code: 'ER_DATA_TOO_LONG', errno: 1406 }],
      ["INSERT INTO sized (id, name, small) VALUES (2, 'x', 300)", { code: 'ER_WARN_DATA_OUT_OF_RANGE', errno: 1264 }],
      [
        "INSERT INTO sized (id, name, day) VALUES (2, 'x', '2026-02-31')",
        { code: expect.stringMatching(/^ER_TRUNCATED_WRONG_VALUE/) as unknown },
      ],
      ['INSERT INTO sized (id, name) VALUES (2, NULL)', { code: 'ER_BAD_NULL_ERROR', errno: 1048, sqlState: '23000' }],
      ['INSERT INTO sized (id) VALUES (2)', { code: 'ER_NO_DEFAULT_FOR_FIELD', errno: 1364 }],
      ['INSERT INTO sized (id, name) VALUES (2)', { code: 'ER_WRONG_VALUE_COUNT_ON_ROW', errno: 1136 }],
      ['SELECT nope FROM sized', { code: 'ER_BAD_FIELD_ERROR', errno: 1054 }],
      ['SELECT id FROM nope', { code: 'ER_NO_SUCH_TABLE', errno: 1146, sqlState: '42S02' }],
      ['SELECT FROM WHERE', { code: 'ER_PARSE_ERROR', errno: 1064, sqlState: '42000' }],
      ['', { code: 'ER_PARSE_ERROR', errno: 1064, sqlState: '42000' }],
    ];
    for (const [query, expected] of refusals) {
      const answer = await sql.run(query);
      expect({ query, code: answer.code }).toEqual({ query, code: 'SQL_EXECUTION_ERROR' });
      expect({ query, debug: debugOf(answer) }).toEqual({ query, debug: expect.objectContaining(expected) as unknown });
    }
    expect(await sql.rows('SELECT COUNT(*) AS c FROM sized')).toEqual([{ c: '1' }]);
  });

  onEveryEngine('what the query policy forbids', async (sql) => {
    await sql.ddl('CREATE TABLE city (id INT NOT NULL, PRIMARY KEY (id))');
    for (const query of [
      'SELECT 1; SELECT 2',
      'SET autocommit = 0',
      'SET @@sql_mode = ?',
      'SHOW DATABASES',
      'USE other',
      'BEGIN',
      'SELECT SLEEP(1)',
      'SELECT /*+ MAX_EXECUTION_TIME(1) */ 1',
      'SELECT id FROM other_app.city',
      'PREPARE x FROM "SELECT 1"',
      'LOCK TABLES city WRITE',
    ]) {
      expect({ query, code: (await sql.run(query)).code }).toEqual({ query, code: 'SQL_POLICY_VIOLATION' });
    }
    const foreign = await sql.ddl('CREATE TABLE event (id INT, FOREIGN KEY (id) REFERENCES city (id))');
    expect(foreign).toMatchObject({
      ok: false,
      code: 'SQL_POLICY_VIOLATION',
      message: 'Foreign keys are not supported.',
    });
  });

  onEveryEngine('DDL where data statements go', async (sql) => {
    expect(await sql.run('CREATE TABLE city (id INT)')).toMatchObject({ ok: false, code: 'INVALID_SQL_QUERY' });
  });

  onEveryEngine('requests and answers that are too large, and parameters that are no scalars', async (sql) => {
    expect(await sql.run('SELECT ? AS x', [1, 2])).toMatchObject({ ok: false, code: 'INVALID_SQL_QUERY' });
    expect(await sql.run('SELECT ? AS x')).toMatchObject({ ok: false });
    await sql.ddl('CREATE TABLE late (id INT NOT NULL, x MEDIUMTEXT, PRIMARY KEY (id))');
    for (let id = 0; id < 11; id += 1) await sql.run('INSERT INTO late (id, x) VALUES (?, ?)', id, 'x'.repeat(450_000));
    expect(await sql.run('SELECT x FROM late')).toMatchObject({
      ok: false,
      message: expect.stringContaining('response is larger') as unknown,
    });
  });
});

describe('Forge SQL keeps schemas', () => {
  onEveryEngine('shows tables, columns and indexes, and changes them', async (sql) => {
    await sql.ddl('CREATE TABLE indexed (id BIGINT NOT NULL, name VARCHAR(9), PRIMARY KEY (id), KEY by_name (name))');
    await sql.ddl('CREATE INDEX by_both ON indexed (name, id)');
    expect(await sql.ddl('CREATE INDEX by_both ON indexed (name, id)')).toMatchObject({
      ok: false,
      context: { debug: { errno: 1061 } },
    });
    await sql.ddl("ALTER TABLE indexed ADD COLUMN note VARCHAR(5) NOT NULL DEFAULT ''");
    const columns = (await sql.rows('SHOW COLUMNS FROM indexed')) as { Field: string }[];
    expect(columns.map((column) => column.Field)).toEqual(['id', 'name', 'note']);
    const indexes = (await sql.rows('SHOW INDEXES FROM indexed')) as { Key_name: string }[];
    expect([...new Set(indexes.map((index) => index.Key_name))].sort()).toEqual(['PRIMARY', 'by_both', 'by_name']);
    expect(await sql.ddl('DROP INDEX by_both ON indexed')).toMatchObject({ ok: true });
    expect(await sql.ddl('CREATE TABLE indexed (id INT)')).toMatchObject({
      ok: false,
      context: { debug: { errno: 1050 } },
    });
  });
});

describeOnEachEngine('A database that takes too long', (engine) => {
  test('loses its answer, and goes on', async () => {
    const sqlUrl = urlOf(engine);
    const database = sqlUrl === undefined ? openSqliteEngine(null) : await openMysqlEngine(sqlUrl);
    const slow =
      'WITH RECURSIVE many (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM many WHERE n < 200000) SELECT COUNT(*) AS n FROM many';
    const query = sqlUrl === undefined ? slow : 'SELECT SLEEP(2) AS slept';
    const timeoutMs = sqlUrl === undefined ? 1 : 100;
    expect(await database.execute({ query, parameters: [], kind: 'select', timeoutMs })).toEqual({ kind: 'timed-out' });
    const next = { query: 'SELECT 1 AS one', parameters: [], kind: 'select', timeoutMs: 5_000 } as const;
    expect(await database.execute(next)).toMatchObject({ kind: 'rows' });
    await database.close();
    if (sqlUrl !== undefined) await dropMysqlDatabase(sqlUrl);
  });
});

describeOnEachEngine(
  'A database that holds tables',
  () => {
    test('is not given to a new installation', async () => {
      await dropMysqlDatabase(MARIADB);
      const first = await openFixtureSite({ sqlUrl: MARIADB });
      await sqlOf(first).ddl('CREATE TABLE city (id INT NOT NULL, PRIMARY KEY (id))');
      await first.close();
      await expect(openFixtureSite({ sqlUrl: MARIADB })).rejects.toThrow('The SQL database already holds tables');
      await dropMysqlDatabase(MARIADB);
    });
  },
  ['MariaDB'],
);

describe('SQLite does not quietly do what MySQL would do differently', () => {
  test.each([
    ['SELECT 5 / 2 AS x'],
    ["SELECT 'a' || 'b' AS x"],
    ['SELECT "text" AS x'],
    ["SELECT 'a\\nb' AS x"],
    ['SELECT MAX(1, 2) AS x'],
    ["SELECT date('now') AS x"],
    ['INSERT INTO city (id) VALUES (1) ON CONFLICT DO NOTHING'],
    ['SELECT rowid FROM city'],
    ['SELECT name FROM __local_jira_catalog'],
    ['SELECT 1 == 1 AS x'],
  ])('%s', async (query) => {
    const site = await openFixtureSite();
    const sql = sqlOf(site);
    await sql.ddl('CREATE TABLE city (id INT NOT NULL, PRIMARY KEY (id))');
    const answer = await sql.run(query);
    await site.close();
    expect(debugOf(answer)).toMatchObject({ code: 'ER_NOT_SUPPORTED_YET', errno: 1235 });
  });
});
