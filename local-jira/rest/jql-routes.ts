import { z } from 'zod';
import { describeQuery } from '../jql/describe-query.ts';
import { jqlFunctionNames } from '../jql/functions.ts';
import { JqlError } from '../jql/jql-error.ts';
import { parseJql } from '../jql/parse-jql.ts';
import { compileJql } from '../jql/search-issues.ts';
import { STATUS_CATEGORIES } from '../jql/system-fields.ts';
import type { FieldRecord } from '../site/model.ts';
import { canSeeProject } from '../site/permissions.ts';
import type { RestCall, Route } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { JiraError } from './errors.ts';
import { parseBody } from './input.ts';
import { ok } from './respond.ts';

const queriesBody = z.object({ queries: z.array(z.string()).min(1) });
const SCOPES = ['read:jira-work'];
/** https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jql/ */
const SUGGESTIONS_LIMIT = 15;

export const jqlRoutes: readonly Route[] = [
  {
    method: 'POST',
    path: '/rest/api/3/jql/parse',
    scopes: SCOPES,
    anonymous: true,
    handle(call) {
      const { queries } = parseBody(call, queriesBody);
      const validation = call.query.get('validation') ?? 'strict';
      if (!['strict', 'warn', 'none'].includes(validation)) {
        throw new JiraError(400, [`The validation '${validation}' is not supported.`]);
      }
      return ok({ queries: queries.map((query) => readQuery(call, query, validation)) }, 0);
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/jql/autocompletedata',
    scopes: SCOPES,
    anonymous: true,
    handle({ site }) {
      const fields = [...site.all('field')].filter((field) => field.searchable);
      return ok({
        visibleFieldNames: fields.map(toReferenceData),
        visibleFunctionNames: jqlFunctionNames().map((name) => ({
          value: `${name}()`,
          displayName: `${name}()`,
          isList: 'false',
        })),
        jqlReservedWords: RESERVED_WORDS,
      });
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/jql/autocompletedata/suggestions',
    scopes: SCOPES,
    anonymous: true,
    handle(call) {
      const wanted = (call.query.get('fieldValue') ?? '').toLowerCase();
      const names = suggestionsFor(call, (call.query.get('fieldName') ?? '').toLowerCase());
      const matching = names.filter((name) => name.toLowerCase().includes(wanted)).slice(0, SUGGESTIONS_LIMIT);
      return ok({
        results: matching.map((name) => ({ value: /^\w+$/.test(name) ? name : `"${name}"`, displayName: name })),
      });
    },
  },
];

function readQuery(call: RestCall, query: string, validation: string): Json {
  const parsed = parseJql(query);
  if (!parsed.ok) return { query, errors: parsed.messages };
  const structure = describeQuery(parsed.query);
  if (validation === 'none') return { query, structure };
  try {
    compileJql(call.site, call.actorId, query);
    return { query, structure };
  } catch (error) {
    if (!(error instanceof JqlError)) throw error;
    return validation === 'warn'
      ? { query, structure, warnings: error.errorMessages }
      : { query, errors: error.errorMessages };
  }
}

function toReferenceData(field: FieldRecord): Json {
  const [value = field.id] = field.clauseNames;
  return {
    value,
    displayName: field.custom ? `${field.name} - ${value}` : field.name,
    orderable: String(field.orderable),
    searchable: String(field.searchable),
    ...(field.custom ? { cfid: value } : {}),
    operators: ['=', '!=', 'in', 'not in', 'is', 'is not'],
    types: [field.schema.type],
  };
}

function suggestionsFor({ site, actorId }: RestCall, field: string): readonly string[] {
  switch (field) {
    case 'project':
      return [...site.all('project')]
        .filter((project) => canSeeProject(site, actorId, project))
        .map(({ name }) => name);
    case 'status':
      return [...site.all('status')].map(({ name }) => name);
    case 'statuscategory':
      return STATUS_CATEGORIES.map(({ name }) => name);
    case 'issuetype':
    case 'type':
      return [...site.all('issueType')].map(({ name }) => name);
    case 'priority':
      return [...site.all('priority')].map(({ name }) => name);
    case 'resolution':
      return [...site.all('resolution')].map(({ name }) => name);
    default:
      return [];
  }
}

const RESERVED_WORDS = [
  'and',
  'or',
  'not',
  'in',
  'is',
  'was',
  'changed',
  'empty',
  'null',
  'order',
  'by',
  'asc',
  'desc',
  'after',
  'before',
  'during',
  'on',
  'from',
  'to',
];
