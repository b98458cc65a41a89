import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { VarianceReport } from '../../../../src/contract/api';
import { NamesProvider } from '../../parts/names';
import { useFormats } from '../../parts/use-formats';
import { AllFigures } from './all-figures';
import { BaselineVersions } from './baseline-versions';
import { Bridge } from './bridge';
import { Chapter, ChapterLinks } from './chapter';
import { ClosedPeriods } from './closed-periods';
import { FigureTiles } from './figure-tiles';
import { ForecastRange } from './forecast-range';
import { GroupsSection } from './groups-section';
import { IssueTable } from './issue-table';
import { LeftOut } from './left-out';
import { LevelOfEffort } from './level-of-effort';
import { RebaselinedIntoHealth } from './rebaselined-into-health';
import { ValueOverTime } from './value-over-time';
import { WaysToProceed } from './ways-to-proceed';
import { WhatIsABaseline } from './what-is-a-baseline';
import { WhyItMoved } from './why-it-moved';

interface Props {
  readonly report: VarianceReport;
  readonly isReloading: boolean;
  readonly onReload: () => void;
}

export function Report({ report, isReloading, onReload }: Props): ReactNode {
  const formats = useFormats();
  const issues = [
    ...report.issues.map((issue) => issue.issueKey),
    ...report.exclusions.map((exclusion) => exclusion.issueKey),
    ...report.unmeasured.map((issue) => issue.issueKey),
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
          <Button spacing="compact" isLoading={isReloading} onClick={onReload}>
            Refresh
          </Button>
        </div>
        <ChapterLinks />
      </div>
      <RebaselinedIntoHealth report={report} />
      <Chapter id="standing">
        <FigureTiles report={report} />
        <LevelOfEffort report={report} />
        <WhatIsABaseline />
        <ForecastRange report={report} />
        <AllFigures report={report} />
      </Chapter>
      <Chapter id="course">
        <ValueOverTime report={report} />
      </Chapter>
      <Chapter id="reasons">
        <WhyItMoved report={report} />
        <GroupsSection report={report} />
      </Chapter>
      <Chapter id="ways">
        <WaysToProceed report={report} onReload={onReload} />
      </Chapter>
      <Chapter id="reported">
        <ClosedPeriods report={report} onClosed={onReload} />
      </Chapter>
      <Chapter id="baseline">
        <Bridge report={report} />
        <BaselineVersions report={report} onCaptured={onReload} />
        <IssueTable report={report} />
        <LeftOut report={report} />
      </Chapter>
    </NamesProvider>
  );
}
