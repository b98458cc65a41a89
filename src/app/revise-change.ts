import type { ChangePanel, Reply, RequestOf } from '../contract/api';
import { decideChange } from '../domain/change/change-command';
import { actOnChange, planned } from './act-on-change';
import type { IssueCaller } from './caller';
import type { ChangeDeps } from './change-deps';

/** Takes a rejected change request back to a draft. */
export function reviseChange(
  deps: ChangeDeps,
  caller: IssueCaller,
  { seq }: RequestOf<'change/revise'>,
): Promise<Reply<ChangePanel>> {
  return actOnChange(deps, caller, { edit: true, named: [] }, ({ change, termsHash }) =>
    planned(decideChange(change, termsHash, { kind: 'revise', actor: caller.accountId, seq })),
  );
}
