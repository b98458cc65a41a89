/** A browser on two busy cores: what takes a second at a desk may take many. */
export const BROWSER_LIMIT_MS = 90_000;
