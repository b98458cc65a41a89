import type { ReactNode } from 'react';
import type { LineEffect } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { IssueLink } from '../../parts/issue-link';
import { useFormats } from '../../parts/use-formats';

const KINDS: Readonly<Record<LineEffect['kind'], string>> = { adjust: 'Adjusted', add: 'Added', remove: 'Removed' };

interface Props {
  readonly caption: string;
  readonly effects: readonly LineEffect[];
  readonly hiddenLines?: number;
}

/** Before and after, work item by work item. */
export function EffectsTable({ caption, effects, hiddenLines = 0 }: Props): ReactNode {
  return (
    <>
      {effects.length === 0 ? null : (
        <DataTable
          caption={caption}
          columns={[
            { label: 'Work item' },
            { label: 'What happens' },
            { label: 'Before', numeric: true },
            { label: 'After', numeric: true },
          ]}
        >
          {effects.map((effect) => (
            <tr key={effect.issueId}>
              <th scope="row">
                <IssueLink issue={effect.issueKey} />
              </th>
              <td>{KINDS[effect.kind]}</td>
              <td className="numeric">
                <Terms of={effect.before} none="not in the baseline" />
              </td>
              <td className="numeric">
                <Terms of={effect.after} none="not in the baseline" />
              </td>
            </tr>
          ))}
        </DataTable>
      )}
      {hiddenLines === 0 ? null : (
        <p className="subtle">
          {hiddenLines === 1 ? 'One more affected work item is' : `${String(hiddenLines)} more affected work items are`}{' '}
          not shown, because you cannot see {hiddenLines === 1 ? 'it' : 'them'} in Jira.
        </p>
      )}
    </>
  );
}

function Terms({ of: terms, none }: { readonly of: LineEffect['before']; readonly none: string }): ReactNode {
  const formats = useFormats();
  if (terms === null) return <span className="subtle words">{none}</span>;
  return (
    <>
      {formats.money(terms.budget)}
      <br />
      <span className="subtle small words">
        {formats.day(terms.start)} – {formats.day(terms.finish)}
      </span>
    </>
  );
}
