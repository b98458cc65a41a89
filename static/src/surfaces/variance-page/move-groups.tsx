import type { ReactNode } from 'react';
import type { MoveExplained, MoveGroup, MoveParts, MoveRequest } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { useFormats } from '../../parts/use-formats';
import { GroupName } from './group-name';
import { shownParts } from './move-meanings';

interface Props {
  readonly explained: MoveExplained;
  readonly by: Exclude<MoveRequest['by'], 'none'>;
  /** Shows one group alone; null where the page shows one already, and of months. */
  readonly onChoose: ((group: MoveGroup) => void) | null;
}

const COLUMN: Readonly<Record<Props['by'], string>> = {
  component: 'Component',
  epic: 'Epic',
  assignee: 'Assignee',
  month: 'Month',
};

/** One row a group, the parts as columns: rows and columns both add up. */
export function MoveGroups({ explained, by, onChoose }: Props): ReactNode {
  const { rows, rest, parts } = explained;
  const shown = shownParts([parts, ...rows.map((row) => row.parts), ...(rest === null ? [] : [rest.parts])]);
  const formats = useFormats();
  const cells = (of: MoveParts): ReactNode => (
    <>
      {shown.map(({ part }) => (
        <td key={part} className="numeric">
          {formats.signedMoney(of[part])}
        </td>
      ))}
      <td className="numeric strong">{formats.signedMoney(of.total)}</td>
    </>
  );
  return (
    <DataTable
      caption={`By ${COLUMN[by].toLowerCase()}`}
      keepsNames
      columns={[
        { label: COLUMN[by] },
        ...shown.map(({ label }) => ({ label, numeric: true })),
        { label: 'Together', numeric: true },
      ]}
    >
      {rows.map((row) => (
        <tr key={JSON.stringify(row.group)}>
          <th scope="row">
            {onChoose === null ? (
              <GroupName by={by} group={row.group} />
            ) : (
              <button
                type="button"
                className="term-button"
                onClick={() => {
                  onChoose(row.group);
                }}
              >
                <GroupName by={by} group={row.group} />
              </button>
            )}
          </th>
          {cells(row.parts)}
        </tr>
      ))}
      {rest === null ? null : (
        <tr>
          <th scope="row">{formats.count(rest.groups)} more together</th>
          {cells(rest.parts)}
        </tr>
      )}
      <tr className="total">
        <th scope="row">All</th>
        {cells(parts)}
      </tr>
    </DataTable>
  );
}
