import { migrate } from './migrations';
import type { Sql } from './sql';
import { isSqlFailure } from './sql-failure';

/**
 * An app may be called before its installation event has been handled. A statement that finds a table missing certainly
 * did nothing, so the schema is built then and there and the statement sent once more.
 */
export function migratingSql(sql: Sql): Sql {
  const repaired = async <T>(run: () => Promise<T>): Promise<T> => {
    try {
      return await run();
    } catch (error) {
      if (!isSqlFailure(error, 'missing-table')) throw error;
      await migrate(sql);
      return run();
    }
  };
  return {
    read: (statement, parameters) => repaired(() => sql.read(statement, parameters)),
    write: (statement, parameters) => repaired(() => sql.write(statement, parameters)),
    define: (statement) => sql.define(statement),
  };
}
