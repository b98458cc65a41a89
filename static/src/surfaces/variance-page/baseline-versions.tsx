import { useCallback, useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { BaselineList, BaselineVersion, VarianceReport } from '../../../../src/contract/api';
import { call } from '../../api';
import { DataTable } from '../../parts/data-table';
import { movedDays } from '../../parts/formats';
import { IssueLink } from '../../parts/issue-link';
import { LoadGate } from '../../parts/load-gate';
import { NamesProvider, usePersonName } from '../../parts/names';
import { Section } from '../../parts/section';
import { ShownOnDemand } from '../../parts/shown-on-demand';
import { useLoaded } from '../../parts/use-loaded';
import { useFormats } from '../../parts/use-formats';
import { CaptureBaseline } from './capture-baseline';

interface Props {
  readonly report: VarianceReport;
  readonly onCaptured: () => void;
}

/** Asked for only when somebody wants it: most readers of the page do not. */
export function BaselineVersions(props: Props): ReactNode {
  return (
    <Section title="Baseline versions">
      <ShownOnDemand button="Show all versions" label="All versions">
        <Opened {...props} />
      </ShownOnDemand>
    </Section>
  );
}

function Opened({ report, onCaptured }: Props): ReactNode {
  // With every report, as all that stands beside its figures.
  const read = useCallback(() => call('baseline/list', {}), [report]);
  const from = useLoaded(read);
  return (
    <LoadGate from={from} label="Loading versions">
      {(list) => <Listed list={list} onCaptured={onCaptured} />}
    </LoadGate>
  );
}

function Listed({ list, onCaptured }: { readonly list: BaselineList; readonly onCaptured: () => void }): ReactNode {
  const [capturing, setCapturing] = useState(false);
  const { versions } = list;
  const keys = versions.flatMap((version) => (version.changeIssueKey === null ? [] : [version.changeIssueKey]));
  return (
    <NamesProvider issues={keys} people={versions.map((version) => version.by)}>
      <div className="stack">
        <DataTable
          caption="Baseline versions"
          captionHidden
          columns={[
            { label: 'Version' },
            { label: 'Made by' },
            { label: 'Work items', numeric: true },
            { label: 'Budget', numeric: true },
            { label: 'Finish', numeric: true },
          ]}
        >
          {versions.map((version) => (
            <Row key={version.version} version={version} />
          ))}
        </DataTable>
        {list.canCapture ? null : (
          <p className="subtle small">Only a project administrator can capture a new baseline.</p>
        )}
        {list.canCapture && !capturing ? (
          <div>
            <Button
              onClick={() => {
                setCapturing(true);
              }}
            >
              Capture a new baseline
            </Button>
          </div>
        ) : null}
        {capturing ? (
          <CaptureBaseline
            suggestedName=""
            onCancel={() => {
              setCapturing(false);
            }}
            onCaptured={() => {
              setCapturing(false);
              onCaptured();
            }}
          />
        ) : null}
      </div>
    </NamesProvider>
  );
}

function Row({ version }: { readonly version: BaselineVersion }): ReactNode {
  const formats = useFormats();
  const nameOf = usePersonName();
  return (
    <tr>
      <th scope="row">
        <span className="strong">
          {version.version}. {version.name}
        </span>
        <br />
        {version.changeIssueKey === null ? (
          <span className="subtle small">{version.version === 1 ? 'Original, captured' : 'Captured'}</span>
        ) : (
          <IssueLink issue={version.changeIssueKey} />
        )}
      </th>
      <td>
        {nameOf(version.by)}
        <br />
        <span className="subtle small">{formats.instant(version.at)}</span>
      </td>
      <td className="numeric">{formats.count(version.items)}</td>
      <td className="numeric">
        {formats.money(version.budget)}
        {version.budgetChange === null ? null : (
          <span className="subtle small version-change">{formats.signedMoney(version.budgetChange)}</span>
        )}
      </td>
      <td className="numeric">
        {formats.day(version.finish)}
        {version.finishChangeDays === null ? null : (
          <span className="subtle small version-change">{movedDays(version.finishChangeDays)}</span>
        )}
      </td>
    </tr>
  );
}
