import Button from '@atlaskit/button/new';
import { ApiError } from '../api/api-error';
import type { Issue, Transition } from '../api/issues';
import { searchAssignable, searchUsers } from '../api/users';
import { toDraft } from '../fields/draft';
import { FieldInput } from '../fields/field-input';
import { useFieldForm } from '../fields/use-field-form';
import { Dialog, DialogFooter } from '../parts/dialog';
import { FormField } from '../parts/form-field';
import { ErrorMessage } from '../parts/page-state';

interface Props {
  readonly issue: Issue;
  readonly transition: Transition;
  readonly isRunning: boolean;
  readonly error: unknown;
  readonly onSubmit: (fields: Readonly<Record<string, unknown>>) => void;
  readonly onClose: () => void;
}

/** The screen of a transition. */
export function TransitionDialog({ issue, transition, isRunning, error, onSubmit, onClose }: Props) {
  const metas = Object.entries(transition.fields);
  const form = useFieldForm(
    transition.fields,
    Object.fromEntries(metas.map(([fieldId, meta]) => [fieldId, toDraft(fieldId, meta, issue.fields[fieldId])])),
  );
  const fieldErrors = error instanceof ApiError ? error.fields : {};
  return (
    <Dialog title={transition.name} onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          const fields = form.read();
          if (fields) onSubmit(fields);
        }}
      >
        <ErrorMessage error={error} title={`“${transition.name}” was not done`} />
        {metas.length === 0 ? (
          <p>
            Move {issue.key} to {transition.to.name}?
          </p>
        ) : null}
        {metas.map(([fieldId, meta]) => (
          <FormField
            key={fieldId}
            label={meta.name}
            isRequired={meta.required}
            error={form.refusals[fieldId] ?? fieldErrors[fieldId]}
          >
            {({ id, describedBy }) => (
              <FieldInput
                id={id}
                describedBy={describedBy}
                fieldId={fieldId}
                meta={meta}
                draft={form.draftOf(fieldId)}
                searchUsers={fieldId === 'assignee' ? (query) => searchAssignable(query, issue.key) : searchUsers}
                onChange={(draft) => {
                  form.change(fieldId, draft);
                }}
              />
            )}
          </FormField>
        ))}
        <DialogFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" appearance="primary" isDisabled={isRunning}>
            {transition.name}
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
