import type { ReactNode } from 'react';
import Textarea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { Field } from './field';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  readonly type?: 'text' | 'date' | 'number';
  readonly inputMode?: 'decimal' | 'numeric' | 'text';
  readonly suffix?: string;
  readonly placeholder?: string;
}

export function TextInput({
  label,
  value,
  onChange,
  help,
  error,
  isRequired = false,
  isDisabled = false,
  ...rest
}: Props): ReactNode {
  const { type = 'text', inputMode, suffix, placeholder } = rest;
  return (
    <Field label={label} help={help} error={error} isRequired={isRequired}>
      {(ties) => (
        <Textfield
          {...ties}
          type={type}
          value={value}
          isInvalid={error !== undefined}
          isDisabled={isDisabled}
          autoComplete="off"
          {...(inputMode === undefined ? {} : { inputMode })}
          {...(placeholder === undefined ? {} : { placeholder })}
          elemAfterInput={suffix === undefined ? undefined : <span className="field-suffix">{suffix}</span>}
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}

export function LongTextInput({
  label,
  value,
  onChange,
  help,
  error,
  isRequired = false,
  isDisabled = false,
}: Props): ReactNode {
  return (
    <Field label={label} help={help} error={error} isRequired={isRequired}>
      {(ties) => (
        <Textarea
          {...ties}
          value={value}
          isInvalid={error !== undefined}
          isDisabled={isDisabled}
          minimumRows={3}
          resize="auto"
          onChange={(event) => {
            onChange(event.currentTarget.value);
          }}
        />
      )}
    </Field>
  );
}
