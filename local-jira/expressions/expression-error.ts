/** Why an expression could not be read or evaluated, in Jira's words. */
export class ExpressionError extends Error {
  readonly kind: 'syntax' | 'limit' | 'runtime' | 'thrown';
  /** 1-based, of syntax errors */
  readonly line: number | null;
  readonly column: number | null;

  constructor(
    kind: ExpressionError['kind'],
    message: string,
    line: number | null = null,
    column: number | null = null,
  ) {
    super(message);
    this.kind = kind;
    this.line = line;
    this.column = column;
  }
}
