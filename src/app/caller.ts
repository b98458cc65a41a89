/** Who acts, and in which project. Both come from the platform's context and never from a payload. */
export interface ProjectCaller {
  readonly accountId: string;
  readonly projectId: string;
}

/** Somebody acting from an issue's panel. */
export interface IssueCaller extends ProjectCaller {
  readonly issueId: string;
  readonly issueKey: string;
  readonly issueTypeId: string;
}
