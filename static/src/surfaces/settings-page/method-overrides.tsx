import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { WorkType } from '../../jira-lookups';
import { ChoiceInput } from '../../parts/choice-input';
import { MethodDetails } from './method-details';
import { PER_CENT_COMPLETE, type EarnedValueDraft, type MethodDraft } from './method-draft';
import { METHODS } from './methods';
import type { Problems } from './settings-draft';

interface Props {
  readonly overrides: EarnedValueDraft['overrides'];
  readonly types: readonly WorkType[];
  readonly problems: Problems;
  readonly isDisabled: boolean;
  readonly onChange: (overrides: EarnedValueDraft['overrides']) => void;
}

/** Work types that earn another way than the project. */
export function MethodOverrides({ overrides, types, problems, isDisabled, onChange }: Props): ReactNode {
  const nameOf = (issueTypeId: string): string =>
    types.find(({ id }) => id === issueTypeId)?.name ?? `Work type ${issueTypeId}`;
  const replace = (index: number, method: MethodDraft): void => {
    onChange(overrides.map((override, place) => (place === index ? { ...override, method } : override)));
  };
  return (
    <div className="stack">
      <h3 className="field-label">Work types that earn another way</h3>
      {overrides.length === 0 ? <p className="subtle small">None: every work type earns as chosen above.</p> : null}
      {overrides.map(({ issueTypeId, method }, index) => {
        const path = `earnedValue.overrides.${String(index)}`;
        const name = nameOf(issueTypeId);
        return (
          <div key={issueTypeId} className="card" role="group" aria-label={name}>
            <div className="section-head">
              <strong>{name}</strong>
              <Button
                spacing="compact"
                appearance="subtle"
                aria-label={`Remove ${name}`}
                isDisabled={isDisabled}
                onClick={() => {
                  onChange(overrides.filter((_, place) => place !== index));
                }}
              >
                Remove
              </Button>
            </div>
            <ChoiceInput
              label={`Method for ${name}`}
              value={method.kind}
              choices={METHODS}
              isDisabled={isDisabled}
              help={METHODS.find(({ value }) => value === method.kind)?.help}
              error={problems.get(path) ?? problems.get(`${path}.issueTypeId`)}
              onChange={(chosen) => {
                const kind = METHODS.find(({ value }) => value === chosen)?.value ?? method.kind;
                replace(index, { ...method, kind });
              }}
            />
            <MethodDetails
              method={method}
              path={`${path}.method`}
              statuses={types.find(({ id }) => id === issueTypeId)?.statuses ?? []}
              problems={problems}
              isDisabled={isDisabled}
              onChange={(part) => {
                replace(index, { ...method, ...part });
              }}
            />
          </div>
        );
      })}
      <AddOverride
        types={types.filter(({ id }) => !overrides.some(({ issueTypeId }) => issueTypeId === id))}
        isDisabled={isDisabled}
        onAdd={(issueTypeId) => {
          onChange([...overrides, { issueTypeId, method: PER_CENT_COMPLETE }]);
        }}
      />
    </div>
  );
}

interface AddProps {
  readonly types: readonly WorkType[];
  readonly isDisabled: boolean;
  readonly onAdd: (issueTypeId: string) => void;
}

function AddOverride({ types, isDisabled, onAdd }: AddProps): ReactNode {
  const [chosen, setChosen] = useState('');
  const [first] = types;
  if (isDisabled || first === undefined) return null;
  const value = types.some(({ id }) => id === chosen) ? chosen : first.id;
  return (
    <div className="add-row">
      <ChoiceInput
        label="Add a work type"
        value={value}
        choices={types.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={setChosen}
      />
      <Button
        onClick={() => {
          onAdd(value);
        }}
      >
        Add work type
      </Button>
    </div>
  );
}
