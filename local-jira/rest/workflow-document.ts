import { randomUUID } from 'node:crypto';
import type { ConditionGroupRecord, RuleRecord, TransitionRecord, WorkflowRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { toJiraDateTime } from './beans/timestamps.ts';
import type { Json } from './beans/json.ts';
import { toStatusDocument } from './status-config-routes.ts';
import type { ConditionDocument, RuleDocument, TransitionDocument, WorkflowContent } from './workflow-shapes.ts';

/** A transition's screen travels as a rule of this key. */
const SCREEN_RULE = 'system:transition-screen';
const STATUS_SPACING = 200;

/** A workflow as the workflows API reads and writes it. Status references are status ids, as in Jira's own answers. */
export function toWorkflowDocument(workflow: WorkflowRecord): Json {
  const { diagram } = workflow;
  return {
    id: workflow.id,
    name: workflow.name,
    description: workflow.description,
    isEditable: workflow.isEditable,
    scope: { type: 'GLOBAL' },
    version: workflow.version,
    created: toJiraDateTime(workflow.created),
    updated: toJiraDateTime(workflow.updated),
    startPointLayout: diagram?.startPointLayout ?? { x: -STATUS_SPACING, y: -150 },
    ...(diagram?.loopedTransitionContainerLayout
      ? { loopedTransitionContainerLayout: diagram.loopedTransitionContainerLayout }
      : {}),
    statuses: workflow.statusIds.map((statusReference, index) => ({
      statusReference,
      deprecated: false,
      layout: diagram?.statuses[statusReference]?.layout ?? { x: index * STATUS_SPACING, y: 0 },
      properties: diagram?.statuses[statusReference]?.properties ?? {},
    })),
    transitions: workflow.transitions.map(toTransitionDocument),
  };
}

/** The statuses of some workflows, each once. */
export function statusesOf(site: Site, workflows: readonly WorkflowRecord[]): readonly Json[] {
  const ids = new Set(workflows.flatMap((workflow) => workflow.statusIds));
  return [...ids].map((id) => ({ ...toStatusDocument(site.get('status', id)), statusReference: id }));
}

function toTransitionDocument(transition: TransitionRecord): Json {
  const { id, name, description, type, toStatusId, fromStatusIds, actions, validators, conditions, screenId } =
    transition;
  return {
    id,
    name,
    description,
    type,
    toStatusReference: toStatusId,
    links: fromStatusIds.map((fromStatusReference) => ({ fromStatusReference, fromPort: 0, toPort: 1 })),
    actions: actions.map(toRuleDocument),
    validators: validators.map(toRuleDocument),
    ...(conditions === null ? {} : { conditions: toConditionDocument(conditions) }),
    ...(screenId === null ? {} : { transitionScreen: { ruleKey: SCREEN_RULE, parameters: { screenId } } }),
    triggers: [],
    properties: transition.properties,
  };
}

function toRuleDocument({ id, ruleKey, parameters }: RuleRecord): Json {
  return { id, ruleKey, parameters };
}

function toConditionDocument({ operation, conditions, groups }: ConditionGroupRecord): Json {
  return {
    operation,
    conditions: conditions.map(toRuleDocument),
    conditionGroups: groups.map(toConditionDocument),
  };
}

/** Puts what the API sent into a record; `statusIdOf` turns the request's references into status ids. */
export function applyContent(
  record: WorkflowRecord,
  content: WorkflowContent,
  statusIdOf: (reference: string) => string,
): void {
  const ids = nextTransitionIds(content.transitions);
  record.description = content.description ?? record.description;
  record.statusIds = content.statuses.map(({ statusReference }) => statusIdOf(statusReference));
  record.transitions = content.transitions.map((transition) => ({
    id: transition.id ?? ids(),
    name: transition.name ?? '',
    description: transition.description ?? '',
    type: transition.type,
    toStatusId: statusIdOf(transition.toStatusReference),
    fromStatusIds: (transition.links ?? []).flatMap((link) =>
      link.fromStatusReference ? statusIdOf(link.fromStatusReference) : [],
    ),
    screenId: transition.transitionScreen?.parameters?.['screenId'] ?? null,
    conditions: transition.conditions ? toConditionRecord(transition.conditions) : null,
    validators: (transition.validators ?? []).map(toRuleRecord),
    actions: (transition.actions ?? []).map(toRuleRecord),
    properties: transition.properties ?? {},
  }));
  record.diagram = {
    startPointLayout: content.startPointLayout ?? null,
    loopedTransitionContainerLayout: content.loopedTransitionContainerLayout ?? null,
    statuses: Object.fromEntries(
      content.statuses.map(({ statusReference, layout, properties }) => [
        statusIdOf(statusReference),
        { layout: layout ?? null, properties },
      ]),
    ),
  };
}

/** Jira numbers new transitions 1, 11, 21…; those that come without an id continue after the greatest given. */
function nextTransitionIds(transitions: readonly TransitionDocument[]): () => string {
  let last = Math.max(0, ...transitions.map(({ id }) => Number(id ?? 0)).filter(Number.isFinite));
  return () => {
    last = last === 0 ? 1 : last + 10;
    return String(last);
  };
}

function toRuleRecord({ id, ruleKey, parameters = {} }: RuleDocument): RuleRecord {
  const isForge = ruleKey.startsWith('forge:');
  const ruleId = id ?? (isForge ? parameters['id'] : undefined) ?? randomUUID();
  // Jira completes what a Forge rule carries: its own id, and that its app is there.
  return {
    id: ruleId,
    ruleKey,
    parameters: isForge ? { disabled: 'false', tag: '', ...parameters, id: ruleId } : parameters,
  };
}

function toConditionRecord({
  operation,
  conditions = [],
  conditionGroups = [],
}: ConditionDocument): ConditionGroupRecord {
  return { operation, conditions: conditions.map(toRuleRecord), groups: conditionGroups.map(toConditionRecord) };
}
