import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { findIssueNames, findPersonNames, type IssueName } from '../jira-lookups';

/** `hidden`: Jira did not show it to this user. `unknown`: Jira could not be asked. */
type Found<T> =
  { readonly state: 'known'; readonly value: T } | { readonly state: 'hidden' } | { readonly state: 'unknown' };

const IssueNames = createContext<ReadonlyMap<string, Found<IssueName>>>(new Map());
const PersonNames = createContext<ReadonlyMap<string, Found<string>>>(new Map());

interface Props {
  /** Ids or keys. */
  readonly issues: readonly string[];
  readonly people: readonly string[];
  readonly children: ReactNode;
}

/** Looks up every name that a page shows in one go, and only those not yet known. */
export function NamesProvider({ issues, people, children }: Props): ReactNode {
  const issueNames = useFound(issues, findIssuesByIdAndKey);
  const personNames = useFound(people, findPeopleById);
  return (
    <IssueNames.Provider value={issueNames}>
      <PersonNames.Provider value={personNames}>{children}</PersonNames.Provider>
    </IssueNames.Provider>
  );
}

/** Nothing while Jira is being asked. */
export function useIssueName(idOrKey: string): Found<IssueName> | undefined {
  return useContext(IssueNames).get(idOrKey);
}

/** A name for the page; the account id is never shown. */
export function usePersonName(): (accountId: string) => string {
  const names = useContext(PersonNames);
  return (accountId) => {
    const found = names.get(accountId);
    if (found === undefined) return '…';
    return found.state === 'known' ? found.value : found.state === 'hidden' ? 'a former user' : 'somebody';
  };
}

async function findIssuesByIdAndKey(wanted: readonly string[]): Promise<[string, IssueName][]> {
  const names = await findIssueNames(wanted);
  return names.flatMap((name): [string, IssueName][] => [
    [name.id, name],
    [name.key, name],
  ]);
}

async function findPeopleById(wanted: readonly string[]): Promise<[string, string][]> {
  const names = await findPersonNames(wanted);
  return names.map((name) => [name.accountId, name.displayName]);
}

function useFound<T extends IssueName | string>(
  wanted: readonly string[],
  find: (wanted: readonly string[]) => Promise<[string, T][]>,
): ReadonlyMap<string, Found<T>> {
  const [names, setNames] = useState<ReadonlyMap<string, Found<T>>>(new Map());
  const asked = useRef(new Set<string>());
  const list = useMemo(() => [...new Set(wanted)].sort().join(' '), [wanted]);
  useEffect(() => {
    const missing = list.split(' ').filter((id) => id !== '' && !asked.current.has(id));
    if (missing.length === 0) return;
    for (const id of missing) asked.current.add(id);
    const settle = (found: ReadonlyMap<string, T> | null): void => {
      setNames((before) => new Map([...before, ...missing.map((id): [string, Found<T>] => [id, judge(id, found)])]));
    };
    find(missing).then(
      (found) => {
        settle(new Map(found));
      },
      () => {
        settle(null);
      },
    );
  }, [list, find]);
  return names;
}

function judge<T>(id: string, found: ReadonlyMap<string, T> | null): Found<T> {
  if (found === null) return { state: 'unknown' };
  const value = found.get(id);
  return value === undefined ? { state: 'hidden' } : { state: 'known', value };
}
