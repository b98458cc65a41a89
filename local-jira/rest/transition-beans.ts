import type { FieldRecord, IssueRecord, TransitionRecord } from '../site/model.ts';
import type { RestCall } from '../site/ports.ts';
import { findTransitions } from '../site/workflow/available-transitions.ts';
import type { Json } from './beans/json.ts';
import { toStatusBean } from './beans/status-bean.ts';
import { expandOf, getActor, queryFlag, queryText } from './input.ts';
import { fieldsOfScreen, isSettable } from './issue-input/screen-fields.ts';
import { toFieldMetas } from './issue-meta-routes.ts';

/** The transitions of an issue for the caller; `expand=transitions.fields` adds the fields of their screens. */
export async function toTransitionBeans(call: RestCall, issue: IssueRecord): Promise<readonly Json[]> {
  const wantedId = queryText(call, 'transitionId');
  const unavailableToo = queryFlag(call, 'includeUnavailableTransitions', false);
  const withFields = expandOf(call).has('transitions.fields');
  const transitions = await findTransitions(call.site, getActor(call), issue);
  return transitions
    .filter(
      ({ transition, isAvailable }) =>
        (isAvailable || unavailableToo) && (wantedId === null || transition.id === wantedId),
    )
    .map(({ transition, isAvailable }) => ({
      id: transition.id,
      name: transition.name,
      to: toStatusBean(call.site, call.site.get('status', transition.toStatusId)),
      hasScreen: transition.screenId !== null,
      isGlobal: transition.type === 'GLOBAL',
      isInitial: false,
      isAvailable,
      isConditional: transition.conditions !== null,
      isLooped: transition.type !== 'GLOBAL' && transition.toStatusId === issue.statusId,
      ...(withFields ? { fields: toFieldMetas(call, issue, settableOnTransition(call, issue, transition)) } : {}),
    }));
}

/** The fields of the transition's screen that the caller may set, and a comment if there is a screen. */
export function settableOnTransition(
  call: RestCall,
  issue: IssueRecord,
  transition: TransitionRecord,
): readonly FieldRecord[] {
  const { site } = call;
  if (transition.screenId === null) return [];
  const project = site.get('project', issue.projectId);
  const fields = [...fieldsOfScreen(site, transition.screenId), ...[site.find('field', 'comment') ?? []].flat()];
  return [...new Set(fields)].filter((field) => isSettable(site, call.actorId, field, { project, issue }));
}
