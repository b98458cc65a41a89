/** What the parser says of a syntax error; positions are 0-based. */
interface SyntaxProblem {
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
  const expecting = problem.message.slice(problem.message.indexOf('expecting'));
  return (
    lexicalError(problem.message, token, place) ??
    misplacedOperand(jql, problem.start, token, expecting) ??
    misplacedToken(token, atEnd, expecting, place)
  );
}

function lexicalError(message: string, token: string, place: string): string | null {
  if (/^["']/.test(token) && (token.length === 1 || !token.endsWith(token.charAt(0)))) {
    return `Error in the JQL Query: The quoted string '${token.slice(1)}' has not been completed. ${place}`;
  }
  const reserved =
    /^token recognition error at: '(.)/.exec(message)?.[1] ?? (/^[@#$%^&*;?|{}/\\+]$/.test(token) ? token : undefined);
  if (reserved === undefined) return null;
  const escape = `\\u${reserved.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `Error in the JQL Query: The character '${reserved}' is a reserved JQL character. You must enclose it in a string or use the escape '${escape}' instead. ${place}`;
}

/** A list where one value belongs, or the reverse: the grammar stops there, Jira names operator and field. */
function misplacedOperand(jql: string, start: number, token: string, expecting: string): string | null {
  const before = jql.slice(0, start);
  if (expecting === "expecting '('") {
    const match = /(\S+)\s+(not\s+in|in)\s+("[^"]*"|'[^']*'|\S+)\s*$/i.exec(before);
    if (match === null) return null;
    const [, field = '', operator = '', value = ''] = match;
    const written = operator.toLowerCase().replace(/\s+/g, ' ');
    return `Operator '${written}' does not support the non-list value '"${unquoted(value)}"' for field '${field}'.`;
  }
  if (token === '(' && expecting.startsWith('expecting {EMPTY')) {
    const match = /(\S+?)\s*(!=|<=|>=|!~|=|<|>|~)\s*$/.exec(before);
    const list = /^\(([^)]*)\)/.exec(jql.slice(start))?.[1];
    if (match === null || list === undefined) return null;
    const values = list.split(',').map((value) => `"${unquoted(value.trim())}"`);
    return `Operator '${match[2] ?? ''}' does not support the list value '(${values.join(', ')})' for field '${match[1] ?? ''}'.`;
  }
  return null;
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/, '$2');
}

function misplacedToken(token: string, atEnd: boolean, expecting: string, place: string): string {
  const head = 'Error in the JQL Query: Expecting';
  if (expecting.includes("'='")) {
    return atEnd
      ? `${head} operator before the end of the query. The valid operators are ${OPERATORS}.`
      : `${head} operator but got '${token}'. The valid operators are ${OPERATORS}. ${place}`;
  }
  if (expecting.includes('EMPTY')) {
    return atEnd
      ? `${head} either a value, list or function before the end of the query.`
      : `${head} either a value, list or function but got '${token}'. You must surround '${token}' in quotation marks to use it as a value. ${place}`;
  }
  if (expecting.includes('STRING')) {
    return atEnd
      ? `${head} a field name at the end of the query.`
      : `${head} a field name but got '${token}'. You must surround '${token}' in quotation marks to use it as a field name. ${place}`;
  }
  if (expecting.includes('<EOF>')) return `${head} either 'OR' or 'AND' but got '${token}'. ${place}`;
  return atEnd
    ? 'Error in the JQL Query: The query ended before it was complete.'
    : `Error in the JQL Query: Unexpected '${token}'. ${place}`;
}
