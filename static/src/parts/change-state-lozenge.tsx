import type { ReactNode } from 'react';
import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { ChangeState } from '../../../src/contract/api';

const SHOWN: Readonly<Record<ChangeState, { readonly label: string; readonly appearance: ThemeAppearance }>> = {
  draft: { label: 'Draft', appearance: 'default' },
  'in-review': { label: 'In review', appearance: 'inprogress' },
  approved: { label: 'Approved', appearance: 'success' },
  rejected: { label: 'Rejected', appearance: 'removed' },
  implementing: { label: 'Implementing', appearance: 'inprogress' },
  done: { label: 'Done', appearance: 'success' },
  withdrawn: { label: 'Withdrawn', appearance: 'default' },
};

export function ChangeStateLozenge({ state }: { readonly state: ChangeState }): ReactNode {
  const { label, appearance } = SHOWN[state];
  return <Lozenge appearance={appearance}>{label}</Lozenge>;
}
