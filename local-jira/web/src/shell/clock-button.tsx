import Button from '@atlaskit/button/new';
import Textfield from '@atlaskit/textfield';
import { useState } from 'react';
import { getClock, resetClock, setClock, type SiteClock } from '../api/clock';
import { Dialog, DialogFooter } from '../parts/dialog';
import { FormField } from '../parts/form-field';
import { ClockIcon } from '../parts/icons';
import { formatDay, formatInstant } from '../parts/instant';
import { ErrorMessage } from '../parts/page-state';
import { useResource } from '../parts/use-resource';
import { useSubmit } from '../parts/use-submit';

const DAY_LENGTH = 'YYYY-MM-DD'.length;
const LOCAL_INPUT_LENGTH = 'YYYY-MM-DDTHH:MM'.length;

/** The site's date in the top bar; the site can be told that another day has come. */
export function ClockButton() {
  const [clock, reload] = useResource('clock', getClock);
  const [isOpen, setOpen] = useState(false);
  if (clock.state !== 'ready') return null;
  const { now, offsetMs } = clock.value;
  return (
    <>
      <button
        type="button"
        className={`nav-button clock-button ${offsetMs === 0 ? '' : 'clock-moved'}`}
        aria-label={`Site clock: ${formatInstant(now)}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        <ClockIcon />
        <span className="clock-day">{formatDay(now.slice(0, DAY_LENGTH))}</span>
      </button>
      {isOpen ? (
        <ClockDialog
          clock={clock.value}
          onClose={() => {
            setOpen(false);
            void reload();
          }}
        />
      ) : null}
    </>
  );
}

function ClockDialog({ clock, onClose }: { readonly clock: SiteClock; readonly onClose: () => void }) {
  const [value, setValue] = useState(clock.now.slice(0, LOCAL_INPUT_LENGTH));
  const submission = useSubmit();
  async function submit(work: () => Promise<SiteClock>) {
    if (
      await submission.run(async () => {
        await work();
      })
    )
      onClose();
  }
  return (
    <Dialog title="Site clock" onClose={onClose} width="small">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit(() => setClock(`${value}:00.000Z`));
        }}
      >
        <p className="subtle">
          Everything on the site asks this clock: creation dates, scheduled triggers, “today” in JQL. It runs on from
          the time you set.
        </p>
        <ErrorMessage error={submission.error} />
        <FormField label="Date and time (UTC)">
          {({ id }) => (
            <Textfield
              id={id}
              type="datetime-local"
              value={value}
              onChange={(event) => {
                setValue(event.currentTarget.value);
              }}
            />
          )}
        </FormField>
        <DialogFooter>
          <Button appearance="subtle" onClick={onClose}>
            Cancel
          </Button>
          <Button onClick={() => void submit(resetClock)}>Use real time</Button>
          <Button type="submit" appearance="primary" isDisabled={value === '' || submission.isRunning}>
            Set clock
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}
