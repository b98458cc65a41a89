import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { BACKGROUND_TIMEOUT_MAX_MS } from './limits.ts';

/** `name` and the like may be translated; local-jira shows the key of a translation as it stands. */
const text = z.union([z.string(), z.object({ i18n: z.string() }).transform((value) => value.i18n)]);
const reference = z.object({ resource: z.string() });
const resolver = z.object({ function: z.string() });
const expression = z.object({ expression: z.string() });

const pageModule = z.looseObject({
  key: z.string(),
  title: text.optional(),
  name: text.optional(),
  icon: z.string().optional(),
  resource: z.string().optional(),
  resolver: resolver.optional(),
});

const ruleModule = z.looseObject({
  key: z.string(),
  name: text,
  description: text,
  function: z.string().optional(),
  expression: z.string().optional(),
  errorMessage: z.union([text, expression]).optional(),
  projectTypes: z.array(z.enum(['company-managed', 'team-managed'])).default(['company-managed']),
  create: reference.optional(),
  edit: reference.optional(),
  view: reference.optional(),
  resolver: resolver.optional(),
});

const fieldModule = z.looseObject({
  key: z.string(),
  name: text,
  description: text.default(''),
  type: z.enum(['string', 'number', 'user', 'group', 'date', 'datetime', 'object']),
  collection: z.enum(['none', 'list']).default('none'),
  readOnly: z.boolean().default(false),
  view: z
    .looseObject({
      formatter: expression.optional(),
      value: z.object({ function: z.string() }).optional(),
    })
    .optional(),
  edit: z
    .looseObject({
      validation: z.looseObject({ expression: z.string(), errorMessage: text.optional() }).optional(),
    })
    .optional(),
});

const triggerModule = z.looseObject({
  key: z.string(),
  function: z.string(),
  events: z.array(z.string()),
  filter: z
    .looseObject({
      ignoreSelf: z.boolean().default(false),
      expression: z.string().optional(),
      onError: z.enum(['IGNORE_AND_LOG', 'IGNORE', 'RECEIVE_AND_LOG', 'RECEIVE']).default('IGNORE_AND_LOG'),
    })
    .optional(),
});

const scheduledModule = z.looseObject({
  key: z.string(),
  function: z.string(),
  interval: z.enum(['fiveMinute', 'hour', 'day', 'week']),
});

const modules = z.looseObject({
  'jira:issuePanel': z.array(pageModule).default([]),
  'jira:projectPage': z.array(pageModule).default([]),
  'jira:projectSettingsPage': z.array(pageModule).default([]),
  'jira:adminPage': z.array(pageModule).default([]),
  'jira:globalPage': z.array(pageModule).default([]),
  'jira:workflowValidator': z.array(ruleModule).default([]),
  'jira:workflowCondition': z.array(ruleModule).default([]),
  'jira:customField': z.array(fieldModule).default([]),
  trigger: z.array(triggerModule).default([]),
  consumer: z.array(z.looseObject({ key: z.string(), queue: z.string(), function: z.string() })).default([]),
  scheduledTrigger: z.array(scheduledModule).default([]),
  sql: z.array(z.looseObject({ key: z.string() })).default([]),
  function: z
    .array(
      z.looseObject({
        key: z.string(),
        handler: z.string(),
        timeoutSeconds: z
          .number()
          .int()
          .min(1)
          .max(BACKGROUND_TIMEOUT_MAX_MS / 1_000)
          .optional(),
      }),
    )
    .default([]),
});

const scope = z.union([
  z.string(),
  z.record(z.string(), z.looseObject({ allowImpersonation: z.boolean().optional() })),
]);

const manifest = z.looseObject({
  modules,
  resources: z.array(z.looseObject({ key: z.string(), path: z.string() })).default([]),
  permissions: z
    .looseObject({
      scopes: z.array(scope).default([]),
      content: z
        .looseObject({ styles: z.array(z.string()).default([]), scripts: z.array(z.string()).default([]) })
        .optional(),
    })
    .default({ scopes: [] }),
  app: z.looseObject({
    id: z.string().regex(/^ari:cloud:ecosystem::app\/[\w-]+$/),
    runtime: z.looseObject({ name: z.string(), memoryMB: z.number().optional() }),
  }),
});

type ParsedManifest = z.infer<typeof manifest>;
export type PageModule = z.infer<typeof pageModule>;
export type RuleModule = z.infer<typeof ruleModule>;
export type FieldModule = z.infer<typeof fieldModule>;
export type TriggerModule = z.infer<typeof triggerModule>;
export type ScheduledModule = z.infer<typeof scheduledModule>;

export interface Manifest extends ParsedManifest {
  /** The app's UUID, without its `ari:cloud:ecosystem::app/`. */
  readonly appId: string;
  readonly scopes: readonly string[];
  /** Those that allow `asUser(accountId)` outside a person's own invocation. */
  readonly impersonationScopes: readonly string[];
}

/** Module types of which local-jira does nothing; a manifest that uses one is told so at start. */
const KNOWN_MODULES: ReadonlySet<string> = new Set(Object.keys(modules.shape));

/** @throws Error that names the file and the place in it */
export function loadManifest(path: string): Manifest {
  let source: string;
  try {
    source = readFileSync(path, 'utf8');
  } catch {
    throw new Error(`There is no manifest at ${path}.`);
  }
  const parsed = manifest.safeParse(parse(source));
  if (!parsed.success)
    throw new Error(`${path} is not a manifest that local-jira can run:\n${z.prettifyError(parsed.error)}`);
  const scopes: string[] = [];
  const impersonationScopes: string[] = [];
  for (const entry of parsed.data.permissions.scopes) {
    if (typeof entry === 'string') scopes.push(entry);
    else {
      for (const [name, options] of Object.entries(entry)) {
        scopes.push(name);
        if (options.allowImpersonation === true) impersonationScopes.push(name);
      }
    }
  }
  const appId = parsed.data.app.id.replace('ari:cloud:ecosystem::app/', '');
  return { ...parsed.data, appId, scopes, impersonationScopes };
}

/** Keys of module types that the manifest uses and local-jira does not run. */
export function unsupportedModules(loaded: Manifest): string[] {
  return Object.keys(loaded.modules).filter((type) => !KNOWN_MODULES.has(type));
}
