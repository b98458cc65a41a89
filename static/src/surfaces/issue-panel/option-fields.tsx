import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import { ChoiceInput } from '../../parts/choice-input';
import { TextInput } from '../../parts/text-input';
import { newOption, type OptionDraft, type Problems } from './terms-draft';
import { WAYS } from './ways';

interface Props {
  readonly options: readonly OptionDraft[];
  readonly onChange: (options: readonly OptionDraft[]) => void;
  readonly problems: Problems;
}

/** The other ways that were considered: an approver wants to see what was not proposed. */
export function OptionFields({ options, onChange, problems }: Props): ReactNode {
  const nextId = Math.max(0, ...options.map((option) => option.id)) + 1;
  return (
    <fieldset className="lines">
      <legend className="field-label">Other options considered</legend>
      {options.map((option, index) => (
        <OptionCard
          key={option.id}
          option={option}
          index={index}
          problems={problems}
          onChange={(changed) => {
            onChange(options.map((other) => (other.id === option.id ? changed : other)));
          }}
          onRemove={() => {
            onChange(options.filter((other) => other.id !== option.id));
          }}
        />
      ))}
      <div>
        <Button
          spacing="compact"
          onClick={() => {
            onChange([...options, newOption(nextId)]);
          }}
        >
          Add an option
        </Button>
      </div>
    </fieldset>
  );
}

interface OptionProps {
  readonly option: OptionDraft;
  readonly index: number;
  readonly problems: Problems;
  readonly onChange: (option: OptionDraft) => void;
  readonly onRemove: () => void;
}

function OptionCard({ option, index, problems, onChange, onRemove }: OptionProps): ReactNode {
  const name = `Option ${String(index + 1)}`;
  const path = `options.${String(index)}`;
  const set = (part: Partial<OptionDraft>): void => {
    onChange({ ...option, ...part });
  };
  const input = (field: 'description' | 'cost' | 'days') => ({
    value: option[field],
    error: problems.get(`${path}.${field}`),
    onChange: (value: string) => {
      set({ [field]: value });
    },
  });
  return (
    <div className="card" role="group" aria-label={name}>
      <div className="section-head">
        <span className="strong">{name}</span>
        <Button appearance="subtle" spacing="compact" aria-label={`Remove ${name.toLowerCase()}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
      <TextInput label="Description" {...input('description')} />
      <div className="columns">
        <ChoiceInput
          label="Way"
          value={option.way}
          choices={WAYS}
          onChange={(value) => {
            const way = WAYS.find((known) => known.value === value)?.value;
            if (way !== undefined) set({ way });
          }}
        />
        <TextInput label="Cost" inputMode="decimal" {...input('cost')} />
        <TextInput label="Working days" inputMode="numeric" {...input('days')} />
      </div>
    </div>
  );
}
