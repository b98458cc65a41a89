import type { ReactNode } from 'react';
import type { Figures, MoneyJson, VarianceReport } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { type Formats } from '../../parts/formats';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';
import { figureTiles, type ShownFigure } from './figure-meanings';

/** The six figures that answer "how are we doing", each with one plain sentence, against both baselines. */
export function FigureTiles({ report }: { readonly report: VarianceReport }): ReactNode {
  const formats = useFormats();
  const current = figureTiles(report.current.figures, formats);
  const original = figureTiles(report.original.figures, formats);
  return (
    <Section title="How the project stands">
      <ul className="tiles">
        {current.map((tile, index) => (
          <li key={tile.abbreviation} className="card tile" aria-label={`${tile.name}, ${tile.abbreviation}`}>
            <p className="tile-name">
              {tile.name} <span className="subtle">({tile.abbreviation})</span>
            </p>
            <dl className="tile-values">
              <TileValue label="Current baseline" figure={tile.figure} isMain />
              <TileValue label="Original baseline" figure={original[index]?.figure ?? tile.figure} />
            </dl>
            <p className="subtle small">{tile.meaning}</p>
          </li>
        ))}
      </ul>
      <BaseMeasures report={report} formats={formats} />
    </Section>
  );
}

interface TileValueProps {
  readonly label: string;
  readonly figure: ShownFigure;
  readonly isMain?: boolean;
}

function TileValue({ label, figure, isMain = false }: TileValueProps): ReactNode {
  const tone = figure.isBad === null ? '' : figure.isBad ? 'bad' : 'good';
  return (
    <div className={isMain ? 'tile-main' : 'tile-other'}>
      <dt>{label}</dt>
      <dd className={figure.isDefined ? tone : 'tile-undefined'}>{figure.text}</dd>
    </div>
  );
}

const MEASURES: readonly {
  readonly name: string;
  readonly of: (figures: Figures) => MoneyJson;
  readonly means: string;
}[] = [
  {
    name: 'Planned value (PV)',
    of: (figures) => figures.plannedValue,
    means: 'budget of the work that should be done by now',
  },
  { name: 'Earned value (EV)', of: (figures) => figures.earnedValue, means: 'budget of the work that is done' },
  { name: 'Actual cost (AC)', of: (figures) => figures.actualCost, means: 'cost of all work logged in the project' },
  { name: 'Budget at completion (BAC)', of: (figures) => figures.budgetAtCompletion, means: 'budget of all the work' },
];

function BaseMeasures({ report, formats }: { readonly report: VarianceReport; readonly formats: Formats }): ReactNode {
  return (
    <DataTable
      caption="What the figures are made of"
      columns={[
        { label: 'Measure' },
        { label: `Original (version ${String(report.original.version.version)})`, numeric: true },
        { label: `Current (version ${String(report.current.version.version)})`, numeric: true },
      ]}
    >
      {MEASURES.map((measure) => (
        <tr key={measure.name}>
          <th scope="row">
            {measure.name}
            <span className="subtle small measure-means"> {measure.means}</span>
          </th>
          <td className="numeric">{formats.money(measure.of(report.original.figures))}</td>
          <td className="numeric">{formats.money(measure.of(report.current.figures))}</td>
        </tr>
      ))}
    </DataTable>
  );
}
