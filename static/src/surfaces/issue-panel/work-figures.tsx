import type { ReactNode } from 'react';
import type { AgainstBaseline, MoneyJson, WorkPanel } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { signOf, varianceDays, type Formats } from '../../parts/formats';
import { Message } from '../../parts/message';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';

export function WorkFigures({ panel }: { readonly panel: WorkPanel }): ReactNode {
  const formats = useFormats();
  const day = (value: string | null): string => (value === null ? 'not planned' : formats.day(value));
  return (
    <Section
      title="Budget and progress"
      aside={<span className="subtle small">as of {formats.day(panel.statusDay)}</span>}
    >
      <dl className="figures">
        <Figure label="Budget" value={panel.budget === null ? 'none' : formats.money(panel.budget)} />
        <Figure label="Actual cost" value={formats.money(panel.actualCost)} />
        <Figure label="Complete" value={complete(panel, formats)} />
        <Figure label="Planned start" value={day(panel.start)} />
        <Figure label="Due" value={day(panel.finish)} />
      </dl>
      {panel.earningNote === null ? null : <p className="subtle small">{panel.earningNote}</p>}
      <AgainstBaselines panel={panel} />
    </Section>
  );
}

function complete({ percentComplete, earningNote }: WorkPanel, formats: Formats): string {
  if (percentComplete !== null) return formats.percent(percentComplete);
  return earningNote === null ? 'not entered' : 'not measured';
}

function Figure({ label, value }: { readonly label: string; readonly value: string }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Both baselines side by side: what is green only against the current one has been rebaselined into health. */
function AgainstBaselines({ panel }: { readonly panel: WorkPanel }): ReactNode {
  const formats = useFormats();
  const { original, current } = panel;
  if (original === null && current === null) {
    return (
      <Message appearance="information">
        <p>
          {panel.hasBaseline
            ? 'This work item is in no baseline. A change request can add it.'
            : 'This project has no baseline yet: a baseline is the agreed budget and dates that variance is measured from. A project administrator captures it on the Variance page.'}
        </p>
      </Message>
    );
  }
  const rows: readonly { readonly label: string; readonly of: (baseline: AgainstBaseline) => ReactNode }[] = [
    { label: 'Budget', of: ({ budget }) => formats.money(budget) },
    { label: 'Start', of: ({ start }) => formats.day(start) },
    { label: 'Finish', of: ({ finish }) => formats.day(finish) },
    { label: 'Planned value', of: ({ plannedValue }) => formats.money(plannedValue) },
    { label: 'Earned value', of: ({ earnedValue }) => formats.money(earnedValue) },
    { label: 'Cost variance', of: ({ costVariance }) => <Judged value={costVariance} badSign={-1} /> },
    {
      label: 'Budget against baseline',
      of: ({ budgetVariance }) => (budgetVariance === null ? '–' : <Judged value={budgetVariance} badSign={1} />),
    },
    {
      label: 'Finish against baseline',
      of: ({ scheduleVarianceDays: days }) => (days === null ? '–' : <Days days={days} />),
    },
  ];
  return (
    <DataTable
      caption="Against the baseline"
      columns={[
        { label: 'Figure' },
        { label: nameOf('Original', original), numeric: true },
        { label: nameOf('Current', current), numeric: true },
      ]}
    >
      {rows.map((row) => (
        <tr key={row.label}>
          <th scope="row">{row.label}</th>
          <td className="numeric">{original === null ? 'not in it' : row.of(original)}</td>
          <td className="numeric">{current === null ? 'not in it' : row.of(current)}</td>
        </tr>
      ))}
    </DataTable>
  );
}

/** A version that a change made is named after its number when nobody has given it a better name; once is enough. */
function nameOf(which: string, baseline: AgainstBaseline | null): string {
  if (baseline === null) return which;
  const version = `version ${String(baseline.version)}`;
  return baseline.name.toLowerCase() === version ? `${which} (${version})` : `${which} (${version}, ${baseline.name})`;
}

function Judged({ value, badSign }: { readonly value: MoneyJson; readonly badSign: 1 | -1 }): ReactNode {
  const formats = useFormats();
  const sign = signOf(value);
  if (sign === 0) return formats.money(value);
  const word = sign === badSign ? 'over' : 'under';
  return (
    <span className={sign === badSign ? 'bad' : 'good'}>
      {formats.signedMoney(value)} {word}
    </span>
  );
}

function Days({ days }: { readonly days: number }): ReactNode {
  return <span className={`words ${days < 0 ? 'bad' : days > 0 ? 'good' : ''}`}>{varianceDays(days)}</span>;
}
