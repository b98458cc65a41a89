import { z } from 'zod';

const errorBody = z.object({
  errorMessages: z.array(z.string()).optional(),
  errors: z.record(z.string(), z.string()).optional(),
  error: z.object({ message: z.string() }).optional(),
});

/** A refusal or fault that the site answered with, in the site's own words. */
export class ApiError extends Error {
  readonly status: number;
  /** Sentences about the whole request. */
  readonly messages: readonly string[];
  /** Sentences about single fields, by field id. */
  readonly fields: Readonly<Record<string, string>>;

  constructor(status: number, messages: readonly string[], fields: Readonly<Record<string, string>>) {
    super([...messages, ...Object.values(fields)].join(' ') || `The site answered with status ${String(status)}.`);
    this.status = status;
    this.messages = messages;
    this.fields = fields;
  }
}

/** No answer at all: the server is not running or the connection was cut. */
export class UnreachableError extends Error {
  constructor() {
    super('The local Jira server did not answer. Check that it is still running, then try again.');
  }
}

/** Reads Jira's error body, `{errorMessages, errors}`, or local-jira's own, `{error: {message}}`. */
export function toApiError(status: number, body: unknown): ApiError {
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) return new ApiError(status, [], {});
  const { errorMessages = [], errors = {}, error } = parsed.data;
  return new ApiError(status, error ? [...errorMessages, error.message] : errorMessages, errors);
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
