/**
 * The seed format: one JSON document that describes a site. Things are named by their names (status "Done", role
 * "Administrators", group "finance"), issues by key, users by account id or e-mail address, fields by id, by name, or, for
 * an app's field, by the key of its `jira:customField` module. What is not given has Jira's default. A site always has
 * Jira's default issue types, statuses, priorities, resolutions, link types, roles and schemes, also when unnamed here.
 *
 * Instants are ISO 8601 with an offset (`2026-09-01T09:00:00Z`), days `2026-09-01`, durations `1w 2d 3h 30m`.
 */
import { z } from 'zod';

const instant = z.iso.datetime({ offset: true });
const day = z.iso.date();
const name = z.string().trim().min(1).max(255);
const key = z.string().regex(/^[A-Z][A-Z0-9_]+$/);
const issueKey = z.string().regex(/^[A-Z][A-Z0-9_]+-\d+$/);
const id = z.string().regex(/^\d+$/);
/** An account id or an e-mail address. */
const person = z.string().min(1);
/** Plain text, its lines as paragraphs, or an ADF document. */
const richText = z.union([z.string(), z.looseObject({ type: z.literal('doc') })]);
/** By field reference: text, number, day, person, option's name, or JSON, as the field's type wants it; null empties it. */
const fieldValues = z.record(z.string(), z.json());

const user = z.strictObject({
  accountId: z.string().min(1).max(128),
  displayName: name,
  /** What the person does, for the sign-in page. */
  jobTitle: name.optional(),
  email: z.email(),
  /** For basic auth by outside clients; without it the user can only sign in to the pages. */
  token: z.string().min(1).optional(),
  groups: z.array(name).default([]),
  active: z.boolean().default(true),
  timeZone: z.string().default('Etc/UTC'),
  locale: z.string().default('en_US'),
});

const holder = z.union([
  z.strictObject({ type: z.enum(['anyone', 'applicationRole', 'assignee', 'reporter', 'projectLead']) }),
  z.strictObject({ type: z.enum(['group', 'projectRole', 'user']), parameter: z.string().min(1) }),
]);

const rule = z.strictObject({ ruleKey: z.string().min(1), parameters: z.record(z.string(), z.string()).default({}) });

const transition = z.strictObject({
  id,
  name,
  /** Names of statuses, or `*` for any status, or absent for the transition that creates an issue. */
  from: z.union([z.literal('*'), z.array(name).min(1)]).optional(),
  to: name,
  /** Name of the screen shown during the transition. */
  screen: name.optional(),
  /** All must hold. */
  conditions: z.array(rule).default([]),
  validators: z.array(rule).default([]),
  actions: z.array(rule).default([]),
});

const project = z.strictObject({
  key,
  name,
  id: id.optional(),
  description: z.string().default(''),
  type: z.enum(['software', 'business']).default('software'),
  lead: person,
  /** Default: Jira's default issue type scheme. */
  issueTypes: z.array(name).min(1).optional(),
  /** By issue type name, and `default`. */
  workflows: z.record(z.string(), name).optional(),
  /** By issue type name, and `default`: screen names. */
  screens: z
    .record(
      z.string(),
      z.strictObject({ default: name, create: name.optional(), edit: name.optional(), view: name.optional() }),
    )
    .optional(),
  permissionScheme: name.optional(),
  issueSecurityScheme: name.optional(),
  roles: z
    .record(z.string(), z.strictObject({ users: z.array(person).default([]), groups: z.array(name).default([]) }))
    .default({}),
  components: z.array(name).default([]),
  versions: z
    .array(z.strictObject({ name, released: z.boolean().default(false), releaseDate: day.optional() }))
    .default([]),
  properties: z.record(z.string(), z.json()).default({}),
});

const worklog = z.strictObject({
  by: person,
  started: instant,
  timeSpent: z.string().min(1),
  comment: richText.optional(),
});

/** At `at`, `by` moves the issue to a status or sets fields, or both. It becomes one entry of the issue's history. */
const historyEntry = z.strictObject({
  at: instant,
  by: person,
  status: name.optional(),
  resolution: name.nullable().optional(),
  fields: fieldValues.default({}),
});

