import { useMemo, useState, type ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import { ChoiceInput } from '../../parts/choice-input';
import { usePageContext } from '../../parts/page-context';
import { RadioGroup } from '../../parts/radio-group';
import { Section } from '../../parts/section';
import { TextInput } from '../../parts/text-input';
import { useFormats } from '../../parts/use-formats';
import type { SettingsPartProps } from './settings-part-props';

/** Any week will do that starts on a Monday: it is only asked for the names of its days. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const ISO_WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

export function CalendarFields({ draft, change, problems, isDisabled }: SettingsPartProps): ReactNode {
  const { locale } = usePageContext();
  const zones = useMemo(() => timeZoneChoices(draft.timeZone), [draft.timeZone]);
  const nameOf = useMemo(() => new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }), [locale]);
  const toggle = (weekday: number, isOn: boolean): void => {
    const workdays = new Set(draft.workdays);
    if (isOn) workdays.add(weekday);
    else workdays.delete(weekday);
    change({ workdays });
  };
  return (
    <Section title="Calendar">
      <fieldset className="radio-group" disabled={isDisabled}>
        <legend className="field-label">Working days</legend>
        <div className="weekdays">
          {ISO_WEEKDAYS.map((weekday) => (
            <Checkbox
              key={weekday}
              label={nameOf.format(SOME_MONDAY + (weekday - 1) * DAY_MS)}
              isChecked={draft.workdays.has(weekday)}
              isDisabled={isDisabled}
              onChange={(event) => {
                toggle(weekday, event.currentTarget.checked);
              }}
            />
          ))}
        </div>
        {problems.has('workdays') ? <p className="field-error">{problems.get('workdays')}</p> : null}
      </fieldset>
      <HolidayFields draft={draft} change={change} problems={problems} isDisabled={isDisabled} />
      <ChoiceInput
        label="Time zone"
        value={draft.timeZone}
        choices={zones}
        isDisabled={isDisabled}
        help="Decides which day a piece of logged work or progress belongs to."
        error={problems.get('timeZone')}
        onChange={(timeZone) => {
          change({ timeZone });
        }}
      />
      <RadioGroup
        legend="Planned start is read from"
        value={draft.plannedStart}
        isDisabled={isDisabled}
        choices={[
          { value: 'plumbline', label: 'Plumbline’s “Planned start” field' },
          {
            value: 'jira',
            label: 'Jira’s own “Start date” field',
            help: 'Choose this when your plans and timelines already fill it in.',
          },
        ]}
        onChange={(plannedStart) => {
          change({ plannedStart });
        }}
      />
    </Section>
  );
}

function HolidayFields({ draft, change, problems, isDisabled }: SettingsPartProps): ReactNode {
  const formats = useFormats();
  const [day, setDay] = useState('');
  const add = (): void => {
    if (day === '') return;
    change({ holidays: [...new Set([...draft.holidays, day])].sort() });
    setDay('');
  };
  return (
    <div className="stack-tight">
      <div className="add-row">
        <TextInput
          label="Add a holiday"
          type="date"
          value={day}
          isDisabled={isDisabled}
          help="Days on which nobody works, besides the weekend."
          error={problems.get('holidays')}
          onChange={setDay}
        />
        <Button onClick={add} isDisabled={isDisabled || day === ''}>
          Add holiday
        </Button>
      </div>
      <ul className="chips" aria-label="Holidays">
        {draft.holidays.map((holiday) => (
          <li key={holiday}>
            {formats.day(holiday)}
            <button
              type="button"
              className="chip-remove"
              aria-label={`Remove holiday ${formats.day(holiday)}`}
              disabled={isDisabled}
              onClick={() => {
                change({ holidays: draft.holidays.filter((other) => other !== holiday) });
              }}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {draft.holidays.length === 0 ? <p className="subtle small">No holidays.</p> : null}
    </div>
  );
}

/** The saved zone may be an alias that this browser does not list; it stays a choice. */
function timeZoneChoices(current: string): { value: string; label: string }[] {
  const zones = new Set([current, 'UTC', ...Intl.supportedValuesOf('timeZone')]);
  return [...zones].sort().map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }));
}
