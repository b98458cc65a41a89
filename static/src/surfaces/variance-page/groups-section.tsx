import { useCallback, useState, type ReactNode } from 'react';
import type { MoveFacet, VarianceGroups, VarianceReport } from '../../../../src/contract/api';
import { call } from '../../api';
import { ChoiceInput } from '../../parts/choice-input';
import { LoadGate } from '../../parts/load-gate';
import { NamesProvider } from '../../parts/names';
import { Section } from '../../parts/section';
import { ShownOnDemand } from '../../parts/shown-on-demand';
import { useLoaded } from '../../parts/use-loaded';
import { AsRecordedNow } from './as-recorded-now';
import { ComponentNamesProvider, COUNTED_UNDER, idsIn } from './group-name';
import { GroupTable } from './group-table';

const GROUPINGS: readonly { readonly value: MoveFacet; readonly label: string }[] = [
  { value: 'component', label: 'By component' },
  { value: 'epic', label: 'By epic' },
  { value: 'assignee', label: 'By assignee' },
];

interface Props {
  readonly report: VarianceReport;
}

/** Where each part of the project stands. Counted item by item, so it is asked for only when somebody wants it. */
export function GroupsSection({ report }: Props): ReactNode {
  return (
    <Section title="By component, epic or assignee">
      <p>Which part of the project is late or dear: the figures and the curve of each, against the current baseline.</p>
      <ShownOnDemand button="Show the groups" label="The groups">
        <Opened report={report} />
      </ShownOnDemand>
    </Section>
  );
}

function Opened({ report }: Props): ReactNode {
  const [chosen, setChosen] = useState<MoveFacet>('component');
  // With every report, as all that stands beside its figures.
  const ask = useCallback(async () => {
    const reply = await call('variance/groups', { by: chosen });
    return reply.ok ? { ok: true as const, value: { by: chosen, groups: reply.value } } : reply;
  }, [chosen, report]);
  const from = useLoaded(ask);
  return (
    <ComponentNamesProvider>
      <div className="stack">
        <div className="move-choice">
          <ChoiceInput
            label="Group the work"
            value={chosen}
            choices={GROUPINGS}
            onChange={(value) => {
              setChosen(GROUPINGS.find((grouping) => grouping.value === value)?.value ?? 'component');
            }}
          />
        </div>
        <LoadGate from={from} label="Working out the groups">
          {(answer) => <Answered {...answer} />}
        </LoadGate>
        <AsRecordedNow report={report} />
      </div>
    </ComponentNamesProvider>
  );
}

interface AnsweredProps {
  /** What was asked, which may no longer be what is chosen. */
  readonly by: MoveFacet;
  readonly groups: VarianceGroups;
}

function Answered({ by, groups }: AnsweredProps): ReactNode {
  const ids = groups.rows.flatMap(({ group }) => idsIn(group));
  return (
    <NamesProvider issues={by === 'epic' ? ids : []} people={by === 'assignee' ? ids : []}>
      <GroupTable by={by} groups={groups} />
      <div className="stack-tight subtle small">
        <p>
          {COUNTED_UNDER[by]} Cost of work that no baseline holds is in the group of that work. Open a name for its
          chart.
        </p>
        <p>
          Indices are of a row’s own sums and never add up. Planned and earned value are rounded in each row and in
          “All”, so that rows may miss it by some of the smallest units of the currency.
        </p>
      </div>
    </NamesProvider>
  );
}
