import { Fragment, type ReactNode } from 'react';
import type { MeasuresJson } from '../../../../src/contract/api';
import { signOf } from '../../parts/formats';
import { useFormats } from '../../parts/use-formats';

const NAMES = [
  ['plannedValue', 'planned value'],
  ['earnedValue', 'earned value'],
  ['actualCost', 'actual cost'],
  ['budgetAtCompletion', 'budget at completion'],
] as const;

/** `earned value -€1,000.00, actual cost +€180.00`: the measures that changed, or that none did in total. */
export function RestatedAmounts({ change }: { readonly change: MeasuresJson }): ReactNode {
  const formats = useFormats();
  const changed = changedMeasures(change);
  if (changed.length === 0) return 'between work items, not in total';
  return changed.map(([measure, name], index) => (
    <Fragment key={measure}>
      {index === 0 ? '' : ', '}
      {name} <span className="amount">{formats.signedMoney(change[measure])}</span>
    </Fragment>
  ));
}

export function isChanged(change: MeasuresJson): boolean {
  return changedMeasures(change).length > 0;
}

function changedMeasures(change: MeasuresJson) {
  return NAMES.filter(([measure]) => signOf(change[measure]) !== 0);
}
