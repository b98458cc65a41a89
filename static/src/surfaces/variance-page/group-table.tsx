import type { ReactNode } from 'react';
import type { CurvePoint, GroupFiguresJson, GroupRow, MoveFacet, VarianceGroups } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { DisclosureRow } from '../../parts/disclosure-row';
import { useFormats } from '../../parts/use-formats';
import { CurveChart } from './curve-chart';
import { figureClass } from './figure-class';
import { GroupName } from './group-name';
import { showIndex, showShare, showVariance, type ShownFigure } from './shown-figure';
import { SmallCurve } from './small-curve';

const NAME: Readonly<Record<MoveFacet, string>> = { component: 'Component', epic: 'Epic', assignee: 'Assignee' };
const FIGURES = [
  'SV',
  'CV',
  'SPI',
  'CPI',
  'Complete',
  'Budget at completion',
  'Planned value',
  'Earned value',
  'Actual cost',
] as const;
const COLUMNS = FIGURES.length + 2;

interface Props {
  readonly by: MoveFacet;
  readonly groups: VarianceGroups;
}

/** One row a group, worst cost variance first; its chart opens below it. */
export function GroupTable({ by, groups }: Props): ReactNode {
  const formats = useFormats();
  const { rows, rest, whole } = groups;
  const early = [...rows, ...(rest === null ? [] : [rest]), whole].some(({ figures }) => figures.lowMaturity);
  return (
    <div className="stack-tight">
      <p className="small-curve-legend small" aria-hidden="true">
        <span className="chart-legend legend-plannedValue">Planned value</span>
        <span className="chart-legend legend-earnedValue">Earned value</span>
        <span className="chart-legend legend-actualCost">Actual cost</span>
      </p>
      <DataTable
        caption={`By ${NAME[by].toLowerCase()}, worst cost variance first`}
        captionHidden
        keepsNames
        columns={[{ label: NAME[by] }, { label: 'Curve' }, ...FIGURES.map((label) => ({ label, numeric: true }))]}
      >
        {rows.map((row) => (
          <Row
            key={JSON.stringify(row.group)}
            row={row}
            groups={groups}
            name={<GroupName by={by} group={row.group} />}
          />
        ))}
        {rest === null ? null : <Row row={rest} groups={groups} name={`${formats.count(rest.groups)} more together`} />}
        <Row row={whole} groups={groups} name="All" className="total" />
      </DataTable>
      {early ? (
        <p className="subtle small">
          Early: less than 15 % is complete, so one day’s progress moves SPI and CPI a lot.
        </p>
      ) : null}
    </div>
  );
}

interface RowProps {
  readonly row: GroupRow;
  readonly groups: VarianceGroups;
  readonly name: ReactNode;
  readonly className?: string;
}

function Row({ row, groups, name, className }: RowProps): ReactNode {
  return (
    <DisclosureRow
      name={name}
      cells={
        <>
          <td>
            <SmallCurve days={groups.days} curve={row.curve} />
          </td>
          <Figures figures={row.figures} />
        </>
      }
      columns={COLUMNS}
      className={className}
    >
      <div className="group-chart">
        <CurveChart curve={toPoints(row, groups)} statusDay={groups.statusDay} hasTable={false} />
      </div>
    </DisclosureRow>
  );
}

function Figures({ figures }: { readonly figures: GroupFiguresJson }): ReactNode {
  const formats = useFormats();
  return (
    <>
      <Value figure={showVariance({ value: figures.scheduleVariance }, formats)} />
      <Value figure={showVariance({ value: figures.costVariance }, formats)} />
      <Value figure={showIndex(figures.schedulePerformanceIndex, formats)} />
      <Value figure={showIndex(figures.costPerformanceIndex, formats)} />
      <Value figure={showShare(figures.completeShare, formats)} note={figures.lowMaturity ? 'early' : null} />
      <td className="numeric">{formats.money(figures.budgetAtCompletion)}</td>
      <td className="numeric">{formats.money(figures.plannedValue)}</td>
      <td className="numeric">{formats.money(figures.earnedValue)}</td>
      <td className="numeric">{formats.money(figures.actualCost)}</td>
    </>
  );
}

function Value({ figure, note = null }: { readonly figure: ShownFigure; readonly note?: string | null }): ReactNode {
  return (
    <td className={`numeric ${figureClass(figure)}`}>
      {figure.isDefined ? figure.text : <span className="words">{figure.text}</span>}
      {note === null ? null : <span className="group-note subtle small">{note}</span>}
    </td>
  );
}

function toPoints({ curve }: GroupRow, { days, currency }: VarianceGroups): readonly CurvePoint[] {
  const money = (amount: string) => ({ amount, currency });
  const known = (amount: string | undefined) => (amount === undefined ? null : money(amount));
  return curve.plannedValue.map((planned, index) => ({
    day: days[index] ?? '',
    reported: false,
    plannedValue: money(planned),
    earnedValue: known(curve.earnedValue[index]),
    actualCost: known(curve.actualCost[index]),
  }));
}
