import Button from '@atlaskit/button/new';
import { useId, useRef, useState, type ReactNode } from 'react';
import { ApiError, messageOf } from '../api/api-error';
import type { FieldMeta } from '../api/beans';
import { editIssue, type Issue } from '../api/issues';
import { searchAssignable, searchUsers } from '../api/users';
import { displayValue } from '../fields/display';
import { toDraft, toFieldValue } from '../fields/draft';
import { kindOf } from '../fields/field-kind';
import { FieldInput } from '../fields/field-input';
import { useSubmit } from '../parts/use-submit';

interface Props {
  readonly issue: Issue;
  readonly fieldId: string;
  readonly name: string;
  /** Fetches the issue again; the editor stays until the saved value can be shown in its place. */
  readonly reload: () => Promise<void>;
  readonly appearance?: 'heading' | 'document' | 'line';
}

/** A field that turns into its control when it is clicked, if the person may edit it here. */
export function EditableField({ issue, fieldId, name, reload, appearance = 'line' }: Props) {
  const [isEditing, setEditing] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const meta = issue.editmeta.fields[fieldId];
  const schema = meta?.schema ?? issue.schema[fieldId] ?? { type: 'string' };
  const value = issue.fields[fieldId];
  const shown = emptyText(appearance, value) ?? displayValue(fieldId, schema, value, issue.renderedFields[fieldId]);

  function finish(): void {
    setEditing(false);
    // The button is back only after the next render.
    window.setTimeout(() => trigger.current?.focus());
  }
  if (meta && isEditing) {
    return <FieldEditor issue={issue} fieldId={fieldId} name={name} meta={meta} onDone={finish} reload={reload} />;
  }
  const content =
    appearance === 'heading' ? (
      <h1 className="issue-summary">{shown}</h1>
    ) : (
      <div className={`field-value field-value-${appearance}`}>{shown}</div>
    );
  if (!meta) return content;
  return (
    <div className={`editable editable-${appearance}`}>
      {content}
      <button
        ref={trigger}
        type="button"
        className="edit-cover"
        aria-label={`Edit ${name}`}
        onClick={() => {
          setEditing(true);
        }}
      />
    </div>
  );
}

function emptyText(appearance: Props['appearance'], value: unknown): ReactNode {
  const isEmpty = value === null || value === undefined || value === '';
  return appearance === 'document' && isEmpty ? <span className="subtle">Add a description…</span> : null;
}

interface EditorProps {
  readonly issue: Issue;
  readonly fieldId: string;
  readonly name: string;
  readonly meta: FieldMeta;
  readonly onDone: () => void;
  readonly reload: () => Promise<void>;
}

function FieldEditor({ issue, fieldId, name, meta, onDone, reload }: EditorProps) {
  const [draft, setDraft] = useState(() => toDraft(fieldId, meta, issue.fields[fieldId]));
  const [refusal, setRefusal] = useState<string | null>(null);
  const submission = useSubmit();
  const id = useId();

  async function save(): Promise<void> {
    const made = toFieldValue(fieldId, meta, draft);
    setRefusal(made.ok ? null : made.message);
    if (!made.ok) return;
    const isSaved = await submission.run(async () => {
      await editIssue(issue.key, { [fieldId]: made.value });
      await reload();
    });
    if (isSaved) onDone();
  }
  const message = refusal ?? messageFor(fieldId, submission.error);
  const isOneLine = kindOf(fieldId, meta.schema) !== 'document';
  return (
    <form
      className="field-editor"
      aria-label={`Edit ${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && isOneLine) onDone();
      }}
    >
      <label htmlFor={id} className="visually-hidden">
        {name}
      </label>
      <FieldInput
        id={id}
        describedBy={message === null ? undefined : `${id}-error`}
        fieldId={fieldId}
        meta={meta}
        draft={draft}
        onChange={setDraft}
        searchUsers={fieldId === 'assignee' ? (query) => searchAssignable(query, issue.key) : searchUsers}
        autoFocus
      />
      {message === null ? null : (
        <p id={`${id}-error`} className="field-error" role="alert">
          {message}
        </p>
      )}
      <div className="field-editor-buttons">
        <Button type="submit" appearance="primary" spacing="compact" isDisabled={submission.isRunning}>
          Save
        </Button>
        <Button appearance="subtle" spacing="compact" onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

function messageFor(fieldId: string, error: unknown): string | null {
  if (error === null) return null;
  if (error instanceof ApiError) return error.fields[fieldId] ?? error.message;
  return messageOf(error);
}
