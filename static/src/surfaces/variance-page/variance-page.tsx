import type { ReactNode } from 'react';
import { call } from '../../api';
import { LoadGate } from '../../parts/load-gate';
import { Message } from '../../parts/message';
import { useLoaded } from '../../parts/use-loaded';
import { NoBaseline } from './no-baseline';
import { Report } from './report';

const readReport = () => call('variance/report', {});

export function VariancePage(): ReactNode {
  const from = useLoaded(readReport);
  return (
    <main className="page">
      {/* Jira shows the page's title above the frame. */}
      <h1 className="visually-hidden">Variance</h1>
      <LoadGate from={from} label="Working out the figures">
        {(view) => {
          switch (view.state) {
            case 'unconfigured':
              return <Unconfigured canConfigure={view.canConfigure} />;
            case 'no-baseline':
              return <NoBaseline canCapture={view.canCapture} onCaptured={from.reload} />;
            case 'ready':
              return <Report report={view} isReloading={from.isAsking} onReload={from.reload} />;
          }
        }}
      </LoadGate>
    </main>
  );
}

function Unconfigured({ canConfigure }: { readonly canConfigure: boolean }): ReactNode {
  return (
    <Message appearance="information" title="Plumbline has no settings for this project yet">
      <p>
        {canConfigure
          ? 'Open Project settings → Plumbline and save the currency, the working calendar and the approvers. Then come back to capture a baseline.'
          : 'A project administrator must save the currency, the working calendar and the approvers under Project settings → Plumbline first.'}
      </p>
    </Message>
  );
}
