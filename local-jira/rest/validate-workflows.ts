import type { WorkflowRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';
import { SYSTEM_RULES } from './workflow-rule-catalogue.ts';
import type {
  ChangedWorkflow,
  ConditionDocument,
  CreateWorkflows,
  RuleDocument,
  StatusDocument,
  TransitionDocument,
  UpdateWorkflows,
  WorkflowContent,
} from './workflow-shapes.ts';

/** One complaint, as the validation resources answer it. [?] Of the codes only NON_UNIQUE_STATUS_NAME is in a document that was read. */
export interface WorkflowProblem {
  readonly code: string;
  readonly level: 'ERROR' | 'WARNING';
  readonly message: string;
  readonly type: 'RULE' | 'STATUS' | 'WORKFLOW' | 'TRANSITION' | 'STATUS_MAPPING';
  readonly elementReference: {
    readonly statusReference?: string;
    readonly transitionId?: string;
    readonly ruleId?: string;
  };
}

/** https://developer.atlassian.com/platform/forge/manifest-reference/modules/jira-workflow-validator/#new-workflow-editor */
const RULE_CONFIG_LIMIT_BYTES = 32 * 1024;
const NAME_LIMIT = 255;

export function validateCreation(site: Site, { statuses, workflows }: CreateWorkflows): readonly WorkflowProblem[] {
  const problems = [...statusProblems(site, statuses)];
  const names = new Set([...site.all('workflow')].map((workflow) => workflow.name.toLowerCase()));
  for (const workflow of workflows) {
    const name = workflow.name.toLowerCase();
    if (name.trim() === '' || name.length > NAME_LIMIT) {
      problems.push(
        problem('INVALID_WORKFLOW_NAME', 'WORKFLOW', 'You must use a workflow name of 1 to 255 characters.'),
      );
    }
    if (names.has(name))
      problems.push(problem('NON_UNIQUE_WORKFLOW_NAME', 'WORKFLOW', 'You must use a unique workflow name.'));
    names.add(name);
    problems.push(...contentProblems(site, statuses, workflow));
  }
  return problems;
}

export function validateUpdate(site: Site, { statuses, workflows }: UpdateWorkflows): readonly WorkflowProblem[] {
  const problems = [...statusProblems(site, statuses)];
  for (const workflow of workflows) {
    const current = site.find('workflow', workflow.id);
    if (current === undefined) {
      problems.push(problem('WORKFLOW_NOT_FOUND', 'WORKFLOW', `The workflow with ID ${workflow.id} was not found.`));
      continue;
    }
    if (!current.isEditable) {
      problems.push(problem('WORKFLOW_NOT_EDITABLE', 'WORKFLOW', `The workflow ${current.name} cannot be edited.`));
    }
    problems.push(...contentProblems(site, statuses, workflow), ...mappingProblems(site, current, workflow));
  }
  return problems;
}

function problem(
  code: string,
  type: WorkflowProblem['type'],
  message: string,
  elementReference: WorkflowProblem['elementReference'] = {},
): WorkflowProblem {
  return { code, level: 'ERROR', message, type, elementReference };
}

/** The status that a reference of a request means: one that the request names, or an existing status by id. */
export function findReferencedStatus(
  site: Site,
  statuses: readonly StatusDocument[],
  reference: string,
): string | undefined {
  const named = statuses.find(({ statusReference }) => statusReference === reference);
  const id = named?.id ?? reference;
  return site.find('status', id)?.id;
}

function statusProblems(site: Site, statuses: readonly StatusDocument[]): readonly WorkflowProblem[] {
  const seen = new Set<string>();
  return statuses.flatMap((status) => {
    const { statusReference } = status;
    const name = status.name.toLowerCase();
    const ownId = findReferencedStatus(site, statuses, statusReference);
    const taken = [...site.all('status')].some((other) => other.id !== ownId && other.name.toLowerCase() === name);
    const repeated = seen.has(name);
    seen.add(name);
    if (!taken && !repeated) return [];
    return [problem('NON_UNIQUE_STATUS_NAME', 'STATUS', 'You must use a unique status name.', { statusReference })];
  });
}

function contentProblems(
  site: Site,
  statuses: readonly StatusDocument[],
  content: WorkflowContent,
): readonly WorkflowProblem[] {
  const problems: WorkflowProblem[] = [];
  const inWorkflow = new Set(content.statuses.map(({ statusReference }) => statusReference));
  for (const reference of inWorkflow) {
    // The request has to bring each status along that its workflows use, also those that exist.
    const isKnown = statuses.some(({ statusReference }) => statusReference === reference);
    if (!isKnown) {
      problems.push(
        problem('STATUS_NOT_FOUND', 'STATUS', `The status reference ${reference} was not found.`, {
          statusReference: reference,
        }),
      );
    }
  }
  if (content.transitions.filter(({ type }) => type === 'INITIAL').length !== 1) {
    problems.push(problem('INITIAL_TRANSITION', 'WORKFLOW', 'You must have exactly one initial transition.'));
  }
  const ids = new Set<string>();
  for (const transition of content.transitions) {
    problems.push(...transitionProblems(site, transition, inWorkflow));
    const { id } = transition;
    if (id === undefined) continue;
    if (ids.has(id)) {
      problems.push(
        problem('NON_UNIQUE_TRANSITION_ID', 'TRANSITION', 'You must use unique transition IDs.', { transitionId: id }),
      );
    }
    ids.add(id);
  }
  return problems;
}

function transitionProblems(
  site: Site,
  transition: TransitionDocument,
  inWorkflow: ReadonlySet<string>,
): readonly WorkflowProblem[] {
  const reference = transition.id === undefined ? {} : { transitionId: transition.id };
  const complain = (code: string, message: string) => problem(code, 'TRANSITION', message, reference);
  const problems: WorkflowProblem[] = [];
  if ((transition.name ?? '').trim() === '')
    problems.push(complain('MISSING_TRANSITION_NAME', 'You must name each transition.'));
  if (!inWorkflow.has(transition.toStatusReference)) {
    problems.push(
      complain('TRANSITION_TARGET', `The status reference ${transition.toStatusReference} is not in the workflow.`),
    );
  }
  const sources = (transition.links ?? []).flatMap(({ fromStatusReference }) => fromStatusReference ?? []);
  if (sources.some((source) => !inWorkflow.has(source))) {
    problems.push(complain('TRANSITION_SOURCE', 'A transition starts from a status that is not in the workflow.'));
  }
  if (transition.type === 'DIRECTED' && sources.length === 0) {
    problems.push(complain('TRANSITION_SOURCE', 'A directed transition must start from a status.'));
  }
  const screenId = transition.transitionScreen?.parameters?.['screenId'];
  if (screenId !== undefined && site.find('screen', screenId) === undefined) {
    problems.push(complain('SCREEN_NOT_FOUND', `The screen with ID ${screenId} was not found.`));
  }
  if ((transition.triggers ?? []).length > 0) {
    problems.push(complain('TRIGGERS_NOT_SUPPORTED', 'local-jira keeps no development triggers.'));
  }
  if (transition.type === 'INITIAL' && transition.conditions) {
    problems.push(complain('CONDITION_ON_INITIAL_TRANSITION', 'The initial transition cannot have conditions.'));
  }
  problems.push(
    ...(transition.validators ?? []).flatMap((rule) => ruleProblems(site, rule, 'Validator')),
    ...(transition.actions ?? []).flatMap((rule) => ruleProblems(site, rule, 'Function')),
    ...rulesIn(transition.conditions ?? undefined).flatMap((rule) => ruleProblems(site, rule, 'Condition')),
  );
  return problems;
}

function rulesIn(group: ConditionDocument | undefined): readonly RuleDocument[] {
  if (group === undefined) return [];
  return [...(group.conditions ?? []), ...(group.conditionGroups ?? []).flatMap(rulesIn)];
}

const FORGE_RULE_KEYS: Readonly<Record<string, string>> = {
  Validator: 'forge:expression-validator',
  Condition: 'forge:expression-condition',
  Function: 'forge:workflow-post-function',
};

function ruleProblems(site: Site, rule: RuleDocument, ruleType: string): readonly WorkflowProblem[] {
  const reference = rule.id ? { ruleId: rule.id } : {};
  const { ruleKey, parameters = {} } = rule;
  if (ruleKey.startsWith('forge:')) {
    const module = (site.rules.modules ?? []).find(({ key }) => key === parameters['key']);
    if (ruleKey !== FORGE_RULE_KEYS[ruleType] || module?.ruleKey !== ruleKey) {
      return [
        problem(
          'RULE_NOT_FOUND',
          'RULE',
          `No installed app provides the rule ${ruleKey} ${parameters['key'] ?? ''}.`,
          reference,
        ),
      ];
    }
    return Buffer.byteLength(parameters['config'] ?? '') > RULE_CONFIG_LIMIT_BYTES
      ? [problem('RULE_CONFIG_TOO_LONG', 'RULE', 'The configuration of the rule is longer than 32KB.', reference)]
      : [];
  }
  const isKnown = SYSTEM_RULES.some((known) => known.ruleKey === ruleKey && known.ruleType === ruleType);
  return isKnown
    ? []
    : [problem('RULE_NOT_FOUND', 'RULE', `The rule ${ruleKey} is not known as a ${ruleType}.`, reference)];
}

/** Issues must not be left in statuses that their workflow loses. */
function mappingProblems(site: Site, current: WorkflowRecord, next: ChangedWorkflow): readonly WorkflowProblem[] {
  const kept = new Set(next.statuses.map(({ statusReference }) => statusReference));
  const lost = current.statusIds.filter((id) => !kept.has(id));
  const mapped = new Set([
    ...(next.defaultStatusMappings ?? []).map(({ oldStatusReference }) => oldStatusReference),
    ...(next.statusMappings ?? []).flatMap(({ statusMigrations }) =>
      statusMigrations.map((each) => each.oldStatusReference),
    ),
  ]);
  const unmapped = lost.filter((id) => !mapped.has(id));
  if (unmapped.length === 0) return [];
  const stranded = new Set(
    [...site.all('issue')]
      .filter((issue) => unmapped.includes(issue.statusId) && site.workflowOf(issue).id === current.id)
      .map((issue) => issue.statusId),
  );
  return [...stranded].map((statusReference) =>
    problem('MISSING_STATUS_MAPPING', 'STATUS_MAPPING', 'You must map the statuses that are removed and in use.', {
      statusReference,
    }),
  );
}
