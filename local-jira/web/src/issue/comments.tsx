import Button from '@atlaskit/button/new';
import TextArea from '@atlaskit/textarea';
import { useState } from 'react';
import { addComment, deleteComment, editComment, getComments, type Comment } from '../api/comments';
import { FormField } from '../parts/form-field';
import { Instant } from '../parts/instant';
import { ErrorMessage, WhenReady } from '../parts/page-state';
import { PersonAvatar } from '../parts/person';
import { useSubmit } from '../parts/use-submit';
import { useVersioned } from './use-versioned';

interface Props {
  readonly issueKey: string;
  readonly version: string;
  readonly onChanged: () => void;
}

export function Comments({ issueKey, version, onChanged }: Props) {
  const [comments, reload] = useVersioned(`comments ${issueKey}`, version, () => getComments(issueKey));
  async function changed(): Promise<void> {
    await reload();
    onChanged();
  }
  return (
    <div className="stack">
      <CommentForm
        label="Add a comment"
        submitLabel="Comment"
        onSubmit={(text) => addComment(issueKey, text)}
        onDone={() => void changed()}
      />
      <WhenReady resource={comments} onRetry={() => void reload()} label="Loading comments">
        {(list) =>
          list.length === 0 ? (
            <p className="subtle">No comments yet.</p>
          ) : (
            <ol className="activity-list" aria-label="Comments">
              {list.toReversed().map((comment) => (
                <CommentRow key={comment.id} comment={comment} issueKey={issueKey} onChanged={() => void changed()} />
              ))}
            </ol>
          )
        }
      </WhenReady>
    </div>
  );
}

interface RowProps {
  readonly comment: Comment;
  readonly issueKey: string;
  readonly onChanged: () => void;
}

function CommentRow({ comment, issueKey, onChanged }: RowProps) {
  const [isEditing, setEditing] = useState(false);
  const removal = useSubmit();
  const { text } = comment;
  const author = comment.author?.displayName ?? 'Anonymous';
  return (
    <li className="activity-row">
      <PersonAvatar name={author} />
      <div className="activity-body">
        <p className="activity-head">
          <strong>{author}</strong> <Instant value={comment.created} />
          {comment.updated === comment.created ? null : <span className="subtle"> (edited)</span>}
        </p>
        <ErrorMessage error={removal.error} title="The comment was not deleted" />
        {isEditing ? (
          <CommentForm
            label="Edit comment"
            submitLabel="Save"
            initial={text}
            onCancel={() => {
              setEditing(false);
            }}
            onSubmit={(next) => editComment(issueKey, comment.id, next)}
            onDone={() => {
              setEditing(false);
              onChanged();
            }}
          />
        ) : (
          <>
            <div className="prewrap">{text}</div>
            <div className="activity-actions">
              <button
                type="button"
                className="link-button"
                onClick={() => {
                  setEditing(true);
                }}
              >
                Edit
              </button>
              <button
                type="button"
                className="link-button"
                onClick={() =>
                  void removal
                    .run(() => deleteComment(issueKey, comment.id))
                    .then((done) => {
                      if (done) onChanged();
                    })
                }
              >
                Delete
              </button>
            </div>
          </>
        )}
      </div>
    </li>
  );
}

interface FormProps {
  readonly label: string;
  readonly submitLabel: string;
  readonly initial?: string;
  readonly onSubmit: (text: string) => Promise<void>;
  readonly onDone: () => void;
  readonly onCancel?: () => void;
}

function CommentForm({ label, submitLabel, initial = '', onSubmit, onDone, onCancel }: FormProps) {
  const [text, setText] = useState(initial);
  const submission = useSubmit();
  async function submit(): Promise<void> {
    if (!(await submission.run(() => onSubmit(text)))) return;
    setText('');
    onDone();
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <ErrorMessage error={submission.error} title="The comment was not saved" />
      <FormField label={label}>
        {({ id }) => (
          <TextArea
            id={id}
            value={text}
            minimumRows={2}
            onChange={(event) => {
              setText(event.currentTarget.value);
            }}
          />
        )}
      </FormField>
      <div className="field-editor-buttons">
        <Button
          type="submit"
          appearance="primary"
          spacing="compact"
          isDisabled={text.trim() === '' || submission.isRunning}
        >
          {submitLabel}
        </Button>
        {onCancel ? (
          <Button appearance="subtle" spacing="compact" onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </form>
  );
}
