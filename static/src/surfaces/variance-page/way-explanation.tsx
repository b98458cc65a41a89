import type { ReactNode } from 'react';
import type { ExplanationLineJson } from '../../../../src/contract/api';
import type { Formats } from '../../parts/formats';
import { useFormats } from '../../parts/use-formats';

interface Props {
  /** The way that is explained. */
  readonly of: string;
  readonly lines: readonly ExplanationLineJson[];
}

/** How a way's figures come about, line by line, in the order of the working. */
export function WayExplanation({ of, lines }: Props): ReactNode {
  const formats = useFormats();
  return (
    <ol className="working" aria-label={`How the figures of ${of} come about`}>
      {lines.map((line, index) => (
        // Lines are never reordered, and two may be of the same words.
        <li key={index}>
          <p className="working-step">
            <span>{line.label}</span>
            <span className={'value' in line.value ? 'working-value' : 'figure-undefined'}>
              {showLine(line, formats)}
            </span>
          </p>
          <p className="subtle small">= {line.formula}</p>
          <p className="subtle small">{line.why}</p>
        </li>
      ))}
    </ol>
  );
}

function showLine({ value }: ExplanationLineJson, formats: Formats): string {
  if ('undefined' in value) return value.undefined;
  const known = value.value;
  switch (known.unit) {
    case 'money':
      return formats.money(known.amount);
    case 'day':
      return formats.day(known.day);
    case 'working-days':
      return `${formats.days(known.number)} ${known.number === 1 ? 'working day' : 'working days'}`;
    case 'index':
      return formats.index(known.number);
  }
}
