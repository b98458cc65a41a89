import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import type { ChangeLine } from '../../../../src/contract/api';
import { ChoiceInput } from '../../parts/choice-input';
import { IssueLink } from '../../parts/issue-link';
import { useIssueName } from '../../parts/names';
import { SearchInput } from '../../parts/search-input';
import { TextInput } from '../../parts/text-input';
import { useIssueSearch } from '../../parts/use-issue-search';
import { newLine, type LineDraft, type Problems } from './terms-draft';

const KINDS: readonly { readonly value: ChangeLine['kind']; readonly label: string }[] = [
  { value: 'adjust', label: 'Adjust its budget or finish' },
  { value: 'add', label: 'Add it to the baseline' },
  { value: 'remove', label: 'Remove it from the baseline' },
];

interface Props {
  readonly lines: readonly LineDraft[];
  readonly onChange: (lines: readonly LineDraft[]) => void;
  readonly problems: Problems;
}

/** The affected work items, each with what happens to it. */
export function LineFields({ lines, onChange, problems }: Props): ReactNode {
  const search = useIssueSearch();
  return (
    <fieldset className="lines">
      <legend className="field-label">Affected work items</legend>
      {lines.map((line, index) => (
        <LineCard
          key={line.issueId}
          line={line}
          path={`lines.${String(index)}`}
          problems={problems}
          onChange={(changed) => {
            onChange(lines.map((other) => (other.issueId === line.issueId ? changed : other)));
          }}
          onRemove={() => {
            onChange(lines.filter((other) => other.issueId !== line.issueId));
          }}
        />
      ))}
      <SearchInput
        label="Add a work item"
        placeholder="Type a key or words of its summary"
        help="Work items of this project."
        error={problems.get('lines')}
        search={search}
        exclude={new Set(lines.map((line) => line.issueId))}
        onPick={({ id }) => {
          onChange([...lines, newLine(id)]);
        }}
      />
    </fieldset>
  );
}

interface LineProps {
  readonly line: LineDraft;
  readonly path: string;
  readonly problems: Problems;
  readonly onChange: (line: LineDraft) => void;
  readonly onRemove: () => void;
}

function LineCard({ line, path, problems, onChange, onRemove }: LineProps): ReactNode {
  const found = useIssueName(line.issueId);
  const name = found?.state === 'known' ? found.value.key : 'this work item';
  const set = (part: Partial<LineDraft>): void => {
    onChange({ ...line, ...part });
  };
  const input = (field: 'cost' | 'finishDays' | 'budget' | 'start' | 'finish') => ({
    value: line[field],
    error: problems.get(`${path}.${field}`),
    onChange: (value: string) => {
      set({ [field]: value });
    },
  });
  return (
    <div className="card" role="group" aria-label={`Affected: ${name}`}>
      <div className="section-head">
        <IssueLink issue={line.issueId} />
        <Button appearance="subtle" spacing="compact" aria-label={`Leave out ${name}`} onClick={onRemove}>
          Leave out
        </Button>
      </div>
      <div className="columns">
        <ChoiceInput
          label="What happens to it"
          value={line.kind}
          choices={KINDS}
          error={problems.get(path) ?? problems.get(`${path}.issueId`)}
          onChange={(value) => {
            const kind = KINDS.find((known) => known.value === value)?.value;
            if (kind !== undefined) set({ kind });
          }}
        />
        {line.kind === 'adjust' ? (
          <>
            <TextInput label="Adds to its budget" inputMode="decimal" {...input('cost')} />
            <TextInput label="Moves its finish by (working days)" inputMode="numeric" {...input('finishDays')} />
          </>
        ) : null}
        {line.kind === 'add' ? (
          <>
            <TextInput label="Budget" inputMode="decimal" {...input('budget')} />
            <TextInput label="Start" type="date" {...input('start')} />
            <TextInput label="Finish" type="date" {...input('finish')} />
          </>
        ) : null}
      </div>
    </div>
  );
}
