import { useState } from 'react';
import { getFields, searchIssues, type Field, type FoundIssue } from '../api/search';
import { displayText, isFormatted } from '../fields/display';
import { EmptyState, WhenReady } from '../parts/page-state';
import { StatusLozenge } from '../parts/status-lozenge';
import { useResource } from '../parts/use-resource';
import { Link } from '../routing/link';

const SYSTEM_COLUMNS = ['assignee', 'priority', 'duedate'];
const PAGE_SIZE = 50;

interface Props {
  readonly jql: string;
  /** Changes when the same query should be asked again. */
  readonly version?: string;
}

/** Issues of a query, a page at a time, with a column for each field that an app has added. */
export function IssueTable({ jql, version = '' }: Props) {
  // Tokens of the pages before this one, so that "Previous" can go back: the search itself only goes forward.
  const [tokens, setTokens] = useState<readonly string[]>([]);
  const [fields, reloadFields] = useResource('fields', getFields);
  return (
    <WhenReady resource={fields} onRetry={() => void reloadFields()} label="Loading issues">
      {(list) => (
        <Page
          key={`${jql} ${version} ${tokens.at(-1) ?? ''}`}
          jql={jql}
          columns={columnsOf(list)}
          tokens={tokens}
          onTurn={setTokens}
        />
      )}
    </WhenReady>
  );
}

function columnsOf(fields: readonly Field[]): Field[] {
  const system = SYSTEM_COLUMNS.flatMap((id) => fields.filter((field) => field.id === id));
  return [...system, ...fields.filter((field) => field.key?.includes('__') === true)];
}

interface PageProps {
  readonly jql: string;
  readonly columns: readonly Field[];
  readonly tokens: readonly string[];
  readonly onTurn: (tokens: readonly string[]) => void;
}

function Page({ jql, columns, tokens, onTurn }: PageProps) {
  const nextPageToken = tokens.at(-1);
  const fields = ['summary', 'status', 'issuetype', ...columns.map((column) => column.id)];
  const [page, reload] = useResource(`search ${jql} ${nextPageToken ?? ''}`, () =>
    searchIssues({ jql, fields, maxResults: PAGE_SIZE, nextPageToken }),
  );
  return (
    <WhenReady resource={page} onRetry={() => void reload()} label="Loading issues" failure="The search did not work">
      {({ issues, nextPageToken: following }) => {
        if (issues.length === 0)
          return (
            <EmptyState title="No issues match">
              {jql === '' ? null : <p>Change the query and search again.</p>}
            </EmptyState>
          );
        const first = tokens.length * PAGE_SIZE;
        return (
          <div className="stack">
            <div className="table-scroll" tabIndex={0} role="region" aria-label="Issues">
              <Table issues={issues} columns={columns} />
            </div>
            <nav className="pager" aria-label="Pages of issues">
              <button
                type="button"
                className="link-button"
                disabled={tokens.length === 0}
                onClick={() => {
                  onTurn(tokens.slice(0, -1));
                }}
              >
                Previous
              </button>
              <span>
                {first + 1}–{first + issues.length}
              </span>
              <button
                type="button"
                className="link-button"
                disabled={following === undefined}
                onClick={() => {
                  if (following !== undefined) onTurn([...tokens, following]);
                }}
              >
                Next
              </button>
            </nav>
          </div>
        );
      }}
    </WhenReady>
  );
}

function Table({ issues, columns }: { readonly issues: readonly FoundIssue[]; readonly columns: readonly Field[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">Type</th>
          <th scope="col">Key</th>
          <th scope="col">Summary</th>
          <th scope="col">Status</th>
          {columns.map((column) => (
            <th key={column.id} scope="col" className={isNumber(column) ? 'numeric' : undefined}>
              {column.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {issues.map((issue) => (
          <tr key={issue.id}>
            <td className="nowrap">{issue.fields.issuetype?.name ?? ''}</td>
            <td className="nowrap">
              <Link to={`/browse/${issue.key}`}>{issue.key}</Link>
            </td>
            <td className="cell-summary">
              <Link to={`/browse/${issue.key}`}>{issue.fields.summary}</Link>
            </td>
            <td className="nowrap">{issue.fields.status ? <StatusLozenge status={issue.fields.status} /> : null}</td>
            {columns.map((column) => (
              <td key={column.id} className={isNumber(column) ? 'numeric nowrap' : 'nowrap'}>
                {cellText(issue, column)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function isNumber(column: Field): boolean {
  return column.schema?.type === 'number';
}

/** What the app's formatter made of the value, else the value itself. */
function cellText(issue: FoundIssue, column: Field): string {
  const rendered = issue.renderedFields[column.id];
  if (column.custom && isFormatted(rendered)) return rendered;
  return displayText(column.id, column.schema, issue.fields[column.id]);
}
