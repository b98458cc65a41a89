import { Fragment, type ReactNode } from 'react';
import type { ProposedOption, ScenarioJson, WeighedWays } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { DisclosureRow } from '../../parts/disclosure-row';
import { signOf, type Formats } from '../../parts/formats';
import { IssueLink } from '../../parts/issue-link';
import { useFormats } from '../../parts/use-formats';
import { figureClass } from './figure-class';
import { showFinish, showMoney, showNeededIndex, type ShownFigure } from './shown-figure';
import { WAY_NAMES } from '../../parts/way-names';
import { WayExplanation } from './way-explanation';

const COLUMNS = [
  { label: 'Way to proceed' },
  { label: 'New BAC', numeric: true },
  { label: 'EAC', numeric: true },
  { label: 'Finish', numeric: true },
  { label: 'TCPI', numeric: true },
  { label: 'Cost tolerance' },
  { label: 'Finish tolerance' },
];

interface Props {
  readonly options: readonly ProposedOption[];
  readonly answer: WeighedWays;
  readonly currency: string;
}

/** Staying, each way and each pair, side by side; a row opens to how its figures come about. */
export function WaysTable({ options, answer, currency }: Props): ReactNode {
  return (
    <>
      <DataTable caption="Ways to proceed, compared" captionHidden keepsNames columns={COLUMNS}>
        {answer.scenarios.map((weighed) => {
          const title = nameOf(options, weighed.options);
          const [place] = weighed.options;
          const alone = weighed.options.length === 1 && place !== undefined ? options[place] : undefined;
          const about = alone === undefined ? null : <About option={alone} currency={currency} />;
          const key = weighed.options.join('+');
          return 'scenario' in weighed ? (
            <Row key={key} title={title} scenario={weighed.scenario}>
              {about}
            </Row>
          ) : (
            <tr key={key}>
              <th scope="row">{title}</th>
              <td colSpan={COLUMNS.length - 1} className="figure-undefined">
                {weighed.contradiction}
              </td>
            </tr>
          );
        })}
      </DataTable>
      <p className="subtle small">
        BAC is budget at completion, EAC estimate at completion, TCPI the cost performance that the rest needs to end
        within BAC. Choose a way to read how its figures come about.
      </p>
    </>
  );
}

/** `1. More money`, and of a pair `1 + 2. More money, more time`. */
function nameOf(options: readonly ProposedOption[], places: readonly number[]): string {
  if (places.length === 0) return WAY_NAMES.stay;
  const numbers = places.map((place) => String(place + 1)).join(' + ');
  const names = places.map((place) => WAY_NAMES[options[place]?.way ?? 'stay']);
  return `${numbers}. ${names.map((name, index) => (index === 0 ? name : name.toLowerCase())).join(', ')}`;
}

/** What a way is, in the words of its fields; a pair is known by its numbers. */
function About({ option, currency }: { readonly option: ProposedOption; readonly currency: string }): ReactNode {
  const formats = useFormats();
  return <p className="subtle small way-about">{describe(option, currency, formats)}</p>;
}

function describe(option: ProposedOption, currency: string, formats: Formats): ReactNode {
  switch (option.way) {
    case 'redefine-success':
      return option.items.map(({ issueId, decision }, index) => (
        <Fragment key={issueId}>
          {index === 0 ? '' : ', '}
          {`${decision} `}
          <IssueLink issue={issueId} withSummary={false} />
        </Fragment>
      ));
    case 'more-money':
      return formats.signedMoney({ amount: option.amount, currency });
    case 'more-people':
      return (
        `${formats.count(option.people)} at ${formats.money({ amount: option.rate, currency })} a working day, ` +
        `from ${formats.day(option.start)}, ${formats.percent(option.productivityPercent)} of the team’s productivity`
      );
    case 'more-time':
      return option.finish === 'forecast' ? 'as late as the forecast' : `until ${formats.day(option.finish)}`;
  }
}

interface RowProps {
  readonly title: string;
  readonly scenario: ScenarioJson;
  readonly children: ReactNode;
}

function Row({ title, scenario, children }: RowProps): ReactNode {
  const formats = useFormats();
  const { toCompletePerformanceIndex, tolerance } = scenario;
  const toEstimate = showNeededIndex(toCompletePerformanceIndex.toEstimate, formats);
  return (
    <DisclosureRow
      name={title}
      about={children}
      cells={
        <>
          <td className="numeric">{formats.money(scenario.budgetAtCompletion)}</td>
          <Value figure={showMoney({ value: scenario.estimateAtCompletion }, formats)}>
            {scenario.estimateBasis === 'cost-performance' ? 'at cost performance' : 'at the planned rate'}
          </Value>
          <Value figure={showFinish(scenario.finish, scenario.approvedFinish, formats)}>
            {`approved ${formats.day(scenario.approvedFinish)}`}
          </Value>
          <Value figure={showNeededIndex(toCompletePerformanceIndex.toBudget, formats)}>
            {toEstimate.isDefined ? `to EAC ${toEstimate.text}` : ''}
          </Value>
          <Verdict {...costVerdict(tolerance.cost, formats)} />
          <Verdict {...finishVerdict(tolerance.finish)} />
        </>
      }
      columns={COLUMNS.length}
    >
      <WayExplanation of={title} lines={scenario.explanation} />
    </DisclosureRow>
  );
}

function Value({ figure, children }: { readonly figure: ShownFigure; readonly children: string }): ReactNode {
  return (
    <td className={`numeric ${figureClass(figure)}`}>
      {figure.isDefined ? figure.text : <span className="words">{figure.text}</span>}
      {children === '' ? null : <span className="beside">{children}</span>}
    </td>
  );
}

interface Said {
  readonly verdict: 'within' | 'beyond' | null;
  readonly text: string;
}

function Verdict({ verdict, text }: Said): ReactNode {
  if (verdict === null) return <td className="figure-undefined">{text}</td>;
  return (
    <td className="verdict">
      <span className={verdict === 'beyond' ? 'bad' : 'good'}>{verdict === 'beyond' ? 'Beyond' : 'Within'}</span>
      <span className="beside">{text}</span>
    </td>
  );
}

function costVerdict({ verdict, over, allowed }: ScenarioJson['tolerance']['cost'], formats: Formats): Said {
  const sign = signOf(over);
  const amount = formats.money({ ...over, amount: over.amount.replace('-', '') });
  const by = sign === 0 ? 'exactly the budget' : `${amount} ${sign > 0 ? 'over' : 'under'}`;
  return { verdict, text: `${by}, up to ${formats.money(allowed)} over allowed` };
}

function finishVerdict(finish: ScenarioJson['tolerance']['finish']): Said {
  if ('undefined' in finish) return { verdict: null, text: finish.undefined };
  const { verdict, daysLate, allowedDays } = finish.value;
  const count = Math.abs(daysLate);
  const by =
    daysLate === 0
      ? 'on the day'
      : `${String(count)} working ${count === 1 ? 'day' : 'days'} ${daysLate > 0 ? 'late' : 'early'}`;
  return { verdict, text: `${by}, up to ${String(allowedDays)} late allowed` };
}
