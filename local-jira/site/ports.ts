/**
 * The seams between the parts of local-jira. The site (state, permissions, workflow engine, REST) knows nothing of Forge;
 * the Forge runtime plugs into it through `AppRules` and listens through `ProductEvent`s, and calls REST as a `Principal`.
 */
import type {
  AccountId,
  ChangelogRecord,
  CommentRecord,
  IssueLinkRecord,
  IssueRecord,
  ProjectRecord,
  PropertyOwner,
  PropertyRecord,
  RecordKind,
  RecordKinds,
  RuleRecord,
  TransitionRecord,
  WorklogRecord,
  WorkflowRecord,
} from './model.ts';

/** Who a REST call is made as. */
export type Principal =
  | { readonly kind: 'user'; readonly accountId: AccountId }
  /** A Forge app calling for a user (`asUser`): the user's permissions, narrowed to the app's scopes. */
  | {
      readonly kind: 'app-as-user';
      readonly accountId: AccountId;
      readonly scopes: readonly string[];
      readonly appId: string;
    }
  /** A Forge app calling as itself (`asApp`): the app user's permissions, narrowed to the app's scopes. */
  | { readonly kind: 'app'; readonly accountId: AccountId; readonly scopes: readonly string[]; readonly appId: string }
  | { readonly kind: 'anonymous' };

export interface RestRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path without query, such as `/rest/api/3/myself`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or undefined when there was no body. */
  readonly body: unknown;
  readonly principal: Principal;
}

export interface RestResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, or undefined for an empty body. */
  readonly body: unknown;
  /** Rate-limit points as Jira counts them: 1 + 1 per core object (+2 per identity object); writes 1. */
  readonly points: number;
}

/** `createRest(site)` in `rest/router.ts` returns one of these. Everything, in-process or over HTTP, goes through it. */
export type RestHandler = (request: RestRequest) => Promise<RestResponse>;

export interface Clock {
  /** epoch milliseconds */
  now(): number;
}

export interface TransitionAttempt {
  readonly issue: IssueRecord;
  /** The issue as it would be with the transition screen's edits. */
  readonly edited: IssueRecord;
  readonly workflow: WorkflowRecord;
  readonly transition: TransitionRecord;
  readonly actorId: AccountId;
  /** REST-shaped values of the fields edited on the transition screen. */
  readonly modifiedFields: Readonly<Record<string, unknown>>;
}

export type RuleOutcome = { readonly passed: true } | { readonly passed: false; readonly message: string };

/** A workflow rule module of an installed app, as `workflows/capabilities` offers it to administrators. */
export interface AppRuleModule {
  readonly ruleKey: 'forge:expression-validator' | 'forge:expression-condition' | 'forge:workflow-post-function';
  /** `ari:cloud:ecosystem::extension/{appId}/{environmentId}/static/{moduleKey}`, the rule's `key` parameter. */
  readonly key: string;
  readonly name: string;
  readonly description: string;
}

/** What apps contribute to the site; implemented by `forge/`. Rule keys it does not know must answer "not passed". */
export interface AppRules {
  /** The rules that may be put on transitions; none when absent. */
  readonly modules?: readonly AppRuleModule[];
  /** Runs one `forge:…` validator. A fault of the app is a failure, never a pass. */
  validate(rule: RuleRecord, attempt: TransitionAttempt): Promise<RuleOutcome>;
  /** Runs one `forge:…` condition; only boolean true passes. */
  allows(rule: RuleRecord, attempt: TransitionAttempt): Promise<boolean>;
  /** Validation of an app custom field on edit; returns an error message or null. */
  validateField(fieldId: string, value: unknown, issue: IssueRecord | null, actorId: AccountId): Promise<string | null>;
  /** Formatted text of an app custom field, or null if the module has no formatter. */
  formatField(fieldId: string, value: unknown, issue: IssueRecord, actorId: AccountId): Promise<string | null>;
}

/** What happened on the site, in Forge's event names and payload shapes (without Forge's own envelope fields). */
export interface ProductEvent {
  /** `avi:jira:updated:issue` … */
  readonly eventType: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Set when an app caused it (asApp or asUser), for `selfGenerated`. */
  readonly causedByAppId: string | null;
  readonly actorId: AccountId;
}
export type ProductEventListener = (event: ProductEvent) => void;

/**
 * The state of a site. Reads are synchronous and in memory, with indexes; writes mark records dirty and `commit()` makes
 * all dirty records durable in one transaction. A request handler commits once, before it answers.
 */
export interface Site {
  readonly clock: Clock;
  /** Such as `http://127.0.0.1:8118`; the prefix of every `self` link. */
  readonly baseUrl: string;
  readonly cloudId: string;
  rules: AppRules;

  find<K extends RecordKind>(kind: K, id: string): RecordKinds[K] | undefined;
  /** @throws JiraError 404 in Jira's words for the kind */
  get<K extends RecordKind>(kind: K, id: string): RecordKinds[K];
  all<K extends RecordKind>(kind: K): Iterable<RecordKinds[K]>;
  /** Adds or replaces; the caller may also mutate a record it got and `put` it again. */
  put<K extends RecordKind>(kind: K, record: RecordKinds[K]): void;
  remove(kind: RecordKind, id: string): void;
  /** The next numeric id of a kind, as a string; ids start at 10000 as on a Jira site. */
  nextId(kind: RecordKind): string;
  commit(): void;
  /** Puts every record changed since the last commit back as it was, and forgets its events. The router calls it after a failure. */
  rollback(): void;

  /** By id, key or former key. */
  findIssue(idOrKey: string): IssueRecord | undefined;
  findProject(idOrKey: string): ProjectRecord | undefined;
  issuesOf(projectId: string): readonly IssueRecord[];
  changelogOf(issueId: string): readonly ChangelogRecord[];
  worklogsOf(issueId: string): readonly WorklogRecord[];
  commentsOf(issueId: string): readonly CommentRecord[];
  linksOf(issueId: string): readonly IssueLinkRecord[];
  /** Issues whose parent is this one. */
  childrenOf(issueId: string): readonly IssueRecord[];
  /** The value, or undefined. */
  findProperty(owner: PropertyOwner, ownerId: string, key: string): unknown;
  propertiesOf(owner: PropertyOwner, ownerId: string): readonly PropertyRecord[];
  workflowOf(issue: Pick<IssueRecord, 'projectId' | 'issueTypeId'>): WorkflowRecord;

  /** Kept until the next `commit()`, so that no listener hears of what did not become durable. */
  emit(event: ProductEvent): void;
  onEvent(listener: ProductEventListener): void;
}

/** One REST call on its way to a route handler. */
export interface RestCall extends RestRequest {
  readonly site: Site;
  /** Path parameters by name, decoded. */
  readonly params: Readonly<Record<string, string>>;
  /** The account whose permissions apply; null when anonymous. */
  readonly actorId: AccountId | null;
}

export interface Route {
  readonly method: RestRequest['method'];
  /** As the OpenAPI document writes it: `/rest/api/3/issue/{issueIdOrKey}`. */
  readonly path: string;
  /** Classic OAuth scopes that an app's call needs, all of them (OpenAPI `x-atlassian-oauth2-scopes`/`security`). */
  readonly scopes: readonly string[];
  /** Forge: may an app call it as itself / as the user at all? Default both. */
  readonly appAccess?: 'both' | 'user-only' | 'app-only';
  /** May be called without signing in. Default no. */
  readonly anonymous?: boolean;
  handle(call: RestCall): Promise<RestResponse> | RestResponse;
}
