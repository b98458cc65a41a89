import type { ChangePanel, Reply, RequestOf } from '../contract/api';
import { decideChange } from '../domain/change/change-command';
import { actOnChange, planned } from './act-on-change';
import type { IssueCaller } from './caller';
import type { ChangeDeps } from './change-deps';

/** Takes a change request back for good, before it is approved. */
export function withdrawChange(
  deps: ChangeDeps,
  caller: IssueCaller,
  { seq, reason }: RequestOf<'change/withdraw'>,
): Promise<Reply<ChangePanel>> {
  return actOnChange(deps, caller, { edit: true, named: [] }, ({ change, termsHash }) =>
    planned(decideChange(change, termsHash, { kind: 'withdraw', actor: caller.accountId, seq, reason })),
  );
}
