import { useState } from 'react';
import { getAppModules, type AppModule } from '../api/modules';
import { AppFrame } from '../frame-host/app-frame';
import { ChevronDownIcon, ChevronRightIcon } from '../parts/icons';
import { ErrorMessage } from '../parts/page-state';
import { useResource } from '../parts/use-resource';

interface Props {
  readonly issueKey: string;
  readonly onChanged: () => void;
}

/** The apps' issue panels, below the description as in Jira. */
export function AppPanels({ issueKey, onChanged }: Props) {
  const [modules] = useResource(`panels ${issueKey}`, () => getAppModules({ place: 'issue', issue: issueKey }));
  if (modules.state === 'loading') return null;
  if (modules.state === 'failed')
    return <ErrorMessage error={modules.error} title="The apps’ panels could not be loaded" />;
  return modules.value.map((module) => (
    <Panel key={module.key} module={module} issueKey={issueKey} onChanged={onChanged} />
  ));
}

function Panel({ module, issueKey, onChanged }: Props & { readonly module: AppModule }) {
  const [isOpen, setOpen] = useState(true);
  return (
    <section className="app-panel" aria-label={module.title}>
      <h2 className="app-panel-title">
        <button
          type="button"
          className="app-panel-toggle"
          aria-expanded={isOpen}
          onClick={() => {
            setOpen(!isOpen);
          }}
        >
          {isOpen ? <ChevronDownIcon /> : <ChevronRightIcon />}
          {module.title}
        </button>
      </h2>
      {isOpen ? (
        <div className="app-panel-body">
          <AppFrame module={module} subject={{ issueKey }} onChanged={onChanged} />
        </div>
      ) : null}
    </section>
  );
}
