import type { IssueRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { ORDERED_OPERATORS, type ClauseField, type Key } from './clause-field.ts';

/** A field that names an issue: the issue's own key, or its parent's. A literal is a key, a former key or an id. */
export function issueKeyField(
  site: Site,
  of: (issue: IssueRecord) => IssueRecord | undefined,
  holdersOf: (named: IssueRecord) => readonly IssueRecord[],
): ClauseField {
  return {
    operators: ORDERED_OPERATORS,
    keysOf(issue) {
      const named = of(issue);
      return named === undefined ? [] : [orderOf(site, named)];
    },
    resolve(literal, name, scope) {
      const text = literal.kind === 'id' ? literal.id : literal.kind === 'text' ? literal.text : String(literal.at);
      const named = site.findIssue(text);
      if (named === undefined || !scope.canSee(named)) {
        return /^\d+$/.test(text)
          ? { refusal: `An issue with ID '${text}' does not exist for field '${name}'.` }
          : { refusal: `An issue with key '${text}' does not exist for field '${name}'.` };
      }
      return { keys: [orderOf(site, named)] };
    },
    orderKeyOf(issue) {
      const named = of(issue);
      return named === undefined ? null : orderOf(site, named);
    },
    *candidates(keys: readonly Key[]) {
      for (const key of keys) {
        const named = site.findIssue(keyOf(String(key)));
        if (named !== undefined) yield* holdersOf(named);
      }
    },
  };
}

const NUMBER_WIDTH = 12;

/** Sorts as Jira does: by project key, then by number. */
function orderOf(site: Site, issue: IssueRecord): string {
  const [number = ''] = issue.key.split('-').slice(-1);
  return `${site.get('project', issue.projectId).key}-${number.padStart(NUMBER_WIDTH, '0')}`;
}

function keyOf(order: string): string {
  const split = order.lastIndexOf('-');
  return `${order.slice(0, split)}-${String(Number(order.slice(split + 1)))}`;
}
