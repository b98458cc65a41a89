/** Forge's documented limits, each with the page of https://developer.atlassian.com/platform/forge/ it comes from. */

const SECOND = 1_000;
const KIB = 1_024;
const MIB = 1_024 * KIB;

/** limits-invocation: "Runtime seconds … 25". */
export const FUNCTION_TIMEOUT_MS = 25 * SECOND;
/** limits-invocation: consumers and scheduled triggers, unless the function declares `timeoutSeconds`. */
export const BACKGROUND_TIMEOUT_MS = 55 * SECOND;
/** limits-invocation: the most that `timeoutSeconds` may ask for. */
export const BACKGROUND_TIMEOUT_MAX_MS = 900 * SECOND;
/** limits-invocation: "Default memory limit is 512MB". */
export const FUNCTION_MEMORY_MB = 512;
/** limits-invocation: "Payload size 5MB". */
export const INVOCATION_PAYLOAD_BYTES = 5 * MIB;
/** limits-invocation: "Front-end invocation request payload size 500KB". */
export const FRONT_END_REQUEST_BYTES = 500 * KIB;
/** limits-invocation: "Front-end invocation response payload size 5MB". */
export const FRONT_END_RESPONSE_BYTES = 5 * MIB;

/** events-reference/product_events: "Atlassian app events larger than 200 kB are not delivered." */
export const PRODUCT_EVENT_BYTES = 200 * 1_000;
/** events-reference/product_events: "You can only retry an event for a maximum of four times." */
export const PRODUCT_EVENT_RETRIES = 4;
/** events-reference/product_events: larger `retryAfter` values are lowered to 900 seconds. */
export const RETRY_AFTER_MAX_SECONDS = 900;
/** events-reference/product_events: "The maximum retryData size is 4KB." */
export const RETRY_DATA_BYTES = 4 * KIB;
/** runtime-reference/async-events-api: "A maximum of 50 events can be pushed per request". */
export const QUEUE_EVENTS_PER_PUSH = 50;
/** runtime-reference/async-events-api: "up to a maximum combined payload of 200 KB". */
export const QUEUE_PUSH_BYTES = 200 * KIB;
/** runtime-reference/async-events-api: `delayInSeconds` reaches 15 minutes. */
export const QUEUE_DELAY_MAX_SECONDS = 900;
/** limits-async-events: pushes a minute and installation. */
export const QUEUE_PUSHES_PER_MINUTE = 500;
/** runtime-reference/async-events-api#retention-window: "lasts for 24 hours". */
export const QUEUE_RETENTION_MS = 24 * 60 * 60 * SECOND;

/** manifest-reference/modules/scheduled-trigger: "about 5 minutes after app deployment". */
export const SCHEDULE_FIRST_RUN_MS = 5 * 60 * SECOND;

/** storage-reference/sql#per-install-limits */
export const SQL_TABLES = 200;
export const SQL_DML_PER_SECOND = 150;
export const SQL_DDL_PER_MINUTE = 25;
export const SQL_QUERY_MS_PER_MINUTE = 62.5 * SECOND;
/** storage-reference/sql#query-and-response-limits */
export const SQL_REQUEST_BYTES = MIB;
export const SQL_RESPONSE_BYTES = 4 * MIB;
export const SQL_SELECT_TIMEOUT_MS = 5 * SECOND;
export const SQL_WRITE_TIMEOUT_MS = 10 * SECOND;
export const SQL_DDL_TIMEOUT_MS = 20 * SECOND;
