import type { ReactNode } from 'react';
import { Section } from '../../parts/section';
import { TextInput } from '../../parts/text-input';
import type { SettingsPartProps } from './settings-part-props';

export function EstimateFields({ draft, change, problems, isDisabled }: SettingsPartProps): ReactNode {
  return (
    <Section title="Estimates at completion">
      <div className="columns">
        <TextInput
          label="Weight of cost performance"
          value={draft.costWeightPercent}
          inputMode="decimal"
          suffix="%"
          isDisabled={isDisabled}
          isRequired
          help="In the weighted estimate; the rest is the weight of schedule performance."
          error={problems.get('estimates.costWeightPercent')}
          onChange={(costWeightPercent) => {
            change({ costWeightPercent });
          }}
        />
        <TextInput
          label="Recent performance"
          value={draft.recentPeriods}
          inputMode="numeric"
          suffix="weeks"
          isDisabled={isDisabled}
          isRequired
          help="How far the estimate at recent performance looks back."
          error={problems.get('estimates.recentPeriods')}
          onChange={(recentPeriods) => {
            change({ recentPeriods });
          }}
        />
      </div>
    </Section>
  );
}
