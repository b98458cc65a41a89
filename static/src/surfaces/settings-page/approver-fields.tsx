import type { ReactNode } from 'react';
import { searchPeople } from '../../jira-lookups';
import { usePersonName } from '../../parts/names';
import { SearchInput, type SearchHit } from '../../parts/search-input';
import { Section } from '../../parts/section';
import { TextInput } from '../../parts/text-input';
import type { SettingsPartProps } from './settings-part-props';

async function search(text: string): Promise<SearchHit[]> {
  const people = await searchPeople(text);
  return people.map(({ accountId, displayName }) => ({ id: accountId, label: displayName }));
}

export function ApproverFields({ draft, change, problems, isDisabled }: SettingsPartProps): ReactNode {
  const nameOf = usePersonName();
  return (
    <Section title="Who decides">
      {isDisabled ? null : (
        <SearchInput
          label="Add an approver"
          placeholder="Type a name"
          help="Approvers decide change requests. Nobody decides a change request of their own."
          error={problems.get('approvers')}
          search={search}
          exclude={new Set(draft.approvers)}
          onPick={({ id }) => {
            change({ approvers: [...draft.approvers, id] });
          }}
        />
      )}
      <ul className="chips" aria-label="Approvers">
        {draft.approvers.map((accountId) => (
          <li key={accountId}>
            {nameOf(accountId)}
            <button
              type="button"
              className="chip-remove"
              aria-label={`Remove approver ${nameOf(accountId)}`}
              disabled={isDisabled}
              onClick={() => {
                change({ approvers: draft.approvers.filter((other) => other !== accountId) });
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {draft.approvers.length === 0 ? (
        <p className="subtle small">Nobody yet: a change request cannot be submitted.</p>
      ) : null}
      <TextInput
        label="Approvals needed"
        value={draft.quorum}
        inputMode="numeric"
        suffix={`of ${String(draft.approvers.length)}`}
        isDisabled={isDisabled}
        isRequired
        help="A change request is approved when this many approvers agree, and rejected as soon as that can no longer happen."
        error={problems.get('quorum')}
        onChange={(quorum) => {
          change({ quorum });
        }}
      />
    </Section>
  );
}
