import { JiraError } from '../rest/errors.ts';
import { createIndexes, type SiteIndexes } from './indexes.ts';
import type { RecordKind, RecordKinds } from './model.ts';
import { NO_APP_RULES } from './no-app-rules.ts';
import type { Clock, ProductEvent, ProductEventListener, Site } from './ports.ts';
import { isRecordKind, notFoundText, propertyId, RECORD_KINDS, recordId } from './record-kinds.ts';
import type { RecordChange, SiteStorage } from './storage.ts';
import { getWorkflowFor } from './workflow-of.ts';

/** Every local site is this one; Atlassian's cloud ids are UUIDs. */
const LOCAL_CLOUD_ID = '5c2b7f6a-1d0e-4c3b-9a58-0f4e7d6c8b21';
/** Ids of records that people make start here on a Jira site. */
const FIRST_ID = 10_000;

export interface SiteOptions {
  readonly storage: SiteStorage;
  readonly clock: Clock;
  readonly baseUrl: string;
}

type Tables = { readonly [K in RecordKind]: Map<string, RecordKinds[K]> };

/** Opens a site over its storage; everything stored is read into memory at once. */
export function createSite({ storage, clock, baseUrl }: SiteOptions): Site {
  const tables = emptyTables();
  const indexes = createIndexes();
  const sequences = new Map<RecordKind, number>();
  const dirty = new Map<string, { kind: RecordKind; id: string }>();
  const listeners: ProductEventListener[] = [];
  let pendingEvents: ProductEvent[] = [];

  function install(kind: RecordKind, id: string, json: string): void {
    // Only `commit` below writes this JSON, from records of this very kind.
    const record = JSON.parse(json) as RecordKinds[RecordKind];
    placeIn(tables, indexes, kind, id, record);
    noteId(kind, id);
  }

  function noteId(kind: RecordKind, id: string): void {
    const digits = /^(?:customfield_)?(\d{1,15})$/.exec(id)?.[1];
    if (digits === undefined) return;
    sequences.set(kind, Math.max(sequences.get(kind) ?? FIRST_ID, Number(digits) + 1));
  }

  function forget(kind: RecordKind, id: string): void {
    tables[kind].delete(id);
    indexes.remove(kind, id);
  }

  function markDirty(kind: RecordKind, id: string): void {
    dirty.set(`${kind}\n${id}`, { kind, id });
  }

  for (const { kind, id, json } of storage.load()) {
    if (!isRecordKind(kind)) throw new Error(`The stored site holds a record of unknown kind "${kind}".`);
    install(kind, id, json);
  }
  restoreSequences(tables.setting, sequences);

  return {
    clock,
    baseUrl,
    cloudId: LOCAL_CLOUD_ID,
    rules: NO_APP_RULES,

    find(kind, id) {
      return tables[kind].get(id);
    },
    get(kind, id) {
      const record = tables[kind].get(id);
      if (record === undefined) throw new JiraError(404, [notFoundText(kind)]);
      return record;
    },
    all(kind) {
      return tables[kind].values();
    },
    put(kind, record) {
      const id = recordId(kind, record);
      placeIn(tables, indexes, kind, id, record);
      noteId(kind, id);
      markDirty(kind, id);
    },
    remove(kind, id) {
      forget(kind, id);
      markDirty(kind, id);
    },
    nextId(kind) {
      const next = sequences.get(kind) ?? FIRST_ID;
      sequences.set(kind, next + 1);
      const setting = { id: sequenceSettingId(kind), value: next + 1 };
      tables.setting.set(setting.id, setting);
      markDirty('setting', setting.id);
      return String(next);
    },
    commit() {
      if (dirty.size > 0) {
        const changes: RecordChange[] = [];
        for (const { kind, id } of dirty.values()) {
          const record = tables[kind].get(id);
          changes.push({ kind, id, json: record === undefined ? null : JSON.stringify(record) });
        }
        storage.save(changes);
        dirty.clear();
      }
      const events = pendingEvents;
      pendingEvents = [];
      for (const event of events) for (const listener of listeners) listener(event);
    },
    rollback() {
      for (const { kind, id } of dirty.values()) {
        const json = storage.read(kind, id);
        // Sequences only ever grow: an id that was handed out is not handed out again.
        if (kind === 'setting' && id.startsWith(SEQUENCE_PREFIX)) continue;
        forget(kind, id);
        if (json !== null) install(kind, id, json);
      }
      dirty.clear();
      pendingEvents = [];
    },

    findIssue(idOrKey) {
      const key = idOrKey.toUpperCase();
      return tables.issue.get(idOrKey) ?? indexes.issuesByKey.of(key)[0] ?? indexes.issuesByFormerKey.of(key).at(-1);
    },
    findProject(idOrKey) {
      const key = idOrKey.toUpperCase();
      return (
        tables.project.get(idOrKey) ?? indexes.projectsByKey.of(key)[0] ?? indexes.projectsByFormerKey.of(key).at(-1)
      );
    },
    issuesOf: (projectId) => indexes.issuesByProject.of(projectId),
    changelogOf: (issueId) => indexes.changelogByIssue.of(issueId),
    worklogsOf: (issueId) => indexes.worklogsByIssue.of(issueId),
    commentsOf: (issueId) => indexes.commentsByIssue.of(issueId),
    linksOf: (issueId) => indexes.linksByIssue.of(issueId),
    childrenOf: (issueId) => indexes.issuesByParent.of(issueId),
    findProperty: (owner, ownerId, key) => tables.property.get(propertyId(owner, ownerId, key))?.value,
    propertiesOf: (owner, ownerId) => indexes.propertiesByOwner.of(`${owner}:${ownerId}`),
    workflowOf(issue) {
      return getWorkflowFor(this, issue);
    },

    emit(event) {
      pendingEvents.push(event);
    },
    onEvent(listener) {
      listeners.push(listener);
    },
  };
}

const SEQUENCE_PREFIX = 'sequence:';

function sequenceSettingId(kind: RecordKind): string {
  return `${SEQUENCE_PREFIX}${kind}`;
}

function restoreSequences(settings: ReadonlyMap<string, { value: unknown }>, sequences: Map<RecordKind, number>): void {
  for (const kind of RECORD_KINDS) {
    const stored = settings.get(sequenceSettingId(kind))?.value;
    if (typeof stored === 'number') sequences.set(kind, Math.max(sequences.get(kind) ?? FIRST_ID, stored));
  }
}

function emptyTables(): Tables {
  return Object.fromEntries(RECORD_KINDS.map((kind) => [kind, new Map()])) as Tables;
}

function placeIn<K extends RecordKind>(
  tables: Tables,
  indexes: SiteIndexes,
  kind: K,
  id: string,
  record: RecordKinds[K],
): void {
  const table: Map<string, RecordKinds[K]> = tables[kind];
  table.set(id, record);
  indexes.place(kind, id, record);
}
