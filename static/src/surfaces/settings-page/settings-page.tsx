import type { ReactNode } from 'react';
import { call } from '../../api';
import { LoadGate } from '../../parts/load-gate';
import { useLoaded } from '../../parts/use-loaded';
import { SettingsForm } from './settings-form';

const readSettings = () => call('settings/read', {});

export function SettingsPage(): ReactNode {
  const from = useLoaded(readSettings);
  return (
    <main className="page page-narrow">
      <div className="stack-tight">
        {/* Jira shows the page's title above the frame. */}
        <h1 className="visually-hidden">Plumbline settings</h1>
        <p className="subtle">
          What this project’s money and days are counted in, and who decides its change requests.
        </p>
      </div>
      <LoadGate from={from} label="Loading the settings">
        {(view) => <SettingsForm view={view} onSaved={from.show} onReload={from.reload} />}
      </LoadGate>
    </main>
  );
}
