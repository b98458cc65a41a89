import type { ReactNode } from 'react';
import type { VarianceReport } from '../../../../src/contract/api';
import { useFormats } from '../../parts/use-formats';
import { figureClass } from './figure-class';
import { figureTiles } from './figure-meanings';
import { FigureWarnings } from './figure-warnings';
import type { ShownFigure } from './shown-figure';

/** The figures that answer "how are we doing", each with one plain sentence, against both baselines. */
export function FigureTiles({ report }: { readonly report: VarianceReport }): ReactNode {
  const formats = useFormats();
  const current = figureTiles(report.current, formats);
  const original = figureTiles(report.original, formats);
  return (
    <>
      <FigureWarnings report={report} />
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
    </>
  );
}

interface TileValueProps {
  readonly label: string;
  readonly figure: ShownFigure;
  readonly isMain?: boolean;
}

function TileValue({ label, figure, isMain = false }: TileValueProps): ReactNode {
  return (
    <div className={isMain ? 'tile-main' : 'tile-other'}>
      <dt>{label}</dt>
      <dd className={figureClass(figure)}>{figure.text}</dd>
    </div>
  );
}
