import { useMemo, type ReactNode } from 'react';
import { ChoiceInput, type Choice } from '../../parts/choice-input';
import { usePageContext } from '../../parts/page-context';
import { Section } from '../../parts/section';
import { TextInput } from '../../parts/text-input';
import type { SettingsPartProps } from './settings-part-props';

interface Props extends SettingsPartProps {
  readonly currencyLocked: string | null;
}

export function MoneyFields({ draft, change, problems, isDisabled, currencyLocked }: Props): ReactNode {
  const { locale } = usePageContext();
  const currencies = useMemo(() => currencyChoices(locale), [locale]);
  return (
    <Section title="Money">
      <ChoiceInput
        label="Currency"
        value={draft.currency}
        choices={currencies}
        isDisabled={isDisabled || currencyLocked !== null}
        help={currencyLocked ?? 'Every budget and cost of this project is in this currency.'}
        error={problems.get('currency')}
        onChange={(currency) => {
          change({ currency });
        }}
      />
      <TextInput
        label="Hourly rate"
        value={draft.hourlyRate}
        inputMode="decimal"
        suffix={draft.currency}
        isDisabled={isDisabled}
        isRequired
        help="What one hour of logged work costs. Actual cost is the time logged times this rate."
        error={problems.get('hourlyRate')}
        onChange={(hourlyRate) => {
          change({ hourlyRate });
        }}
      />
      <div className="columns">
        <TextInput
          label="Cost tolerance"
          value={draft.costPercent}
          inputMode="decimal"
          suffix="%"
          isDisabled={isDisabled}
          isRequired
          help="How far a budget may leave the current baseline before the gate calls it a breach."
          error={problems.get('tolerance.costPercent')}
          onChange={(costPercent) => {
            change({ costPercent });
          }}
        />
        <TextInput
          label="Schedule tolerance"
          value={draft.scheduleDays}
          inputMode="numeric"
          suffix="working days"
          isDisabled={isDisabled}
          isRequired
          help="How late a finish may be against the current baseline."
          error={problems.get('tolerance.scheduleDays')}
          onChange={(scheduleDays) => {
            change({ scheduleDays });
          }}
        />
      </div>
    </Section>
  );
}

function currencyChoices(locale: string): Choice[] {
  const names = new Intl.DisplayNames(locale, { type: 'currency' });
  return Intl.supportedValuesOf('currency').map((code) => ({
    value: code,
    label: `${code} – ${names.of(code) ?? code}`,
  }));
}
