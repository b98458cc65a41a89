import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import { getMeter, resetMeter, type Meter } from '../api/meter';
import { formatInstant } from '../parts/instant';
import { EmptyState, ErrorMessage, WhenReady } from '../parts/page-state';
import { useResource } from '../parts/use-resource';
import { useSubmit } from '../parts/use-submit';
import { useTitle } from '../parts/use-title';
import { Allowances } from './allowances';
import { ActionRows, COLUMNS } from './action-rows';

/** What each action of a person would have cost on Forge. */
export function MeterPage() {
  useTitle('Meter');
  const [meter, reload] = useResource('meter', getMeter);
  const reset = useSubmit();
  return (
    <main className="page stack">
      <div className="title-row">
        <Heading size="large" as="h1">
          Meter
        </Heading>
        <div className="button-row">
          <Button onClick={() => void reload()}>Refresh</Button>
          <Button onClick={() => void reset.run(resetMeter).then((done) => (done ? reload() : undefined))}>
            Reset
          </Button>
        </div>
      </div>
      <p className="measure">
        Every time you click, the app’s functions may run. The meter books each run under the click that caused it: SQL
        statements and their time, REST calls of the app and the rate-limit points they use, bytes in and out, function
        seconds × memory, and events pushed to queues. Pages, Jira expressions and calls that pages make themselves are
        free on Forge and not counted.
      </p>
      <ErrorMessage error={reset.error} title="The meter was not reset" />
      <WhenReady resource={meter} onRetry={() => void reload()} label="Loading the meter">
        {(value) => <Loaded meter={value} />}
      </WhenReady>
    </main>
  );
}

function Loaded({ meter }: { readonly meter: Meter }) {
  const actions = meter.actions.filter((action) => action.invocations.length > 0).toReversed();
  return (
    <>
      <Allowances totals={meter.totals} />
      {actions.length === 0 && meter.background.length === 0 ? (
        <EmptyState title="Nothing measured yet">
          <p>Open an issue or a page of an app, then come back.</p>
        </EmptyState>
      ) : (
        <div className="table-scroll" tabIndex={0} role="region" aria-label="Metered actions">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">Action</th>
                {COLUMNS.map((column) => (
                  <th key={column.name} scope="col" className="numeric">
                    {column.title}
                  </th>
                ))}
              </tr>
            </thead>
            {actions.map((action) => (
              <ActionRows
                key={action.id}
                title={action.label}
                subtitle={`${formatInstant(action.at)} · ${action.user ?? 'nobody'}`}
                invocations={action.invocations}
              />
            ))}
            {meter.background.length === 0 ? null : (
              <ActionRows
                title="In the background"
                subtitle="Triggers, queues and scheduled functions"
                invocations={meter.background}
              />
            )}
          </table>
        </div>
      )}
    </>
  );
}
