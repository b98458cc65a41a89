import type { ReactNode } from 'react';
import type { StatusName } from '../../jira-lookups';
import { TextInput } from '../../parts/text-input';
import { MilestoneWeights } from './milestone-weights';
import type { MethodDraft } from './method-draft';
import type { Problems } from './settings-draft';

interface Props {
  readonly method: MethodDraft;
  /** Of the method, as problems name it. */
  readonly path: string;
  readonly statuses: readonly StatusName[];
  readonly problems: Problems;
  readonly isDisabled: boolean;
  readonly onChange: (part: Partial<MethodDraft>) => void;
}

/** What a method needs to be told, if anything. */
export function MethodDetails({ method, path, statuses, problems, isDisabled, onChange }: Props): ReactNode {
  switch (method.kind) {
    case 'start-credit':
      return (
        <TextInput
          label="Earned at the start"
          value={method.atStartPercent}
          inputMode="decimal"
          suffix="% of the budget"
          isDisabled={isDisabled}
          isRequired
          help="0 is the 0/100 method, 50 is 50/50, 20 is 20/80."
          error={problems.get(`${path}.atStartPercent`)}
          onChange={(atStartPercent) => {
            onChange({ atStartPercent });
          }}
        />
      );
    case 'weighted-milestones':
      return (
        <MilestoneWeights
          weights={method.weights}
          statuses={statuses}
          error={problems.get(`${path}.weights`)}
          isDisabled={isDisabled}
          onChange={(weights) => {
            onChange({ weights });
          }}
        />
      );
    default:
      return null;
  }
}
