import Heading from '@atlaskit/heading';
import { getRuleModules, type RuleModule } from '../api/modules';
import { getWorkflow, type WorkflowDocument, type WorkflowTransition } from '../api/workflows';
import { WhenReady } from '../parts/page-state';
import { PanelSection } from '../parts/panel-section';
import { useResource } from '../parts/use-resource';
import { useTitle } from '../parts/use-title';
import { navigate, useAddress } from '../routing/navigation';
import { TransitionRules } from './transition-rules';
import { WorkflowDiagram } from './workflow-diagram';
import { countRules, fromNames, statusNames } from './workflow-facts';

/** A workflow: its picture, its transitions, and the rules of the chosen one. */
export function WorkflowPage({ workflowId }: { readonly workflowId: string }) {
  const [loaded, reload] = useResource(`workflow ${workflowId}`, async () => {
    const [document, modules] = await Promise.all([getWorkflow(workflowId), getRuleModules()]);
    return { document, modules };
  });
  return (
    <WhenReady resource={loaded} onRetry={() => void reload()} label="Loading the workflow">
      {({ document, modules }) => <Loaded document={document} modules={modules} onChanged={reload} />}
    </WhenReady>
  );
}

interface LoadedProps {
  readonly document: WorkflowDocument;
  readonly modules: readonly RuleModule[];
  readonly onChanged: () => Promise<void>;
}

function Loaded({ document, modules, onChanged }: LoadedProps) {
  const { workflow } = document;
  useTitle(workflow.name);
  const chosenId = useAddress().searchParams.get('transition');
  const chosen = workflow.transitions.find((transition) => transition.id === chosenId);
  return (
    <div className="stack">
      <Heading size="large" as="h1">
        {workflow.name}
      </Heading>
      {workflow.description === '' ? null : <p>{workflow.description}</p>}
      <WorkflowDiagram document={document} chosenId={chosen?.id ?? null} />
      <PanelSection title="Transitions">
        <TransitionTable document={document} chosen={chosen} />
      </PanelSection>
      {chosen ? (
        <TransitionRules
          key={chosen.id}
          document={document}
          transition={chosen}
          modules={modules}
          onChanged={onChanged}
        />
      ) : null}
    </div>
  );
}

function TransitionTable({
  document,
  chosen,
}: {
  readonly document: WorkflowDocument;
  readonly chosen: WorkflowTransition | undefined;
}) {
  const { workflow } = document;
  const names = statusNames(document);
  return (
    <div className="table-scroll">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">Transition</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" className="numeric">
              Rules
            </th>
          </tr>
        </thead>
        <tbody>
          {workflow.transitions.map((transition) => (
            <tr key={transition.id} className={transition.id === chosen?.id ? 'row-chosen' : undefined}>
              <td>
                <button
                  type="button"
                  className="link-button"
                  aria-pressed={transition.id === chosen?.id}
                  onClick={() => {
                    navigate(`/admin/workflows/${workflow.id}?transition=${encodeURIComponent(transition.id)}`, {
                      replace: true,
                    });
                  }}
                >
                  {transition.name}
                </button>
              </td>
              <td>{fromNames(document, transition)}</td>
              <td>{names.get(transition.toStatusReference)}</td>
              <td className="numeric">{countRules(transition)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
