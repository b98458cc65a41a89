import { AsyncSelect } from '@atlaskit/select';
import type { User } from '../api/beans';
import { PersonAvatar } from '../parts/person';
import type { Draft } from './draft';

interface Option {
  readonly value: string;
  readonly label: string;
}
interface Props {
  readonly id: string;
  readonly draft: Draft;
  readonly isMulti: boolean;
  readonly search: (query: string) => Promise<readonly User[]>;
  readonly onChange: (draft: Draft) => void;
  readonly autoFocus?: boolean;
}

const toOption = (person: User): Option => ({ value: person.accountId, label: person.displayName });

/** Finds people as one types. */
export function UserPicker({ id, draft, isMulti, search, onChange, autoFocus = false }: Props) {
  const picked: Option[] = draft.ids.map((accountId) => ({
    value: accountId,
    label: draft.names[accountId] ?? accountId,
  }));
  function change(options: readonly Option[]): void {
    onChange({
      text: '',
      ids: options.map((option) => option.value),
      names: Object.fromEntries(options.map((option) => [option.value, option.label])),
    });
  }
  const shared = {
    inputId: id,
    autoFocus,
    isClearable: true,
    cacheOptions: false,
    defaultOptions: true,
    placeholder: 'Type a name',
    loadOptions: async (query: string) =>
      (await search(query)).filter((person) => person.accountType !== 'app').map(toOption),
    formatOptionLabel: (option: Option) => (
      <span className="person">
        <PersonAvatar name={option.label} />
        <span>{option.label}</span>
      </span>
    ),
    menuPosition: 'fixed',
  } as const;
  if (isMulti) {
    return (
      <AsyncSelect<Option, true>
        {...shared}
        isMulti
        value={picked}
        onChange={(options) => {
          change(options);
        }}
      />
    );
  }
  return (
    <AsyncSelect<Option>
      {...shared}
      value={picked[0] ?? null}
      onChange={(option) => {
        change(option ? [option] : []);
      }}
    />
  );
}
