import type { ReactNode } from 'react';
import type { EarnedValueChoice } from '../../../../src/contract/api';
import type { StatusName, WorkType } from '../../jira-lookups';
import { Message } from '../../parts/message';
import { usePageContext } from '../../parts/page-context';
import { RadioGroup } from '../../parts/radio-group';
import { Section } from '../../parts/section';
import { MethodDetails } from './method-details';
import { toEarnedValue, toEarnedValueDraft, type EarnedValueDraft } from './method-draft';
import { MethodOverrides } from './method-overrides';
import { METHODS } from './methods';
import type { SettingsPartProps } from './settings-part-props';
import { useWorkTypes } from './use-work-types';

interface Props extends SettingsPartProps {
  /** As saved; null while nobody has saved any. */
  readonly saved: EarnedValueChoice | null;
}

export function EarnedValueFields({ draft, change, problems, isDisabled, saved }: Props): ReactNode {
  const { project } = usePageContext();
  const { types, failed } = useWorkTypes(project.key);
  const { method, overrides } = draft.earnedValue;
  const replace = (part: Partial<EarnedValueDraft>): void => {
    change({ earnedValue: { ...draft.earnedValue, ...part } });
  };
  const isChanged = saved !== null && !isSameChoice(draft.earnedValue, toEarnedValueDraft(saved));
  return (
    <Section title="Earned value">
      <RadioGroup
        legend="Progress is measured by"
        value={method.kind}
        isDisabled={isDisabled}
        choices={METHODS}
        onChange={(kind) => {
          replace({ method: { ...method, kind } });
        }}
      />
      <MethodDetails
        method={method}
        path="earnedValue.method"
        statuses={statusesOf(types ?? [])}
        problems={problems}
        isDisabled={isDisabled}
        onChange={(part) => {
          replace({ method: { ...method, ...part } });
        }}
      />
      <p className="field-help">Whatever the method, work that is done has earned all of its budget.</p>
      {types === null ? null : (
        <MethodOverrides
          overrides={overrides}
          types={types}
          problems={problems}
          isDisabled={isDisabled}
          onChange={(next) => {
            replace({ overrides: next });
          }}
        />
      )}
      {failed ? (
        <p className="subtle small">
          Jira did not tell the work types and statuses of this project. Reload to try again.
        </p>
      ) : null}
      {isChanged ? (
        <Message appearance="warning" title="Saving this counts past days again">
          <p>
            Earned value of every day, also of days that have passed, is counted anew by the new method from what Jira’s
            history says. Schedule and cost variance, indices and estimates of past days change with it. Baselines,
            planned value and actual cost stay as they are.
          </p>
        </Message>
      ) : null}
    </Section>
  );
}

function isSameChoice(one: EarnedValueDraft, other: EarnedValueDraft): boolean {
  return JSON.stringify(toEarnedValue(one)) === JSON.stringify(toEarnedValue(other));
}

const CATEGORIES = ['new', 'indeterminate', 'done'];

/** Of all work types, each once, as work goes through them: “To Do” first, “Done” last. */
function statusesOf(types: readonly WorkType[]): StatusName[] {
  const byId = new Map(types.flatMap(({ statuses }) => statuses.map((status) => [status.id, status] as const)));
  return [...byId.values()].sort((one, other) => CATEGORIES.indexOf(one.category) - CATEGORIES.indexOf(other.category));
}
