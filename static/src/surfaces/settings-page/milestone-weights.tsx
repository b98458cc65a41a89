import type { ReactNode } from 'react';
import type { StatusName } from '../../jira-lookups';
import { isAmount } from '../../parts/decimal-input';
import { TextInput } from '../../parts/text-input';
import { weightsOf, type MethodDraft } from './method-draft';

interface Props {
  readonly weights: MethodDraft['weights'];
  readonly statuses: readonly StatusName[];
  readonly error: string | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (weights: MethodDraft['weights']) => void;
}

/** One weight a status, and beside it the share of the budget that it comes to. */
export function MilestoneWeights({ weights, statuses, error, isDisabled, onChange }: Props): ReactNode {
  const shareOf = sharesOf(weights);
  // A status that has left the workflow keeps its weight until somebody takes it away.
  const gone = [...weights.keys()]
    .filter((id) => !statuses.some((status) => status.id === id))
    .map((id) => ({ id, name: `Status ${id}`, category: '' }));
  return (
    <fieldset className="radio-group" disabled={isDisabled}>
      <legend className="field-label">Weight of each status</legend>
      <div className="columns">
        {[...statuses, ...gone].map((status) => (
          <TextInput
            key={status.id}
            label={status.name}
            value={weights.get(status.id) ?? ''}
            inputMode="decimal"
            suffix={shareOf(status.id)}
            isDisabled={isDisabled}
            onChange={(weight) => {
              onChange(new Map([...weights, [status.id, weight]]));
            }}
          />
        ))}
      </div>
      {error === undefined ? null : <p className="field-error">{error}</p>}
      <p className="field-help">
        Only the proportions count. A status counts once the work has entered it, in whatever order.
      </p>
    </fieldset>
  );
}

function sharesOf(weights: MethodDraft['weights']): (statusId: string) => string {
  const weighted = new Map(weightsOf(weights).filter(([, weight]) => isAmount(weight) && Number(weight) > 0));
  const whole = [...weighted.values()].reduce((sum, weight) => sum + Number(weight), 0);
  return (statusId) => {
    const weight = weighted.get(statusId);
    return weight === undefined ? '–' : `${String(Math.round((Number(weight) / whole) * 100))} %`;
  };
}
