import { Fragment, type ReactNode } from 'react';
import type { MoneyJson, MoveExplained } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { DisclosureRow } from '../../parts/disclosure-row';
import { signOf } from '../../parts/formats';
import { useFormats } from '../../parts/use-formats';
import { shownParts, type ShownPart } from './move-meanings';
import { waterfall, type WaterfallBar } from './waterfall';

interface Props {
  readonly explained: MoveExplained;
  /** What the sums are of. */
  readonly ends: { readonly from: string; readonly budget: string; readonly to: string };
}

/** From the original budget to the estimate as a table with a bar in each row; what a part means opens on demand. */
export function MoveBridge({ explained, ends }: Props): ReactNode {
  const formats = useFormats();
  const parts = shownParts([explained.parts]);
  const { from, steps, budget, to } = waterfall(explained, parts);
  return (
    <DataTable
      caption="From the original budget to the estimate"
      captionHidden
      columns={[{ label: 'Part' }, { label: 'Amount', numeric: true }, { label: 'As bars' }]}
    >
      <tr>
        <th scope="row">{ends.from}</th>
        <td className="numeric">{formats.money(explained.from)}</td>
        <Bar bar={from} kind="end" />
      </tr>
      {parts.map((part, index) => (
        <Fragment key={part.part}>
          {part.part === 'costEfficiency' ? (
            <tr>
              <th scope="row">{ends.budget}</th>
              <td className="numeric">{formats.money(explained.budget)}</td>
              <Bar bar={budget} kind="end" />
            </tr>
          ) : null}
          <PartRow part={part} amount={explained.parts[part.part]} bar={steps[index] ?? from} />
        </Fragment>
      ))}
      <tr className="total">
        <th scope="row">{ends.to}</th>
        <td className="numeric">{formats.money(explained.to)}</td>
        <Bar bar={to} kind="end" />
      </tr>
    </DataTable>
  );
}

interface PartRowProps {
  readonly part: ShownPart;
  readonly amount: MoneyJson;
  readonly bar: WaterfallBar;
}

function PartRow({ part, amount, bar }: PartRowProps): ReactNode {
  const formats = useFormats();
  return (
    <DisclosureRow
      name={part.label}
      cells={
        <>
          <td className="numeric">{formats.signedMoney(amount)}</td>
          <Bar bar={bar} kind={signOf(amount) > 0 ? 'dearer' : 'cheaper'} />
        </>
      }
      columns={3}
      openedClassName="figure-meaning"
    >
      <p>{part.means}</p>
      <p className="subtle">{part.formula}</p>
    </DisclosureRow>
  );
}

/** Says nothing that the amount beside it does not. */
function Bar({ bar, kind }: { readonly bar: WaterfallBar; readonly kind: 'end' | 'dearer' | 'cheaper' }): ReactNode {
  const left = Math.min(bar.start, bar.end);
  const width = Math.max(bar.start, bar.end) - left;
  return (
    <td className="move-bar">
      <svg viewBox="0 0 100 16" preserveAspectRatio="none" width="100%" height="16" aria-hidden="true">
        {width === 0 ? null : <rect className={`bar-${kind}`} x={100 * left} width={100 * width} y={2} height={12} />}
      </svg>
    </td>
  );
}
