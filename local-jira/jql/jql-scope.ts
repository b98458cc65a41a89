import type { AccountId, IssueRecord } from '../site/model.ts';
import type { Site } from '../site/ports.ts';

/** In whose name, when and on which site a query is read. */
export interface JqlScope {
  readonly site: Site;
  readonly actorId: AccountId | null;
  /** epoch milliseconds */
  readonly now: number;
  readonly timeZone: string;
  canSee(issue: IssueRecord): boolean;
}
