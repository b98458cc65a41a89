import type { ReactNode } from 'react';
import { Message } from '../../parts/message';
import { CaptureBaseline } from './capture-baseline';
import { WhatIsABaseline } from './what-is-a-baseline';

interface Props {
  readonly canCapture: boolean;
  readonly onCaptured: () => void;
}

export function NoBaseline({ canCapture, onCaptured }: Props): ReactNode {
  return (
    <div className="stack">
      <Message appearance="information" title="This project has no baseline yet">
        <p>
          {canCapture
            ? 'Variance is measured from a baseline. Give work items a budget, a planned start and a due date, then capture them below.'
            : 'Variance is measured from a baseline. A project administrator captures the first one on this page.'}
        </p>
      </Message>
      <WhatIsABaseline />
      {canCapture ? <CaptureBaseline suggestedName="Original plan" onCaptured={onCaptured} /> : null}
    </div>
  );
}
