import type { ReactNode } from 'react';
import { Field } from './field';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly isDisabled?: boolean;
}

/** The browser's own select: a frame clips a drawn menu at its edge, and cannot clip this one. */
export function ChoiceInput({ label, value, choices, onChange, help, error, isDisabled = false }: Props): ReactNode {
  return (
    <Field label={label} help={help} error={error}>
      {(ties) => (
        <select
          {...ties}
          className="choice"
          value={value}
          disabled={isDisabled}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
