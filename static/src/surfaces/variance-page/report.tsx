import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import SectionMessage from '@atlaskit/section-message';
import type { VarianceReport } from '../../../../src/contract/api';
import { NamesProvider } from '../../parts/names';
import { useFormats } from '../../parts/use-formats';
import { BaselineVersions } from './baseline-versions';
import { Bridge } from './bridge';
import { CurveSection } from './curve-section';
import { FigureTiles } from './figure-tiles';
import { IssueTable } from './issue-table';
import { LeftOut } from './left-out';
import { WhatIsABaseline } from './what-is-a-baseline';

interface Props {
  readonly report: VarianceReport;
  readonly onReload: () => void;
}

export function Report({ report, onReload }: Props): ReactNode {
  const formats = useFormats();
  const issues = [
    ...report.issues.map((issue) => issue.issueKey),
    ...report.exclusions.map((exclusion) => exclusion.issueKey),
    ...report.bridge.steps.flatMap((step) => (step.changeIssueKey === null ? [] : [step.changeIssueKey])),
  ];
  const people = [report.original.version.by, report.current.version.by];
  return (
    <NamesProvider issues={issues} people={people}>
      <div className="stack-tight">
        <div className="section-head">
          <p className="subtle">
            Status day {formats.day(report.statusDay)}.{' '}
            {report.asOf === null
              ? 'Nothing has been heard from Jira yet.'
              : `Last change taken over from Jira: ${formats.instant(report.asOf)}.`}
          </p>
          <Button spacing="compact" onClick={onReload}>
            Refresh
          </Button>
        </div>
        <WhatIsABaseline />
      </div>
      <RebaselinedIntoHealth report={report} />
      {report.current.figures.lowMaturity ? (
        <SectionMessage appearance="information">
          <p>Less than 15 % of the work is complete. Early on, one day’s progress moves the indices a lot.</p>
        </SectionMessage>
      ) : null}
      <FigureTiles report={report} />
      <CurveSection report={report} />
      <Bridge report={report} />
      <IssueTable report={report} />
      <LeftOut report={report} />
      <BaselineVersions onCaptured={onReload} />
    </NamesProvider>
  );
}

/** Green only against the current baseline: the reader must see that the plan was moved to meet the project. */
function RebaselinedIntoHealth({ report }: { readonly report: VarianceReport }): ReactNode {
  const indices = [
    ['schedulePerformanceIndex', 'schedule'],
    ['costPerformanceIndex', 'cost'],
  ] as const;
  const moved = indices.filter(([index]) => {
    const original = report.original.figures[index];
    const current = report.current.figures[index];
    return 'value' in original && 'value' in current && original.value < 1 && current.value >= 1;
  });
  if (moved.length === 0) return null;
  return (
    <SectionMessage appearance="warning" title="On plan only against the current baseline">
      <p>
        Against the original baseline, {moved.map(([, word]) => word).join(' and ')} performance is below plan. Approved
        changes have moved the plan; the bridge below shows by how much.
      </p>
    </SectionMessage>
  );
}
