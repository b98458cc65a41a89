import Button from '@atlaskit/button/new';
import TextArea from '@atlaskit/textarea';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { ApiError } from '../api/api-error';
import { fromAdf } from '../api/adf';
import { getClock } from '../api/clock';
import { deleteWorklog, getWorklogs, logWork } from '../api/worklogs';
import { Dialog, DialogFooter } from '../parts/dialog';
import { FormField } from '../parts/form-field';
import { Instant } from '../parts/instant';
import { ErrorMessage, WhenReady } from '../parts/page-state';
import { PersonAvatar } from '../parts/person';
import { useResource } from '../parts/use-resource';
import { useSubmit } from '../parts/use-submit';
import { useVersioned } from './use-versioned';

interface Props {
  readonly issueKey: string;
  readonly version: string;
  readonly onChanged: () => void;
}

/** Days and minutes of `YYYY-MM-DDTHH:MM`. */
const MINUTE_LENGTH = 16;

export function WorkLog({ issueKey, version, onChanged }: Props) {
  const [worklogs, reload] = useVersioned(`worklogs ${issueKey}`, version, () => getWorklogs(issueKey));
  const [isLogging, setLogging] = useState(false);
  const removal = useSubmit();
  async function changed(): Promise<void> {
    await reload();
    onChanged();
  }
  return (
    <div className="stack">
      <div>
        <Button
          onClick={() => {
            setLogging(true);
          }}
        >
          Log work
        </Button>
      </div>
      <ErrorMessage error={removal.error} title="The work log was not deleted" />
      <WhenReady resource={worklogs} onRetry={() => void reload()} label="Loading work log">
        {(list) =>
          list.length === 0 ? (
            <p className="subtle">No work has been logged yet.</p>
          ) : (
            <ol className="activity-list" aria-label="Work log">
              {list.toReversed().map((entry) => (
                <li key={entry.id} className="activity-row">
                  <PersonAvatar name={entry.author?.displayName ?? 'Anonymous'} />
                  <div className="activity-body">
                    <p className="activity-head">
                      <strong>{entry.author?.displayName ?? 'Anonymous'}</strong> logged{' '}
                      <strong>{entry.timeSpent}</strong> <Instant value={entry.started} />
                    </p>
                    <div className="prewrap">{fromAdf(entry.comment)}</div>
                    <div className="activity-actions">
                      <button
                        type="button"
                        className="link-button"
                        onClick={() =>
                          void removal
                            .run(() => deleteWorklog(issueKey, entry.id))
                            .then((done) => (done ? changed() : undefined))
                        }
                      >
                        Delete
                      </button>
                    </div>
                  </div>
                </li>
              ))}
            </ol>
          )
        }
      </WhenReady>
      {isLogging ? (
        <LogWorkDialog
          issueKey={issueKey}
          onClose={() => {
            setLogging(false);
          }}
          onLogged={() => {
            setLogging(false);
            void changed();
          }}
        />
      ) : null}
    </div>
  );
}

interface DialogProps {
  readonly issueKey: string;
  readonly onClose: () => void;
  readonly onLogged: () => void;
}

function LogWorkDialog({ issueKey, onClose, onLogged }: DialogProps) {
  const [clock] = useResource('clock for work', getClock);
  const [timeSpent, setTimeSpent] = useState('');
  const [started, setStarted] = useState<string | null>(null);
  const [comment, setComment] = useState('');
  const submission = useSubmit();
  const now = clock.state === 'ready' ? clock.value.now.slice(0, MINUTE_LENGTH) : '';
  const fieldErrors = submission.error instanceof ApiError ? submission.error.fields : {};
  async function submit(): Promise<void> {
    if (
      await submission.run(() => logWork(issueKey, { timeSpent: timeSpent.trim(), started: started ?? now, comment }))
    )
      onLogged();
  }
  return (
    <Dialog title={`Log work on ${issueKey}`} onClose={onClose} width="small">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ErrorMessage error={submission.error} title="The work was not logged" />
        <FormField
          label="Time spent"
          isRequired
          hint="For example 2d 4h, 1h 30m. A day is 8 hours."
          error={fieldErrors['timeLogged'] ?? fieldErrors['timeSpent']}
        >
          {({ id, describedBy }) => (
            <Textfield
              id={id}
              value={timeSpent}
              autoFocus
              aria-describedby={describedBy}
              onChange={(event) => {
                setTimeSpent(event.currentTarget.value);
              }}
            />
          )}
        </FormField>
        <FormField label="Date started (UTC)">
          {({ id }) => (
            <Textfield
              id={id}
              type="datetime-local"
              value={started ?? now}
              onChange={(event) => {
                setStarted(event.currentTarget.value);
              }}
            />
          )}
        </FormField>
        <FormField label="Work description">
          {({ id }) => (
            <TextArea
              id={id}
              value={comment}
              minimumRows={2}
              onChange={(event) => {
                setComment(event.currentTarget.value);
              }}
            />
          )}
        </FormField>
        <DialogFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button
            type="submit"
            appearance="primary"
            isDisabled={timeSpent.trim() === '' || (started ?? now) === '' || submission.isRunning}
          >
            Save
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
