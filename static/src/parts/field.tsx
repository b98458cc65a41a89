import { useId, type ReactNode } from 'react';

/** What an input needs to be tied to its label, help and error. */
interface FieldTies {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': boolean;
}

interface Props {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly isRequired?: boolean;
  readonly children: (ties: FieldTies) => ReactNode;
}

/** A labelled input with its help and its error next to it. */
export function Field({ label, help, error, isRequired = false, children }: Props): ReactNode {
  const id = useId();
  const helpId = help === undefined ? undefined : `${id}-help`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const describedBy = [errorId, helpId].filter((part) => part !== undefined).join(' ');
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
        {isRequired ? (
          <span className="field-required" aria-hidden="true">
            {' *'}
          </span>
        ) : null}
      </label>
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error !== undefined,
      })}
      {error === undefined ? null : (
        <p id={errorId} className="field-error">
          {error}
        </p>
      )}
      {help === undefined ? null : (
        <p id={helpId} className="field-help">
          {help}
        </p>
      )}
    </div>
  );
}
