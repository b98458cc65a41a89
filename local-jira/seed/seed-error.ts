/** A seed that cannot be applied; the message is one line for the person who wrote it. */
export class SeedError extends Error {}
