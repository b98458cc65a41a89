import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';
import type { MoveFacet, MoveGroup, MoveRequest } from '../../../../src/contract/api';
import { findComponentNames } from '../../jira-lookups';
import { useIssueName, usePersonName } from '../../parts/names';
import { usePageContext } from '../../parts/page-context';
import { useFormats } from '../../parts/use-formats';

type By = Exclude<MoveRequest['by'], 'none'>;

const NONE: Readonly<Record<By, string>> = {
  component: 'No component',
  epic: 'No epic',
  assignee: 'Unassigned',
  month: 'Still to come',
};
const UNNAMED = 'Not named: under a security level, or no longer in the project';

/** Which work counts in a group, for people. */
export const COUNTED_UNDER: Readonly<Record<MoveFacet, string>> = {
  component: 'A work item of several components counts once, under all of them together.',
  epic: 'A work item counts under the topmost work item above it, which is its epic where it has one.',
  assignee: 'Work counts under whoever it is assigned to today, all of it.',
};

export function idsIn(group: MoveGroup): readonly string[] {
  return group.kind === 'of' ? group.ids : [];
}

/** `null` while Jira is being asked; empty when it could not be. */
const ComponentNames = createContext<ReadonlyMap<string, string> | null>(null);

/** Asks Jira for the names of the project's components, as the user, once. */
export function ComponentNamesProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const { project } = usePageContext();
  const [names, setNames] = useState<ReadonlyMap<string, string> | null>(null);
  useEffect(() => {
    findComponentNames(project.key).then(setNames, () => {
      setNames(new Map());
    });
  }, [project.key]);
  return <ComponentNames.Provider value={names}>{children}</ComponentNames.Provider>;
}

export function GroupName({ by, group }: { readonly by: By; readonly group: MoveGroup }): ReactNode {
  if (group.kind === 'unnamed') return UNNAMED;
  if (group.kind === 'none') return NONE[by];
  switch (by) {
    case 'component':
      return <Components ids={group.ids} />;
    case 'epic':
      return <Epic issueId={group.ids[0] ?? ''} />;
    case 'assignee':
      return <Person accountId={group.ids[0] ?? ''} />;
    case 'month':
      return <Month month={group.ids[0] ?? ''} />;
  }
}

function Components({ ids }: { readonly ids: readonly string[] }): ReactNode {
  const names = useContext(ComponentNames);
  if (names === null) return '…';
  return ids.map((id) => names.get(id) ?? 'a component you cannot see').join(', ');
}

function Epic({ issueId }: { readonly issueId: string }): ReactNode {
  const found = useIssueName(issueId);
  if (found === undefined) return '…';
  return found.state === 'known' ? `${found.value.key} ${found.value.summary}` : 'a work item you cannot see';
}

function Person({ accountId }: { readonly accountId: string }): ReactNode {
  return usePersonName()(accountId);
}

function Month({ month }: { readonly month: string }): ReactNode {
  return useFormats().month(month);
}
