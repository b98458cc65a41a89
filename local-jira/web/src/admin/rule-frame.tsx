import type { FrameSubject } from '../api/bridge';
import type { RuleModule } from '../api/modules';
import type { WorkflowDocument, WorkflowStatus, WorkflowTransition } from '../api/workflows';
import { AppFrame } from '../frame-host/app-frame';
import { CONFIG_KEYS, type RuleKind } from './rule-kinds';

interface Props {
  readonly module: RuleModule;
  readonly kind: RuleKind;
  readonly url: string;
  readonly title: string;
  readonly document: WorkflowDocument;
  readonly transition: WorkflowTransition;
  readonly subject: FrameSubject;
  /** The saved configuration, as it is stored; absent while the rule is being created. */
  readonly config?: string | undefined;
  readonly onConfigureReady?: (onConfigure: () => unknown) => void;
}

/**
 * A rule's create, edit or view page, with the context of the new workflow editor:
 * https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-workflow-validator/#new-workflow-editor
 */
export function RuleFrame({
  module,
  kind,
  url,
  title,
  document,
  transition,
  subject,
  config,
  onConfigureReady,
}: Props) {
  const byReference = new Map(document.statuses.map((status) => [status.statusReference, status]));
  const from = byReference.get(transition.links[0]?.fromStatusReference ?? '');
  const to = byReference.get(transition.toStatusReference);
  const saved = config === undefined ? {} : { [CONFIG_KEYS[kind]]: config };
  return (
    <AppFrame
      module={{
        type: module.type,
        key: module.key,
        title,
        entryUrl: url,
        localId: module.localId,
        extension: {
          ...module.extension,
          isNewEditor: true,
          workflowId: document.workflow.id,
          workflowName: document.workflow.name,
          transitionContext: {
            id: transition.id,
            from: from ? statusContext(from) : null,
            to: to ? statusContext(to) : null,
          },
          ...saved,
        },
      }}
      subject={{ ...subject, ...(config === undefined ? {} : { ruleConfig: config }) }}
      onConfigureReady={onConfigureReady}
    />
  );
}

function statusContext({ id, name, statusCategory, description }: WorkflowStatus) {
  return { id, name, statusCategory, description: description ?? '' };
}
