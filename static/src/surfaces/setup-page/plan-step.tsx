import type { ReactNode } from 'react';
import Lozenge, { type ThemeAppearance } from '@atlaskit/lozenge';
import Spinner from '@atlaskit/spinner';
import type { SetupStep } from '../../../../src/contract/api';

export type StepFace = 'needed' | 'in-place' | 'running' | 'failed' | 'done';

const FACES: Readonly<Record<StepFace, { readonly label: string; readonly appearance: ThemeAppearance }>> = {
  needed: { label: 'To do', appearance: 'default' },
  'in-place': { label: 'In place', appearance: 'success' },
  running: { label: 'Working', appearance: 'inprogress' },
  failed: { label: 'Failed', appearance: 'removed' },
  done: { label: 'Done', appearance: 'success' },
};

export function PlanStep({ step, face }: { readonly step: SetupStep; readonly face: StepFace }): ReactNode {
  const { label, appearance } = FACES[face];
  return (
    <li className="card">
      <div className="row">
        <Lozenge appearance={appearance}>{label}</Lozenge>
        <span className="strong">{step.title}</span>
        {face === 'running' ? <Spinner size="small" label="" /> : null}
      </div>
      <p className="prose">{step.detail}</p>
      {step.undo === '' ? null : (
        <details className="small">
          <summary>How to undo</summary>
          <p className="prose subtle">{step.undo}</p>
        </details>
      )}
    </li>
  );
}
