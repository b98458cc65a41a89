import { useId, useState, type ReactNode } from 'react';
import type { VarianceReport } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
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
      <p className="subtle">
        On {formats.day(report.statusDay)}, against both baselines. Choose a figure to read what it means and how it is
        made.
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
    </Section>
  );
}

interface RowProps {
  readonly row: FigureRow;
  readonly original: ShownFigure;
  readonly current: ShownFigure;
}

function Row({ row, original, current }: RowProps): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <tr>
        <th scope="row">
          <button
            type="button"
            className="figure-term"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            {row.name}
            {row.abbreviation === null ? '' : ` (${row.abbreviation})`}
          </button>
        </th>
        <Value figure={original} />
        <Value figure={current} />
      </tr>
      {isOpen ? (
        <tr id={id}>
          <td colSpan={3} className="figure-meaning">
            <p>{row.means}</p>
            <p className="subtle">{row.formula}</p>
          </td>
        </tr>
      ) : null}
    </>
  );
}

function Value({ figure }: { readonly figure: ShownFigure }): ReactNode {
  return (
    <td className={`numeric ${figureClass(figure)}`}>
      {figure.isDefined ? figure.text : <span className="words">{figure.text}</span>}
    </td>
  );
}
