import type { ReactNode } from 'react';
import type { Panel } from '../../../../src/contract/api';
import { call } from '../../api';
import { LoadGate } from '../../parts/load-gate';
import { Message } from '../../parts/message';
import { NamesProvider } from '../../parts/names';
import { useLoaded } from '../../parts/use-loaded';
import { ChangeView } from './change-view';
import { peopleOf, issuesOf } from './names-of-panel';
import { WorkView } from './work-view';

const readPanel = () => call('panel/read', {});

export function IssuePanel(): ReactNode {
  const from = useLoaded<Panel>(readPanel);
  return (
    <main className="panel">
      <LoadGate from={from} label="Loading budget and changes">
        {(panel) => (
          <NamesProvider issues={issuesOf(panel)} people={peopleOf(panel)}>
            {panel.kind === 'unconfigured' ? (
              <Message appearance="information" title="Plumbline is not set up here yet">
                <p>{panel.message}</p>
              </Message>
            ) : panel.kind === 'work' ? (
              <WorkView panel={panel} onChanged={from.reload} />
            ) : (
              <ChangeView panel={panel} onShow={from.show} onReload={from.reload} />
            )}
          </NamesProvider>
        )}
      </LoadGate>
    </main>
  );
}
