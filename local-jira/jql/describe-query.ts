import type { Clause, Field, Operand, Query } from '@atlassianlabs/jql-ast';

type Json = Record<string, unknown>;

/** A parsed query in the form of `jql/parse`. https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-jql/ */
export function describeQuery({ where, orderBy }: Query): Json {
  return {
    ...(where ? { where: describeClause(where) } : {}),
    ...(orderBy
      ? {
          orderBy: {
            fields: orderBy.fields.map(({ field, direction }) => ({
              field: describeField(field),
              ...(direction ? { direction: direction.value.toLowerCase() } : {}),
            })),
          },
        }
      : {}),
  };
}

function describeClause(clause: Clause): Json {
  if (clause.clauseType === 'not') return { operator: 'not', clauses: [describeClause(clause.clause)] };
  if (clause.clauseType === 'compound') {
    return { operator: clause.operator.value, clauses: clause.clauses.map(describeClause) };
  }
  const { field, operator, operand, predicates } = clause;
  return {
    field: describeField(field),
    operator: operator?.value ?? '=',
    ...(operand ? { operand: describeOperand(operand) } : {}),
    ...(operator?.value === 'changed' || predicates.length > 0
      ? {
          predicates: predicates.map((predicate) => ({
            operator: predicate.operator.value,
            ...(predicate.operand ? { operand: describeOperand(predicate.operand) } : {}),
          })),
        }
      : {}),
  };
}

function describeField(field: Field): Json {
  const properties = field.properties ?? [];
  return {
    name: field.value,
    encodedName: field.text,
    ...(properties.length > 0
      ? {
          property: properties.map(({ key, path }) => ({
            entity: field.value.split('.')[0],
            key: key ? key.value : '',
            path: (path ?? []).map(({ value }) => value.replace(/^\./, '')).join('.'),
          })),
        }
      : {}),
  };
}

function describeOperand(operand: Operand): Json {
  switch (operand.operandType) {
    case 'value':
      return { value: operand.value, encodedValue: operand.text };
    case 'keyword':
      return { keyword: 'empty', encodedOperand: 'EMPTY' };
    case 'list': {
      const values = operand.values.map(describeOperand);
      const encoded = values.map((value) => value['encodedValue'] ?? value['encodedOperand']);
      return { values, encodedOperand: `(${encoded.join(', ')})` };
    }
    case 'function': {
      const args = operand.arguments.map(({ value }) => value);
      return {
        function: operand.function.value,
        arguments: args,
        encodedOperand: `${operand.function.value}(${args.join(', ')})`,
      };
    }
  }
}
