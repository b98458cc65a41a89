import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import type { Status } from '../api/beans';

/** Jira's status categories by key: https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-workflow-status-categories/ */
const APPEARANCE: Readonly<Record<string, ThemeAppearance>> = {
  new: 'default',
  indeterminate: 'inprogress',
  done: 'success',
};

export function StatusLozenge({ status }: { readonly status: Status }) {
  return <Lozenge appearance={APPEARANCE[status.statusCategory?.key ?? 'new'] ?? 'default'}>{status.name}</Lozenge>;
}
