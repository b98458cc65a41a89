import type { ReactNode } from 'react';
import Button from '@atlaskit/button/new';
import Checkbox from '@atlaskit/checkbox';
import Lozenge from '@atlaskit/lozenge';
import type { SetupOptions } from '../../../../src/contract/api';
import { FocusHere } from '../../parts/focus-here';
import { Message } from '../../parts/message';
import { Section } from '../../parts/section';

interface Props {
  readonly options: SetupOptions;
  readonly chosen: readonly string[];
  /** Somebody came back here, as opposed to having opened the page. */
  readonly isReturn: boolean;
  readonly onChoose: (projectIds: readonly string[]) => void;
  readonly onNext: () => void;
}

export function ChooseProjects({ options, chosen, isReturn, onChoose, onNext }: Props): ReactNode {
  if (options.projects.length === 0) {
    return (
      <Message appearance="information" title="No project to set up">
        <p>Plumbline works in company-managed projects. Create one in Jira, then open this page again.</p>
      </Message>
    );
  }
  const toggle = (id: string, isOn: boolean): void => {
    onChoose(isOn ? [...chosen, id] : chosen.filter((other) => other !== id));
  };
  return (
    <FocusHere label="Choose projects" isWanted={isReturn}>
      <Section title="Which projects are under change control?">
        <ul className="plain-list">
          {options.projects.map((project) => (
            <li key={project.id} className="row">
              <Checkbox
                label={`${project.name} (${project.key})`}
                isChecked={chosen.includes(project.id)}
                onChange={(event) => {
                  toggle(project.id, event.currentTarget.checked);
                }}
              />
              {project.ready ? <Lozenge appearance="success">Set up</Lozenge> : null}
            </li>
          ))}
        </ul>
        <div className="row">
          <Button appearance="primary" isDisabled={chosen.length === 0} onClick={onNext}>
            Next: gates
          </Button>
          {chosen.length === 0 ? <span className="subtle small">Choose at least one project.</span> : null}
        </div>
      </Section>
    </FocusHere>
  );
}
