import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import { ChoiceInput } from '../../parts/choice-input';
import { IssueLink } from '../../parts/issue-link';
import { useIssueName } from '../../parts/names';
import { SearchInput } from '../../parts/search-input';
import { TextInput } from '../../parts/text-input';
import { useIssueSearch } from '../../parts/use-issue-search';
import { MAX_ITEMS, type Problems, type ScopeDraft, type WayDraft } from './ways-draft';
import { WAY_NAMES } from '../../parts/way-names';

interface Props {
  readonly draft: WayDraft;
  readonly index: number;
  readonly currency: string;
  readonly problems: Problems;
  readonly onChange: (draft: WayDraft) => void;
  readonly onRemove: () => void;
}

const UNTIL: readonly { readonly value: WayDraft['until']; readonly label: string }[] = [
  { value: 'day', label: 'Until a day' },
  { value: 'forecast', label: 'As late as the forecast' },
];

/** One way to proceed, with what has to be said of it. */
export function WayFields({ draft, index, currency, problems, onChange, onRemove }: Props): ReactNode {
  const name = `${String(index + 1)}. ${WAY_NAMES[draft.way]}`;
  const path = `options.${String(index)}`;
  const input = (field: 'amount' | 'people' | 'rate' | 'start' | 'productivityPercent' | 'finish') => ({
    value: draft[field],
    error: problems.get(`${path}.${field}`),
    onChange: (value: string) => {
      onChange({ ...draft, [field]: value });
    },
  });
  return (
    <div className="card" role="group" aria-label={name}>
      <div className="section-head">
        <span className="strong">{name}</span>
        <Button appearance="subtle" spacing="compact" aria-label={`Remove ${name}`} onClick={onRemove}>
          Remove
        </Button>
      </div>
      {draft.way === 'redefine-success' ? (
        <ScopeFields
          items={draft.items}
          path={`${path}.items`}
          problems={problems}
          onChange={(items) => {
            onChange({ ...draft, items });
          }}
        />
      ) : null}
      <div className="columns way-columns">
        {draft.way === 'more-money' ? (
          <TextInput label="Added to the budget" inputMode="decimal" suffix={currency} {...input('amount')} />
        ) : null}
        {draft.way === 'more-people' ? (
          <>
            <TextInput label="People" inputMode="numeric" {...input('people')} />
            <TextInput
              label="Cost of one person’s working day"
              inputMode="decimal"
              suffix={currency}
              {...input('rate')}
            />
            <TextInput label="Their first day" type="date" {...input('start')} />
            <TextInput
              label="Productivity for their cost"
              inputMode="numeric"
              suffix="%"
              help="100 % earns as much for its cost as the team does. Less allows for time to learn and to talk to more people."
              {...input('productivityPercent')}
            />
          </>
        ) : null}
        {draft.way === 'more-time' ? (
          <>
            <ChoiceInput
              label="How much more time"
              value={draft.until}
              choices={UNTIL}
              help={
                draft.until === 'forecast'
                  ? 'Each row takes its own forecast finish, and none that is earlier than the approved one.'
                  : undefined
              }
              onChange={(value) => {
                onChange({ ...draft, until: value === 'forecast' ? value : 'day' });
              }}
            />
            {draft.until === 'day' ? <TextInput label="New finish" type="date" {...input('finish')} /> : null}
          </>
        ) : null}
      </div>
    </div>
  );
}

interface ScopeProps {
  readonly items: readonly ScopeDraft[];
  readonly path: string;
  readonly problems: Problems;
  readonly onChange: (items: readonly ScopeDraft[]) => void;
}

function ScopeFields({ items, path, problems, onChange }: ScopeProps): ReactNode {
  const search = useIssueSearch();
  return (
    <>
      {items.length === 0 ? null : (
        <ul className="scope-items">
          {items.map((item, place) => (
            <ScopeItem
              key={item.issueId}
              item={item}
              error={problems.get(`${path}.${String(place)}.issueId`)}
              onChange={(changed) => {
                onChange(items.map((other) => (other.issueId === item.issueId ? changed : other)));
              }}
              onRemove={() => {
                onChange(items.filter((other) => other.issueId !== item.issueId));
              }}
            />
          ))}
        </ul>
      )}
      {items.length < MAX_ITEMS ? (
        <SearchInput
          label="Work item to drop or defer"
          placeholder="Type a key or words of its summary"
          help="Work items of the current baseline. What they have earned already stays in the figures."
          error={problems.get(path)}
          search={search}
          exclude={new Set(items.map(({ issueId }) => issueId))}
          onPick={({ id }) => {
            onChange([...items, { issueId: id, decision: 'drop' }]);
          }}
        />
      ) : (
        <p className="field-help">{`${String(MAX_ITEMS)} work items are the most for one way.`}</p>
      )}
    </>
  );
}

const DECISIONS: readonly { readonly value: ScopeDraft['decision']; readonly label: string }[] = [
  { value: 'drop', label: 'Drop: it will not be done' },
  { value: 'defer', label: 'Defer: it will be done elsewhere or later' },
];

interface ItemProps {
  readonly item: ScopeDraft;
  readonly error: string | undefined;
  readonly onChange: (item: ScopeDraft) => void;
  readonly onRemove: () => void;
}

function ScopeItem({ item, error, onChange, onRemove }: ItemProps): ReactNode {
  const found = useIssueName(item.issueId);
  const name = found?.state === 'known' ? found.value.key : 'this work item';
  return (
    <li>
      <div className="section-head">
        <IssueLink issue={item.issueId} />
        <Button appearance="subtle" spacing="compact" aria-label={`Leave out ${name}`} onClick={onRemove}>
          Leave out
        </Button>
      </div>
      <ChoiceInput
        label={`What becomes of ${name}`}
        value={item.decision}
        choices={DECISIONS}
        error={error}
        onChange={(value) => {
          onChange({ ...item, decision: value === 'defer' ? 'defer' : 'drop' });
        }}
      />
    </li>
  );
}
