import type { ReactNode } from 'react';
import type { ChangePanel } from '../../../../src/contract/api';
import { DataTable } from '../../parts/data-table';
import { movedDays } from '../../parts/formats';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';
import { WAY_NAMES } from '../../parts/way-names';
import { EffectsTable } from './effects-table';

export function ChangeTermsView({ panel }: { readonly panel: ChangePanel }): ReactNode {
  const formats = useFormats();
  const { terms, currency } = panel;
  if (terms.reason === '' && terms.lines.length === 0) {
    return (
      <Section title="Terms">
        <p className="subtle">
          This change request has no terms yet. Edit them to say why, and which work items it affects.
        </p>
      </Section>
    );
  }
  return (
    <Section title="Terms">
      <dl className="terms">
        <div>
          <dt>Reason</dt>
          <dd className="prose">{terms.reason}</dd>
        </div>
        <div>
          <dt>Way to proceed</dt>
          <dd>{WAY_NAMES[terms.way]}</dd>
        </div>
      </dl>
      <EffectsTable
        caption={
          panel.baselineVersion === null ? 'What it would change in the baseline' : 'What it changed in the baseline'
        }
        effects={panel.effects}
        hiddenLines={panel.hiddenLines}
      />
      {terms.options.length === 0 ? null : (
        <DataTable
          caption="Other options considered"
          columns={[
            { label: 'Option' },
            { label: 'Way' },
            { label: 'Cost', numeric: true },
            { label: 'Days', numeric: true },
          ]}
        >
          {terms.options.map((option, index) => (
            // Options have no identity of their own; the list does not change while it is shown.
            <tr key={index}>
              <th scope="row">{option.description}</th>
              <td>{WAY_NAMES[option.way]}</td>
              <td className="numeric">{formats.signedMoney({ amount: option.cost, currency })}</td>
              <td className="numeric">
                <span className="words">{movedDays(option.days)}</span>
              </td>
            </tr>
          ))}
        </DataTable>
      )}
    </Section>
  );
}
