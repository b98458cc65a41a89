import type { ReactNode } from 'react';
import type { LevelOfEffort as Part, VarianceReport } from '../../../../src/contract/api';
import { useFormats } from '../../parts/use-formats';

/** Apart from the other figures: it is on plan by definition, and a large part of it flatters every one of them. */
export function LevelOfEffort({ report }: { readonly report: VarianceReport }): ReactNode {
  const formats = useFormats();
  const { current, original } = report;
  if (current.levelOfEffort === null && original.levelOfEffort === null) return null;
  const said = (part: Part | null): string =>
    part === null ? 'none' : `${formats.money(part.earnedValue)} earned of ${formats.money(part.budget)}`;
  return (
    <p>
      <strong>Level of effort:</strong> {said(current.levelOfEffort)} (original baseline: {said(original.levelOfEffort)}
      ). It is part of the figures above, earns its planned value as time passes, and so never shows a schedule
      variance.
    </p>
  );
}
