import { useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { VarianceReport, WeighedWays } from '../../../../src/contract/api';
import { Loading } from '../../parts/loading';
import { Message } from '../../parts/message';
import { NamesProvider } from '../../parts/names';
import { RefusalMessage } from '../../parts/refusal-message';
import { firstForecast } from './figure-meanings';
import { useWeighedWays } from './use-weighed-ways';
import { WayFields } from './way-fields';
import { WAY_NAMES } from '../../parts/way-names';
import { checkWays, MAX_WAYS, newWay, toOptions, type Problems, type Way, type WayDraft } from './ways-draft';
import { WaysTable } from './ways-table';

const OFFERED: readonly Way[] = ['redefine-success', 'more-money', 'more-people', 'more-time'];

interface Props {
  readonly report: VarianceReport;
  readonly onReload: () => void;
}

/** What each way to proceed would make of the project, beside staying as it is. Nothing is saved. */
export function WaysToProceed({ report, onReload }: Props): ReactNode {
  const { currency, statusDay } = report;
  const { weighed, refusal, busy, weigh } = useWeighedWays(report);
  const [drafts, setDrafts] = useState<readonly WayDraft[]>([]);
  const [isChecked, setChecked] = useState(false);
  const options = toOptions(drafts, currency);
  const found = checkWays(drafts);
  const problems = isChecked ? withRefusal(found, refusal?.field, refusal?.message) : new Map<string, string>();
  const compare = (): void => {
    setChecked(true);
    if (found.size === 0) weigh(options);
  };
  const named = [...drafts.flatMap(({ items }) => items), ...(weighed?.options ?? []).flatMap(itemsOf)];
  const isCompared = weighed !== null && JSON.stringify(weighed.options) === JSON.stringify(options);
  return (
    <NamesProvider issues={named.map(({ issueId }) => issueId)} people={[]}>
      <p className="subtle">
        What the project would come to against the current baseline: as it goes on now, by each way that you add, and by
        each two of them together. Nothing is saved; to put one to the vote, raise a change request.
      </p>
      {drafts.map((draft, index) => (
        <WayFields
          key={draft.id}
          draft={draft}
          index={index}
          currency={currency}
          problems={problems}
          onChange={(changed) => {
            setDrafts(drafts.map((other) => (other.id === draft.id ? changed : other)));
          }}
          onRemove={() => {
            setDrafts(drafts.filter((other) => other.id !== draft.id));
          }}
        />
      ))}
      <div className="row">
        {drafts.length < MAX_WAYS ? (
          <div role="group" aria-label="Add a way to proceed" className="row">
            {OFFERED.map((way) => (
              <Button
                key={way}
                spacing="compact"
                onClick={() => {
                  const id = Math.max(0, ...drafts.map((draft) => draft.id)) + 1;
                  setDrafts([...drafts, newWay(id, way, statusDay)]);
                }}
              >
                {`+ ${WAY_NAMES[way]}`}
              </Button>
            ))}
          </div>
        ) : (
          <p className="subtle small">{`${String(MAX_WAYS)} ways are the most that are compared at once.`}</p>
        )}
      </div>
      {drafts.length === 0 && isCompared ? null : (
        <div className="row">
          <Button appearance="primary" isLoading={busy && weighed !== null} onClick={compare}>
            Compare
          </Button>
          <p role="status" className="subtle small">
            {weighed === null || isCompared || busy ? '' : 'The table does not have your latest entries yet.'}
          </p>
        </div>
      )}
      {refusal === null || (isChecked && refusal.field !== undefined) ? null : (
        <RefusalMessage
          refusal={refusal}
          takesFocus={isChecked}
          onRetry={() => {
            weigh(weighed === null ? [] : options);
          }}
        />
      )}
      {weighed === null ? (
        refusal === null ? (
          <Loading label="Working out the ways to proceed" />
        ) : null
      ) : isOfReport(weighed.answer, report) ? (
        <WaysTable options={weighed.options} answer={weighed.answer} currency={currency} />
      ) : (
        <Message appearance="information" title="The project has moved on since this page was loaded">
          <p>Load it again, so that the ways to proceed start from the figures that you see above.</p>
          <Button onClick={onReload}>Load the latest</Button>
        </Message>
      )}
    </NamesProvider>
  );
}

function itemsOf(option: ReturnType<typeof toOptions>[number]): readonly { readonly issueId: string }[] {
  return option.way === 'redefine-success' ? option.items : [];
}

function withRefusal(found: Problems, field: string | undefined, message = ''): Problems {
  return field === undefined || found.size > 0 ? found : new Map([[field, message]]);
}

/** One page never shows two estimates or two finishes of the same project. */
function isOfReport({ statusDay, scenarios }: WeighedWays, { statusDay: reported, current }: VarianceReport): boolean {
  const [staying] = scenarios;
  if (staying === undefined || !('scenario' in staying) || statusDay !== reported) return false;
  const { budgetAtCompletion, estimateAtCompletion, finish } = staying.scenario;
  const { figures } = current;
  return (
    budgetAtCompletion.amount === figures.budgetAtCompletion.amount &&
    'value' in figures.estimateAtCompletion &&
    estimateAtCompletion.amount === figures.estimateAtCompletion.value.amount &&
    JSON.stringify(finish) === JSON.stringify(firstForecast(figures).finish)
  );
}
