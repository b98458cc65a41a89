import type { ConditionGroup, WorkflowDocument, WorkflowRule, WorkflowTransition } from '../api/workflows';

export function statusNames({ statuses }: WorkflowDocument): ReadonlyMap<string, string> {
  return new Map(statuses.map((status) => [status.statusReference, status.name]));
}

/** Where a transition may begin, in words. */
export function fromNames(document: WorkflowDocument, transition: WorkflowTransition): string {
  if (transition.type === 'INITIAL') return 'Create';
  if (transition.type === 'GLOBAL') return 'Any status';
  const names = statusNames(document);
  return transition.links.map((link) => names.get(link.fromStatusReference ?? '') ?? '').join(', ');
}

export function conditionsOf(group: ConditionGroup | null | undefined): readonly WorkflowRule[] {
  if (!group) return [];
  return [...group.conditions, ...group.conditionGroups.flatMap(conditionsOf)];
}

export function countRules(transition: WorkflowTransition): number {
  return conditionsOf(transition.conditions).length + transition.validators.length + transition.actions.length;
}
