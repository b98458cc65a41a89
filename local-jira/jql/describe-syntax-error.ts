/** What the parser says of a syntax error; positions are 0-based. */
export interface SyntaxProblem {
  readonly message: string;
  readonly start: number;
  readonly stop: number;
  readonly line: number;
  readonly charPositionInLine: number;
}

const OPERATORS = "'=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS' and 'IS NOT'";

/** Jira's sentence for a syntax error. The forms are those of Jira's JQL messages; the OpenAPI example of `jql/parse` shows one. */
export function describeSyntaxError(jql: string, problem: SyntaxProblem): string {
  const place = `(line ${String(problem.line)}, character ${String(problem.charPositionInLine + 1)})`;
  const token = jql.slice(problem.start, Math.max(problem.stop, problem.start + 1)).trim();
  const atEnd = problem.start >= jql.trimEnd().length;
  const unfinished = /^token recognition error at: '(["'])/.exec(problem.message);
  if (unfinished) {
    const text = jql.slice(problem.start + 1);
    return `Error in the JQL Query: The quoted string '${text}' has not been completed. ${place}`;
  }
  const reserved =
    /^token recognition error at: '(.)/.exec(problem.message)?.[1] ??
    (/^[@#$%^&*;?|{}/\\+]$/.test(token) ? token : undefined);
  if (reserved !== undefined) {
    const escape = `\\u${reserved.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return `Error in the JQL Query: The character '${reserved}' is a reserved JQL character. You must enclose it in a string or use the escape '${escape}' instead. ${place}`;
  }
  const expecting = problem.message.slice(problem.message.indexOf('expecting'));
  if (/'='|EQUALS/.test(expecting)) {
    return atEnd
      ? `Error in the JQL Query: Expecting operator before the end of the query. The valid operators are ${OPERATORS}.`
      : `Error in the JQL Query: Expecting operator but got '${token}'. The valid operators are ${OPERATORS}. ${place}`;
  }
  if (/EMPTY/.test(expecting)) {
    return atEnd
      ? 'Error in the JQL Query: Expecting either a value, list or function before the end of the query.'
      : `Error in the JQL Query: Expecting either a value, list or function but got '${token}'. You must surround '${token}' in quotation marks to use it as a value. ${place}`;
  }
  if (/NOT/.test(expecting)) {
    return atEnd
      ? 'Error in the JQL Query: Expecting a field name at the end of the query.'
      : `Error in the JQL Query: Expecting a field name but got '${token}'. You must surround '${token}' in quotation marks to use it as a field name. ${place}`;
  }
  if (/'\)'|','/.test(expecting) && atEnd) return "Error in the JQL Query: Expecting ')' before the end of the query.";
  if (/<EOF>/.test(expecting)) {
    return `Error in the JQL Query: Expecting either 'OR' or 'AND' but got '${token}'. ${place}`;
  }
  return atEnd
    ? 'Error in the JQL Query: The query ended before it was complete.'
    : `Error in the JQL Query: Unexpected '${token}'. ${place}`;
}
