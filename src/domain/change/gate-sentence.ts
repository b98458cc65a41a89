import type { Breach } from '../variance/breach';
import type { ChangeImpact } from './change-effect';
import type { GateReason } from './gate';
import type { Money } from '../money/money';
import { toDecimal } from '../money/parse-money';

/** Display names by account id. Approvers whose name is not known are counted. */
export type Names = ReadonlyMap<string, string>;

/**
 * The sentence for one reason, the only place where reasons become text. It names the change, its amount and days, whom it
 * waits for, and where to go.
 */
export function gateSentence(reason: GateReason, names: Names): string {
  switch (reason.kind) {
    case 'not-configured':
      return 'Plumbline is not set up for this project yet. A project administrator saves its settings under Project settings, Plumbline.';
    case 'draft':
      return (
        `${named(reason)} is still a draft and waits to be submitted. ` +
        `Open ${reason.issueKey} and submit or withdraw it in the Plumbline panel.`
      );
    case 'rejected':
      return (
        `${named(reason)} was rejected and waits to be revised or withdrawn. ` +
        `Open ${reason.issueKey} and revise or withdraw it in the Plumbline panel.`
      );
    case 'in-review':
      return (
        `${named(reason)} is in review and waits for ${listNames(reason.waitingFor, names)} ` +
        `(${String(reason.approvals)} of ${count(reason.quorum, 'approval')} given). Open ${reason.issueKey} to see its terms.`
      );
    case 'no-baseline':
      return 'This project has no approved baseline yet. Capture one on the project’s Variance page.';
    case 'not-in-baseline':
      return (
        'This work item is not in the approved baseline, and no approved change request keeps it in scope. ' +
        'Raise a change request that adds it, in the Plumbline panel of this work item.'
      );
    case 'budget-fault':
      return `The budget cannot be compared with the baseline: ${reason.explanation} Correct the Budget field of this work item.`;
    case 'breach':
      return `${breachSentence(reason.breach)} Bring it back, or raise a change request in the Plumbline panel of this work item.`;
  }
}

export function breachSentence(breach: Breach): string {
  if (breach.kind === 'budget') {
    return (
      `The budget is ${amount(breach.over)} over the baseline of ${amount(breach.baseline)}; ` +
      `the tolerance is ${amount(breach.allowed)}.`
    );
  }
  return (
    `The expected finish is ${count(breach.daysLate, 'working day')} after the baseline finish (${breach.baseline}); ` +
    `the tolerance is ${count(breach.allowedDays, 'working day')}.`
  );
}

/** `+12,500.00 EUR`, `-3.00 EUR`, `0.00 EUR`. Sentences for errors have one language, so the grouping is fixed too. */
export function signedAmount(money: Money): string {
  return money.minor > 0n ? `+${amount(money)}` : amount(money);
}

/** `+5 working days`, `-1 working day`, `no change of dates`. */
export function signedDays(days: number): string {
  if (days === 0) return 'no change of dates';
  return `${days > 0 ? '+' : ''}${count(days, 'working day')}`;
}

function amount(money: Money): string {
  return `${toDecimal(money).replace(/\B(?=(\d{3})+(?=\.|$))(?<!\.\d*)/g, ',')} ${money.currency}`;
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${Math.abs(number) === 1 ? '' : 's'}`;
}

function named(reason: { readonly issueKey: string; readonly impact: ChangeImpact | null }): string {
  const { issueKey, impact } = reason;
  if (impact === null) return `Change request ${issueKey} (its lines no longer fit the current baseline)`;
  return `Change request ${issueKey} (${signedAmount(impact.cost)}, ${signedDays(impact.days)})`;
}

function listNames(accountIds: readonly string[], names: Names): string {
  const known = accountIds.flatMap((accountId) => names.get(accountId) ?? []);
  const unknown = accountIds.length - known.length;
  if (known.length === 0) return count(unknown, 'approver');
  const all = unknown === 0 ? known : [...known, `${String(unknown)} more`];
  const last = all.at(-1) ?? '';
  return all.length === 1 ? last : `${all.slice(0, -1).join(', ')} and ${last}`;
}
