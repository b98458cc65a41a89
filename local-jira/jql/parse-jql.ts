import { JastBuilder, JQLSyntaxError } from '@atlassianlabs/jql-ast';
import type { Query } from '@atlassianlabs/jql-ast';
import { describeSyntaxError } from './describe-syntax-error.ts';

type ParsedJql =
  { readonly ok: true; readonly query: Query } | { readonly ok: false; readonly messages: readonly string[] };

/** Jira refuses longer queries before it parses them. [?] The figure is the one Jira's own error names for search requests. */
const JQL_LENGTH_LIMIT = 100_000;

/** Parses JQL with Atlassian's own grammar; refusals are in Jira's words, with its 1-based line and character. */
export function parseJql(text: string): ParsedJql {
  if (text.length > JQL_LENGTH_LIMIT) {
    return { ok: false, messages: [`The JQL query is too long. The limit is ${String(JQL_LENGTH_LIMIT)} characters.`] };
  }
  // A builder keeps the parser of the last text, already read to its end: asked the same again it answers an empty query.
  const { query, errors } = new JastBuilder().build(text);
  const first = errors[0];
  if (first instanceof JQLSyntaxError) return { ok: false, messages: [describeSyntaxError(text, first)] };
  if (first !== undefined) return { ok: false, messages: [`Error in the JQL Query: ${first.message}`] };
  if (query === undefined) return { ok: false, messages: ['Error in the JQL Query: the query could not be read.'] };
  return { ok: true, query };
}

/** Touches most of the grammar once: the parser builds its tables as it meets each rule, which the first reader would wait for. */
export function warmUpParser(): void {
  parseJql(
    'a = b AND c in (d(), e("f")) AND NOT g > h(-1d) OR i ~ "j" AND k is EMPTY AND l was m BY n ORDER BY o DESC, p',
  );
}
