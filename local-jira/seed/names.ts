import type { AccountId, FieldRecord, RecordKind, RecordKinds } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { SeedError } from './seed-error.ts';

/** The kinds of record that a seed refers to by name. */
type NamedKind = {
  [K in RecordKind]: RecordKinds[K] extends { readonly id: string; name: string } ? K : never;
}[RecordKind];

/** What a seed names, found on the site. Each `get` throws a SeedError that says what is missing. */
export interface SeedNames {
  get<K extends NamedKind>(kind: K, name: string): RecordKinds[K];
  find<K extends NamedKind>(kind: K, name: string): RecordKinds[K] | undefined;
  person(accountIdOrEmail: string): AccountId;
  groupId(name: string): string;
  field(reference: string): FieldRecord;
}

const WORD_FOR: Partial<Record<RecordKind, string>> = {
  issueType: 'issue type',
  linkType: 'link type',
  permissionScheme: 'permission scheme',
  issueSecurityScheme: 'issue security scheme',
};

export function createSeedNames(site: Site): SeedNames {
  function find<K extends NamedKind>(kind: K, name: string): RecordKinds[K] | undefined {
    for (const record of site.all(kind)) if (record.name === name) return record;
    return undefined;
  }
  return {
    find,
    get(kind, name) {
      const record = find(kind, name);
      if (record === undefined) throw new SeedError(`no ${WORD_FOR[kind] ?? kind} is called "${name}"`);
      return record;
    },
    person(accountIdOrEmail) {
      if (site.find('user', accountIdOrEmail) !== undefined) return accountIdOrEmail;
      for (const user of site.all('user')) if (user.emailAddress === accountIdOrEmail) return user.accountId;
      throw new SeedError(`no user has the account id or e-mail address "${accountIdOrEmail}"`);
    },
    groupId(name) {
      for (const group of site.all('group')) if (group.name === name) return group.groupId;
      throw new SeedError(`no group is called "${name}"`);
    },
    field(reference) {
      const byId = site.find('field', reference);
      if (byId !== undefined) return byId;
      for (const field of site.all('field'))
        if (field.moduleKey === reference || field.name === reference) return field;
      throw new SeedError(`no field has the id, name or module key "${reference}"`);
    },
  };
}
