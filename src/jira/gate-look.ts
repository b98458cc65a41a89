import { z } from 'zod';
import { route, type JiraAsApp } from './jira-calls';

/** A work item at a gate, as Jira has it before the transition, with the names of people. */
export interface GateLook {
  readonly issueId: string;
  readonly issueKey: string;
  readonly projectId: string;
  readonly issueTypeId: string;
  /** Major units. */
  readonly budget: number | null;
  /** ISO day. */
  readonly due: string | null;
  readonly done: boolean;
  /** Display names by account id, of those people that were asked for. */
  readonly names: ReadonlyMap<string, string>;
}

export interface GateLooks {
  /** One call, whatever is asked. `issueKey` may be an id too. */
  look(issueKey: string, budgetFieldId: string, accountIds: readonly string[]): Promise<GateLook>;
}

const lookSchema = z.object({
  value: z.object({
    id: z.union([z.string(), z.number()]).transform(String),
    key: z.string(),
    project: z.union([z.string(), z.number()]).transform(String),
    type: z.union([z.string(), z.number()]).transform(String),
    budget: z.number().nullish(),
    due: z.iso.date().nullish(),
    done: z.boolean(),
    people: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
});

/** A custom field's id becomes part of the expression, so nothing else may be in it. */
const FIELD_ID = /^customfield_\d+$/;

export function createGateLooks(jira: JiraAsApp): GateLooks {
  return {
    async look(issueKey, budgetFieldId, accountIds) {
      if (!FIELD_ID.test(budgetFieldId)) throw new RangeError('The budget field has no id that Jira would give.');
      // One expression instead of an issue read and a user read: https://developer.atlassian.com/cloud/jira/platform/jira-expressions/
      const expression =
        `{ id: issue.id, key: issue.key, project: issue.project.id, type: issue.issueType.id, budget: issue.${budgetFieldId}, ` +
        'due: issue.dueDate, done: issue.status.category.key == "done", ' +
        'people: people.map(person => ({ id: person.accountId, name: person.displayName })) }';
      const people = accountIds.map((accountId) => ({ type: 'user', accountId }));
      const answer = await jira.post(route`/rest/api/3/expression/evaluate`, {
        expression,
        context: { issue: { key: issueKey }, custom: { people } },
      });
      const { value } = lookSchema.parse(answer);
      return {
        issueId: value.id,
        issueKey: value.key,
        projectId: value.project,
        issueTypeId: value.type,
        budget: value.budget ?? null,
        due: value.due ?? null,
        done: value.done,
        names: new Map(value.people.map(({ id, name }) => [id, name])),
      };
    },
  };
}
