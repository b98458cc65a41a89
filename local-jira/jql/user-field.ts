import type { AccountId, IssueRecord, UserRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { EQUALITY_OPERATORS, unknownValue, type ClauseField } from './clause-field.ts';

/** A field over people: a literal is an account id, an e-mail address or a display name. */
export function userField(
  site: Site,
  idsOf: (issue: IssueRecord) => readonly (AccountId | null)[],
  historyFieldId?: string,
  operators: ReadonlySet<string> = EQUALITY_OPERATORS,
): ClauseField {
  return {
    operators,
    keysOf: (issue) => idsOf(issue).filter((id) => id !== null),
    resolve(literal, name) {
      if (literal.kind === 'id') return { keys: [literal.id] };
      if (literal.kind === 'instant') return unknownValue(String(literal.at), name);
      const users = findUsersNamed(site, literal.text);
      return users.length > 0 ? { keys: users.map((user) => user.accountId) } : unknownValue(literal.text, name);
    },
    orderKeyOf(issue) {
      const [first] = idsOf(issue);
      return first === undefined || first === null
        ? null
        : (site.find('user', first)?.displayName ?? first).toLowerCase();
    },
    ...(historyFieldId !== undefined && { historyFieldId }),
  };
}

export function findUsersNamed(site: Site, text: string): readonly UserRecord[] {
  const byId = site.find('user', text);
  if (byId) return [byId];
  const wanted = text.toLowerCase();
  return [...site.all('user')].filter(
    (user) => user.displayName.toLowerCase() === wanted || user.emailAddress.toLowerCase() === wanted,
  );
}
