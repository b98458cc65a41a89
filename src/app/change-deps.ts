import type { ChangeFollowUps } from '../jira/change-follow-ups';
import type { ChangeIssues } from '../jira/change-issues';
import type { GateLooks } from '../jira/gate-look';
import type { IssueSight } from '../jira/issue-sight';
import type { AppDeps } from './app-deps';

/** What change control stands on besides. */
export interface ChangeDeps extends AppDeps {
  readonly sight: IssueSight;
  readonly changeIssues: ChangeIssues;
  readonly followUps: ChangeFollowUps;
  readonly gateLooks: GateLooks;
}
