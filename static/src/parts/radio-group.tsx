import { useId, type ReactNode } from 'react';

interface Props<T extends string> {
  readonly legend: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string; readonly help?: string }[];
  readonly onChange: (value: T) => void;
  readonly isDisabled?: boolean;
}

export function RadioGroup<T extends string>({
  legend,
  value,
  choices,
  onChange,
  isDisabled = false,
}: Props<T>): ReactNode {
  const name = useId();
  return (
    <fieldset className="radio-group" disabled={isDisabled}>
      <legend className="field-label">{legend}</legend>
      {choices.map((choice) => (
        <div key={choice.value} className="radio">
          <input
            type="radio"
            id={`${name}-${choice.value}`}
            name={name}
            value={choice.value}
            checked={choice.value === value}
            aria-describedby={choice.help === undefined ? undefined : `${name}-${choice.value}-help`}
            onChange={() => {
              onChange(choice.value);
            }}
          />
          <div>
            <label htmlFor={`${name}-${choice.value}`}>{choice.label}</label>
            {choice.help === undefined ? null : (
              <p id={`${name}-${choice.value}-help`} className="field-help">
                {choice.help}
              </p>
            )}
          </div>
        </div>
      ))}
    </fieldset>
  );
}
