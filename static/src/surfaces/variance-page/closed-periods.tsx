import { useCallback, useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { ClosedPeriods as ClosedPeriodsValue, VarianceReport } from '../../../../src/contract/api';
import { call } from '../../api';
import { FocusHere } from '../../parts/focus-here';
import { LoadGate } from '../../parts/load-gate';
import { NamesProvider } from '../../parts/names';
import { useLoaded } from '../../parts/use-loaded';
import { useFormats } from '../../parts/use-formats';
import { ClosePeriod } from './close-period';
import { ClosedPeriodTable } from './closed-period-table';
import { Restatements } from './restatements';

interface Props {
  readonly report: VarianceReport;
  readonly onClosed: () => void;
}

/** Open from the start once something is closed: a restatement must not wait for a click. */
export function ClosedPeriods({ report, onClosed }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  const isAnyClosed = report.carried !== null;
  return (
    <>
      <p className="subtle">
        When a period is closed, its planned value, earned value and actual cost are kept as they were reported. What is
        recorded for it later changes none of them: it is shown here as a restatement, with the work items that caused
        it.
      </p>
      {isAnyClosed || isOpen ? (
        <Opened report={report} isWanted={isOpen} onClosed={onClosed} />
      ) : (
        <div>
          <Button
            onClick={() => {
              setOpen(true);
            }}
          >
            Show what can be closed
          </Button>
        </div>
      )}
    </>
  );
}

function Opened({ report, isWanted, onClosed }: Props & { readonly isWanted: boolean }): ReactNode {
  // With every report, so that the two never show different numbers for one day.
  const read = useCallback(() => call('period/list', {}), [report]);
  const from = useLoaded(read);
  return (
    <FocusHere label="Closed periods" isWanted={isWanted}>
      <LoadGate from={from} label="Loading closed periods">
        {(list) => (
          <Listed
            list={list}
            onClosed={(after) => {
              from.show(after);
              onClosed();
            }}
            onReload={onClosed}
          />
        )}
      </LoadGate>
    </FocusHere>
  );
}

interface ListedProps {
  readonly list: ClosedPeriodsValue;
  readonly onClosed: (after: ClosedPeriodsValue) => void;
  readonly onReload: () => void;
}

function Listed({ list, onClosed, onReload }: ListedProps): ReactNode {
  const formats = useFormats();
  const [closing, setClosing] = useState(false);
  const { canClose, closable } = list;
  const newestFirst = list.periods.toReversed();
  const issues = newestFirst.flatMap(({ original, current }) =>
    [original, current].flatMap(({ restatement }) => restatement?.items.map(({ issueId }) => issueId) ?? []),
  );
  return (
    <NamesProvider issues={issues} people={newestFirst.map(({ closedBy }) => closedBy)}>
      <div className="stack">
        {newestFirst.length === 0 ? (
          <p>No period of this project is closed yet.</p>
        ) : (
          <>
            <Restatements periods={newestFirst} />
            <ClosedPeriodTable periods={newestFirst} />
          </>
        )}
        {canClose ? null : <p className="subtle small">Only a project administrator can close a period.</p>}
        {canClose && closable === null ? (
          <p className="subtle small">Every day that is over is closed. The next period can be closed tomorrow.</p>
        ) : null}
        {canClose && closable !== null && !closing ? (
          <div className="row">
            <Button
              onClick={() => {
                setClosing(true);
              }}
            >
              Close a period
            </Button>
            <span className="subtle small">
              Open: {formats.day(closable.from)} to {formats.day(closable.to)}.
            </span>
          </div>
        ) : null}
        {closing && closable !== null ? (
          <ClosePeriod
            closable={closable}
            onClosed={(after) => {
              setClosing(false);
              onClosed(after);
            }}
            onCancel={() => {
              setClosing(false);
            }}
            onReload={onReload}
          />
        ) : null}
      </div>
    </NamesProvider>
  );
}
