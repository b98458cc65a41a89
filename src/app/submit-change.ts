import type { ChangePanel, Reply, RequestOf } from '../contract/api';
import { decideChange } from '../domain/change/change-command';
import { actOnChange, planned } from './act-on-change';
import type { IssueCaller } from './caller';
import type { ChangeDeps } from './change-deps';
import { applyChange } from './change-view';
import { refuse } from './reply';

/** Puts a draft before its approvers. Who they are and how many must agree is copied from the settings as they are now. */
export function submitChange(
  deps: ChangeDeps,
  caller: IssueCaller,
  { seq, termsHash: shown }: RequestOf<'change/submit'>,
): Promise<Reply<ChangePanel>> {
  return actOnChange(deps, caller, { edit: true, named: [] }, ({ ground, change, termsHash }) => {
    const { rules, view } = ground;
    const { approvers, quorum } = rules.settings;
    const command = {
      kind: 'submit',
      actor: caller.accountId,
      seq,
      termsHash: shown,
      policy: { approvers, quorum },
    } as const;
    const decision = decideChange(change, termsHash, command);
    if (!decision.ok || change === undefined) return planned(decision);
    if (change.currency !== rules.currency) {
      return Promise.resolve(
        refuse(
          'not-allowed-now',
          'The project’s currency has changed since these terms were written. Edit them first.',
        ),
      );
    }
    const { lines } = applyChange(change, rules, view);
    if (!lines.ok)
      return Promise.resolve(
        refuse('not-allowed-now', `${lines.explanation} Edit the terms first.`, `terms.${lines.field}`),
      );
    return planned(decision);
  });
}
