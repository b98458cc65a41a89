import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import type { FieldMeta, User } from '../api/beans';
import type { Draft } from './draft';
import { kindOf } from './field-kind';
import { UserPicker } from './user-picker';

interface Props {
  readonly id: string;
  readonly describedBy?: string | undefined;
  readonly fieldId: string;
  readonly meta: FieldMeta;
  readonly draft: Draft;
  readonly searchUsers: (query: string) => Promise<readonly User[]>;
  readonly onChange: (draft: Draft) => void;
  readonly autoFocus?: boolean;
}

/** The control for one field, by its kind. The caller supplies the label. */
export function FieldInput({ id, describedBy, fieldId, meta, draft, searchUsers, onChange, autoFocus = false }: Props) {
  const kind = kindOf(fieldId, meta.schema);
  const setText = (text: string): void => {
    onChange({ ...draft, text });
  };
  if (kind === 'user' || kind === 'users') {
    return (
      <UserPicker
        id={id}
        draft={draft}
        isMulti={kind === 'users'}
        search={searchUsers}
        onChange={onChange}
        autoFocus={autoFocus}
      />
    );
  }
  if (kind === 'choice' || kind === 'choices') {
    return (
      <Choice
        id={id}
        describedBy={describedBy}
        meta={meta}
        draft={draft}
        isMulti={kind === 'choices'}
        onChange={onChange}
        autoFocus={autoFocus}
      />
    );
  }
  if (kind === 'document' || kind === 'object') {
    return (
      <TextArea
        id={id}
        value={draft.text}
        autoFocus={autoFocus}
        minimumRows={kind === 'document' ? 5 : 3}
        isMonospaced={kind === 'object'}
        aria-describedby={describedBy}
        onChange={(event) => {
          setText(event.currentTarget.value);
        }}
      />
    );
  }
  return (
    <Textfield
      id={id}
      type={kind === 'day' ? 'date' : kind === 'instant' ? 'datetime-local' : 'text'}
      {...(kind === 'number' ? { inputMode: 'decimal' as const } : {})}
      placeholder={
        kind === 'labels'
          ? 'Labels, separated by spaces'
          : kind === 'issue'
            ? 'Issue key'
            : kind === 'duration'
              ? '2d 4h'
              : ''
      }
      value={draft.text}
      autoFocus={autoFocus}
      autoComplete="off"
      aria-describedby={describedBy}
      aria-required={meta.required}
      onChange={(event) => {
        setText(event.currentTarget.value);
      }}
    />
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly meta: FieldMeta;
  readonly draft: Draft;
  readonly isMulti: boolean;
  readonly onChange: (draft: Draft) => void;
  readonly autoFocus: boolean;
}

/** The platform's own list box: short lists, and every assistive technology knows it. */
function Choice({ id, describedBy, meta, draft, isMulti, onChange, autoFocus }: ChoiceProps) {
  const options = (meta.allowedValues ?? []).map((value) => ({
    id: text(value['id']) || text(value['groupId']),
    name: text(value['name']) || text(value['value']) || text(value['id']),
  }));
  return (
    <select
      id={id}
      className="select"
      multiple={isMulti}
      autoFocus={autoFocus}
      aria-describedby={describedBy}
      aria-required={meta.required}
      value={isMulti ? [...draft.ids] : (draft.ids[0] ?? '')}
      onChange={(event) => {
        const ids = [...event.currentTarget.selectedOptions]
          .map((option) => option.value)
          .filter((value) => value !== '');
        onChange({ ...draft, ids });
      }}
    >
      {isMulti || meta.required ? null : <option value="">None</option>}
      {meta.required && draft.ids.length === 0 && !isMulti ? <option value="">Choose…</option> : null}
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.name}
        </option>
      ))}
    </select>
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
