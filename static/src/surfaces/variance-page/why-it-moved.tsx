import { useCallback, useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { MoveExplained, MoveFacet, MoveRequest, VarianceReport } from '../../../../src/contract/api';
import { call } from '../../api';
import { ChoiceInput } from '../../parts/choice-input';
import { LoadGate } from '../../parts/load-gate';
import { NamesProvider } from '../../parts/names';
import { Section } from '../../parts/section';
import { ShownOnDemand } from '../../parts/shown-on-demand';
import { useFormats } from '../../parts/use-formats';
import { useLoaded } from '../../parts/use-loaded';
import { AsRecordedNow } from './as-recorded-now';
import { ComponentNamesProvider, COUNTED_UNDER, GroupName, idsIn } from './group-name';
import { MoveBridge } from './move-bridge';
import { MoveGroups } from './move-groups';

const GROUPINGS: readonly { readonly value: MoveRequest['by']; readonly label: string }[] = [
  { value: 'none', label: 'Not grouped' },
  { value: 'component', label: 'By component' },
  { value: 'epic', label: 'By epic' },
  { value: 'assignee', label: 'By assignee' },
  { value: 'month', label: 'By month' },
];

interface Props {
  readonly report: VarianceReport;
}

/** How the original budget became today's estimate. Counted item by item, so it is asked for only when somebody wants it. */
export function WhyItMoved({ report }: Props): ReactNode {
  const formats = useFormats();
  const { original, current } = report;
  const estimate = current.figures.estimateAtCompletion;
  return (
    <Section title="From the original budget to the estimate">
      <p>
        From the original budget of {formats.money(original.figures.budgetAtCompletion)}
        {'value' in estimate ? (
          <>
            {' '}
            to an estimate at completion of <strong>{formats.money(estimate.value)}</strong>
          </>
        ) : null}
        , in parts that add up to the cent: first what changed the budget, change by change under “From the original to
        the current baseline”, then how the work goes against it.
      </p>
      <ShownOnDemand button="Show the parts" label="The parts">
        <Opened report={report} />
      </ShownOnDemand>
    </Section>
  );
}

function Opened({ report }: Props): ReactNode {
  const [request, setRequest] = useState<MoveRequest>({ by: 'none', only: null });
  // With every report, as all that stands beside its figures.
  const ask = useCallback(async () => {
    const reply = await call('variance/why', request);
    return reply.ok ? { ok: true as const, value: { request, explained: reply.value } } : reply;
  }, [request, report]);
  const from = useLoaded(ask);
  return (
    <ComponentNamesProvider>
      <div className="stack">
        <div className="move-choice">
          <ChoiceInput
            label="Group the parts"
            value={request.by}
            choices={GROUPINGS}
            onChange={(value) => {
              const by = GROUPINGS.find((grouping) => grouping.value === value)?.value ?? 'none';
              setRequest({ ...request, by });
            }}
          />
        </div>
        <LoadGate from={from} label="Working out the parts">
          {(answer) => <Answered {...answer} onRequest={setRequest} />}
        </LoadGate>
        <AsRecordedNow report={report} />
      </div>
    </ComponentNamesProvider>
  );
}

interface AnsweredProps {
  /** What was asked, which may no longer be what is chosen. */
  readonly request: MoveRequest;
  readonly explained: MoveExplained;
  readonly onRequest: (request: MoveRequest) => void;
}

function Answered({ request: { by, only }, explained, onRequest }: AnsweredProps): ReactNode {
  const idsOf = (facet: MoveFacet): string[] => [
    ...(by === facet ? explained.rows.flatMap(({ group }) => idsIn(group)) : []),
    ...(only?.by === facet ? idsIn(only.group) : []),
  ];
  const facet = by === 'none' || by === 'month' || only !== null ? null : by;
  return (
    <NamesProvider issues={idsOf('epic')} people={idsOf('assignee')}>
      {only === null ? null : (
        <p>
          Only{' '}
          <strong>
            <GroupName by={only.by} group={only.group} />
          </strong>
          .{' '}
          <Button
            spacing="compact"
            onClick={() => {
              onRequest({ by: only.by, only: null });
            }}
          >
            Show the whole project
          </Button>
        </p>
      )}
      <MoveBridge
        explained={explained}
        ends={
          only === null
            ? {
                from: 'Original budget at completion',
                budget: 'Current budget at completion',
                to: 'Estimate at completion',
              }
            : {
                from: 'Original budget of this work',
                budget: 'Its current budget',
                to: 'Its part of the estimate at completion',
              }
        }
      />
      {by === 'none' ? null : (
        <MoveGroups
          explained={explained}
          by={by}
          onChoose={
            facet === null
              ? null
              : (group) => {
                  onRequest({ by: 'month', only: { by: facet, group } });
                }
          }
        />
      )}
      {by === 'none' || by === 'month' ? null : <p className="subtle small">{COUNTED_UNDER[by]}</p>}
    </NamesProvider>
  );
}
