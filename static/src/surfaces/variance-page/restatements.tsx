import type { ReactNode } from 'react';
import type { ClosedPeriodJson, MoneyJson, RestatementJson } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { signOf } from '../../parts/formats';
import { IssueLink } from '../../parts/issue-link';
import { Message } from '../../parts/message';
import { useFormats } from '../../parts/use-formats';
import { RestatedAmounts } from './restated-amounts';

interface Shown {
  readonly through: string;
  readonly against: string;
  readonly restatement: RestatementJson;
}

/** What was reported and would be counted differently now: how much, in which period, and because of what. */
export function Restatements({ periods }: { readonly periods: readonly ClosedPeriodJson[] }): ReactNode {
  const shown = periods.flatMap(restatementsOf);
  const restated = new Set(shown.map(({ through }) => through)).size;
  if (restated === 0) return <p>Nothing has been restated: every closed period would be counted as it was reported.</p>;
  return (
    <>
      <Message
        appearance="warning"
        title={
          restated === 1
            ? 'One closed period has been restated since'
            : `${String(restated)} closed periods have been restated since`
        }
      >
        <p>
          What was reported stays below as it was. What it would be now, and which work items caused it, is listed for
          each period alone; the open period takes it over.
        </p>
      </Message>
      {shown.map((one, index) => (
        <Restated key={`${one.through} ${one.against}`} {...one} isOpen={index === 0} />
      ))}
    </>
  );
}

function restatementsOf({ through, original, current }: ClosedPeriodJson): readonly Shown[] {
  const [first, second] = [current.restatement, original.restatement];
  if (first !== null && second !== null && JSON.stringify(first) === JSON.stringify(second)) {
    return [{ through, against: 'against both baselines', restatement: first }];
  }
  return [
    ...(first === null ? [] : [{ through, against: 'against the current baseline', restatement: first }]),
    ...(second === null ? [] : [{ through, against: 'against the original baseline', restatement: second }]),
  ];
}

function Restated({ through, against, restatement, isOpen }: Shown & { readonly isOpen: boolean }): ReactNode {
  const formats = useFormats();
  const { reported, restated, change, items, levelOfEffort, others } = restatement;
  const title = `The period through ${formats.day(through)}, ${against}`;
  const isPlanChanged = signOf(change.plannedValue) !== 0 || signOf(change.budgetAtCompletion) !== 0;
  const isOtherShown = others.count > 0 || signOf(others.earnedValue) !== 0 || signOf(others.actualCost) !== 0;
  return (
    <details open={isOpen}>
      <summary>
        <span className="strong">{title}:</span> <RestatedAmounts change={change} />
      </summary>
      <div className="stack">
        {isPlanChanged ? (
          <p className="subtle">
            The baseline or the calendar has changed since.
            <Changed name="Planned value of the period" was={reported.plannedValue} is={restated.plannedValue} />
            <Changed name="Budget that it added" was={reported.budgetAtCompletion} is={restated.budgetAtCompletion} />
          </p>
        ) : null}
        <DataTable
          caption={title}
          captionHidden
          columns={[
            { label: 'Work item' },
            { label: 'Earned, reported', numeric: true },
            { label: 'Earned, now', numeric: true },
            { label: 'Cost, reported', numeric: true },
            { label: 'Cost, now', numeric: true },
          ]}
        >
          {items.map((item) => (
            <tr key={item.issueId}>
              <th scope="row">
                <IssueLink issue={item.issueId} />
              </th>
              <td className="numeric">{formats.money(item.earnedBefore)}</td>
              <td className="numeric">{formats.money(item.earnedNow)}</td>
              <td className="numeric">{formats.money(item.actualBefore)}</td>
              <td className="numeric">{formats.money(item.actualNow)}</td>
            </tr>
          ))}
          {levelOfEffort === null ? null : (
            <tr>
              <th scope="row">Level of effort, which earns with the plan</th>
              <td className="numeric" colSpan={2}>
                {formats.signedMoney(levelOfEffort)}
              </td>
              <td colSpan={2} />
            </tr>
          )}
          {isOtherShown ? (
            <tr>
              <th scope="row">{nameOthers(others.count)}</th>
              <td className="numeric" colSpan={2}>
                {formats.signedMoney(others.earnedValue)}
              </td>
              <td className="numeric" colSpan={2}>
                {formats.signedMoney(others.actualCost)}
              </td>
            </tr>
          ) : null}
          <tr className="total">
            <th scope="row">The whole period</th>
            <td className="numeric">{formats.money(reported.earnedValue)}</td>
            <td className="numeric">{formats.money(restated.earnedValue)}</td>
            <td className="numeric">{formats.money(reported.actualCost)}</td>
            <td className="numeric">{formats.money(restated.actualCost)}</td>
          </tr>
        </DataTable>
      </div>
    </details>
  );
}

interface ChangedProps {
  readonly name: string;
  readonly was: MoneyJson;
  readonly is: MoneyJson;
}

function Changed({ name, was, is }: ChangedProps): ReactNode {
  const formats = useFormats();
  return was.amount === is.amount ? null : ` ${name}: ${formats.money(was)}, now ${formats.money(is)}.`;
}

function nameOthers(count: number): string {
  if (count === 0) return 'Rounding of earned value, work item by work item';
  const items = count === 1 ? 'One more work item' : `${String(count)} more work items`;
  return `${items}, smaller, under a security level or no longer in Jira`;
}
