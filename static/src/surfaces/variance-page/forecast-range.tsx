import type { ReactNode } from 'react';
import type { ForecastRange as Range, VarianceReport } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';
import { figureClass } from './figure-class';
import { showDay, showMoney, type ShownFigure } from './shown-figure';

/** Final cost and finish with their uncertainty: what one number does not say. */
export function ForecastRange({ report }: { readonly report: VarianceReport }): ReactNode {
  const formats = useFormats();
  const { current, original } = report;
  const row = (of: (range: Range) => ShownFigure) => ({ current: of(current.range), original: of(original.range) });
  const { finalCost, method, trials, weeksOfHistory, weeksNeeded } = current.range;
  const tooLittle = 'undefined' in finalCost.p50 && finalCost.p50.undefined === 'too little history';
  const rows = [
    { name: 'Final cost, P50', ...row(({ finalCost }) => showMoney(finalCost.p50, formats)) },
    { name: 'Final cost, P80', ...row(({ finalCost }) => showMoney(finalCost.p80, formats)) },
    { name: 'Finish, P50', ...row(({ finish }) => showDay(finish.p50, formats)) },
    { name: 'Finish, P80', ...row(({ finish }) => showDay(finish.p80, formats)) },
  ];
  return (
    <Section title="Forecast range">
      {tooLittle ? (
        <p>
          There is too little history for a range: {formats.count(weeksOfHistory)} completed{' '}
          {weeksOfHistory === 1 ? 'week' : 'weeks'} with progress or cost so far, and it takes{' '}
          {formats.count(weeksNeeded)}. Until then, rely on the estimates above as single numbers, and do not take them
          for certain.
        </p>
      ) : (
        <p>
          As likely as not the project ends no dearer and no later than P50, and four times in five no dearer and no
          later than P80. Cost and finish are each a range of their own. From {formats.count(weeksOfHistory)} completed
          weeks with progress or cost.
        </p>
      )}
      <div className="forecast-table">
        <DataTable
          caption="Final cost and finish"
          captionHidden
          columns={[
            { label: 'Figure' },
            { label: `Original (version ${String(original.version.version)})`, numeric: true },
            { label: `Current (version ${String(current.version.version)})`, numeric: true },
          ]}
        >
          {rows.map(({ name, current: now, original: then }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <Value figure={then} />
              <Value figure={now} />
            </tr>
          ))}
        </DataTable>
      </div>
      <details>
        <summary>How the range is made</summary>
        <div className="explanation stack-tight">
          <p>{method}</p>
          <p className="subtle">
            {formats.count(trials)} trials; the same history gives the same range on every load. Weeks run from Monday
            to Sunday, from the start of the baseline; the current one does not count. Cost is drawn until what is left
            of the budget (BAC − EV) is earned, the finish until what is left of the schedule (PD − ES) is. Weeks to
            come are taken to be like those that were, in any order: a trend is not seen.
          </p>
          <p className="subtle">
            Source: B. Efron, “Bootstrap Methods: Another Look at the Jackknife”, The Annals of Statistics 7, 1979.
          </p>
        </div>
      </details>
    </Section>
  );
}

function Value({ figure }: { readonly figure: ShownFigure }): ReactNode {
  return (
    <td className={`numeric ${figureClass(figure)}`}>
      {figure.isDefined ? figure.text : <span className="words">{figure.text}</span>}
    </td>
  );
}