const issue = z.strictObject({
  key: issueKey,
  type: name,
  summary: name,
  description: richText.optional(),
  /** The status at creation; default: where the workflow's create transition leads. `history` moves it on. */
  status: name.optional(),
  resolution: name.optional(),
  assignee: person.optional(),
  /** Default: the project lead. */
  reporter: person.optional(),
  creator: person.optional(),
  priority: name.optional(),
  labels: z.array(z.string().regex(/^\S+$/)).default([]),
  components: z.array(name).default([]),
  fixVersions: z.array(name).default([]),
  parent: issueKey.optional(),
  dueDate: day.optional(),
  originalEstimate: z.string().optional(),
  /** Default: the original estimate less the time logged, not below zero. */
  remainingEstimate: z.string().optional(),
  securityLevel: name.optional(),
  created: instant,
  /** Values at creation. */
  fields: fieldValues.default({}),
  /** In order of time. */
  history: z.array(historyEntry).default([]),
  worklogs: z.array(worklog).default([]),
  comments: z.array(z.strictObject({ by: person, at: instant, body: richText })).default([]),
  properties: z.record(z.string(), z.json()).default({}),
});

export const seedSchema = z.strictObject({
  $schema: z.string().optional(),
  /** Where the site's clock stands when it first starts; it runs on from there. Default: the machine's own time. */
  clock: instant.optional(),
  users: z.array(user).min(1),
  /** Groups without members; those that users name come into being by themselves. */
  groups: z.array(name).default([]),
  roles: z.array(z.strictObject({ name, description: z.string().default('') })).default([]),
  issueTypes: z
    .array(
      z.strictObject({
        name,
        description: z.string().default(''),
        /** -1 subtask, 0 standard, 1 epic */
        hierarchyLevel: z.union([z.literal(-1), z.literal(0), z.literal(1)]).default(0),
      }),
    )
    .default([]),
  statuses: z
    .array(
      z.strictObject({ name, category: z.enum(['TODO', 'IN_PROGRESS', 'DONE']), description: z.string().default('') }),
    )
    .default([]),
  /** Ordinary custom fields. An app's fields come from its manifest. */
  fields: z
    .array(
      z.strictObject({
        name,
        type: z.enum(['text', 'textarea', 'number', 'date', 'datetime', 'user', 'select']),
        options: z.array(name).default([]),
        description: z.string().default(''),
      }),
    )
    .default([]),
  /** A screen of the name of one that Jira brings along, such as "Default Screen", gets the fields in addition. */
  screens: z.array(z.strictObject({ name, fields: z.array(z.string()).min(1) })).default([]),
  workflows: z
    .array(
      z.strictObject({
        name,
        description: z.string().default(''),
        statuses: z.array(name).min(1),
        transitions: z.array(transition).min(1),
      }),
    )
    .default([]),
  /** The role of apps holds every project permission besides, as in Jira. */
  permissionSchemes: z
    .array(z.strictObject({ name, grants: z.array(z.strictObject({ permission: z.string(), holder })) }))
    .default([]),
  issueSecuritySchemes: z
    .array(
      z.strictObject({
        name,
        default: name.optional(),
        levels: z.array(z.strictObject({ name, description: z.string().default(''), holders: z.array(holder) })).min(1),
      }),
    )
    .default([]),
  projects: z.array(project).default([]),
  issues: z.array(issue).default([]),
  /** `{"type": "Blocks", "from": "A-1", "to": "A-2"}` reads "A-1 blocks A-2". */
  links: z.array(z.strictObject({ type: name, from: issueKey, to: issueKey })).default([]),
});

/** A seed as somebody writes it. */
export type SeedDocument = z.input<typeof seedSchema>;
/** A seed with its defaults filled in. */
export type Seed = z.output<typeof seedSchema>;
export type SeedHolder = z.output<typeof holder>;
export type SeedIssue = z.output<typeof issue>;
export type SeedProject = z.output<typeof project>;
export type SeedWorkflow = Seed['workflows'][number];
