/**
 * Why a statement did not answer:
 * - `duplicate`: a primary or unique key is taken (ER_DUP_ENTRY), nothing was written;
 * - `missing-table`: the schema is not there yet (ER_NO_SUCH_TABLE), nothing was written;
 * - `unknown-outcome`: no answer came, and the statement may have run or may still run;
 * - `refused`: the database or Forge's query policy said no, nothing was written.
 */
export type SqlFailureKind = 'duplicate' | 'missing-table' | 'unknown-outcome' | 'refused';

export class SqlFailure extends Error {
  readonly kind: SqlFailureKind;

  constructor(kind: SqlFailureKind, message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'SqlFailure';
    this.kind = kind;
  }
}

export function isSqlFailure(error: unknown, kind: SqlFailureKind): error is SqlFailure {
  return error instanceof SqlFailure && error.kind === kind;
}
