import type { ReactNode } from 'react';
import type { VarianceReport } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { DisclosureRow } from '../../parts/disclosure-row';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';
import { figureClass } from './figure-class';
import { figureGroups, type FigureRow } from './figure-groups';
import type { ShownFigure } from './shown-figure';

/** Every figure against both baselines, to be signed; what one means and its formula open on demand. */
export function AllFigures({ report }: { readonly report: VarianceReport }): ReactNode {
  const formats = useFormats();
  const { original, current, estimates } = report;
  const columns = [
    { label: 'Figure' },
    { label: `Original (version ${String(original.version.version)})`, numeric: true },
    { label: `Current (version ${String(current.version.version)})`, numeric: true },
  ];
  return (
    <Section title="Every figure">
      <details>
        <summary>All of them against both baselines, each with its meaning and formula</summary>
        <div className="stack">
          <p className="subtle">
            On {formats.day(report.statusDay)}. Choose a figure to read what it means and how it is made.
          </p>
          <div className="figure-groups">
            {figureGroups(estimates, formats).map((group) => (
              <DataTable key={group.title} caption={group.title} columns={columns}>
                {group.rows.map((row) => (
                  <Row key={row.name} row={row} original={row.of(original)} current={row.of(current)} />
                ))}
              </DataTable>
            ))}
          </div>
        </div>
      </details>
    </Section>
  );
}

interface RowProps {
  readonly row: FigureRow;
  readonly original: ShownFigure;
  readonly current: ShownFigure;
}

function Row({ row, original, current }: RowProps): ReactNode {
  const abbreviation = row.abbreviation === null ? '' : ` (${row.abbreviation})`;
  return (
    <DisclosureRow
      name={`${row.name}${abbreviation}`}
      cells={
        <>
          <Value figure={original} />
          <Value figure={current} />
        </>
      }
      columns={3}
      openedClassName="figure-meaning"
    >
      <p>{row.means}</p>
      <p className="subtle">{row.formula}</p>
    </DisclosureRow>
  );
}

function Value({ figure }: { readonly figure: ShownFigure }): ReactNode {
  return (
    <td className={`numeric ${figureClass(figure)}`}>
      {figure.isDefined ? figure.text : <span className="words">{figure.text}</span>}
    </td>
  );
}
