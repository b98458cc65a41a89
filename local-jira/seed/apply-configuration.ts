import { CUSTOM_FIELD_TYPES, makeCustomField } from '../site/custom-field.ts';
import { DEFAULTS } from '../site/install-defaults.ts';
import type { FieldSchema, Holder, RuleRecord, TransitionRecord } from '../site/model.ts';
import { PERMISSIONS } from '../site/permission-catalogue.ts';
import type { Site } from '../site/ports.ts';
import { stableUuid } from '../site/stable-uuid.ts';
import type { Seed, SeedHolder, SeedWorkflow } from './format.ts';
import type { SeedNames } from './names.ts';

/** Issue types, statuses, fields, screens, workflows and schemes. */
export function applyConfiguration(site: Site, seed: Seed, names: SeedNames): void {
  for (const role of seed.roles) {
    if (names.find('role', role.name) === undefined) site.put('role', { id: site.nextId('role'), ...role });
  }
  for (const type of seed.issueTypes) {
    if (names.find('issueType', type.name) !== undefined) continue;
    site.put('issueType', { id: site.nextId('issueType'), ...type, avatarId: '10300' });
  }
  for (const status of seed.statuses) {
    if (names.find('status', status.name) === undefined) site.put('status', { id: site.nextId('status'), ...status });
  }
  for (const field of seed.fields) addField(site, field);
  for (const screen of seed.screens) addScreen(site, screen, names);
  for (const workflow of seed.workflows) addWorkflow(site, workflow, names);
  for (const scheme of seed.permissionSchemes) {
    const people = scheme.grants.map(({ permission, holder }) => ({ permission, holder: toHolder(holder, names) }));
    const grants = [...people, ...appGrants()].map((grant, index) => ({ id: String(10_000 + index), ...grant }));
    site.put('permissionScheme', { id: site.nextId('permissionScheme'), name: scheme.name, description: '', grants });
  }
  for (const scheme of seed.issueSecuritySchemes) addSecurityScheme(site, scheme, names);
}

/** Jira gives the role of apps every project permission in every scheme. */
function appGrants(): { permission: string; holder: Holder }[] {
  return PERMISSIONS.filter(({ type }) => type === 'PROJECT').map(({ key }) => ({
    permission: key,
    holder: { type: 'projectRole', parameter: DEFAULTS.appRoleId },
  }));
}

const SCHEMA_BY_TYPE: Readonly<Record<Seed['fields'][number]['type'], FieldSchema>> = {
  text: { type: 'string', custom: `${CUSTOM_FIELD_TYPES}textfield` },
  textarea: { type: 'string', custom: `${CUSTOM_FIELD_TYPES}textarea` },
  number: { type: 'number', custom: `${CUSTOM_FIELD_TYPES}float` },
  date: { type: 'date', custom: `${CUSTOM_FIELD_TYPES}datepicker` },
  datetime: { type: 'datetime', custom: `${CUSTOM_FIELD_TYPES}datetime` },
  user: { type: 'user', custom: `${CUSTOM_FIELD_TYPES}userpicker` },
  select: { type: 'option', custom: `${CUSTOM_FIELD_TYPES}select` },
};

function addField(site: Site, { name, type, options, description }: Seed['fields'][number]): void {
  const number = site.nextId('field');
  const field = makeCustomField({
    number,
    name,
    description,
    schema: SCHEMA_BY_TYPE[type],
    options: options.map((value, index) => ({ id: String(Number(number) * 100 + index), value })),
  });
  site.put('field', field);
}

function addScreen(site: Site, { name, fields }: Seed['screens'][number], names: SeedNames): void {
  const fieldIds = fields.map((reference) => names.field(reference).id);
  const known = names.find('screen', name);
  const [firstTab, ...otherTabs] = known?.tabs ?? [];
  if (known !== undefined && firstTab !== undefined) {
    const together = [...new Set([...firstTab.fieldIds, ...fieldIds])];
    site.put('screen', { ...known, tabs: [{ ...firstTab, fieldIds: together }, ...otherTabs] });
    return;
  }
  const id = site.nextId('screen');
  site.put('screen', { id, name, description: '', tabs: [{ id: `${id}0`, name: 'Field Tab', fieldIds }] });
}

function addWorkflow(site: Site, workflow: SeedWorkflow, names: SeedNames): void {
  const now = site.clock.now();
  site.put('workflow', {
    id: stableUuid(`workflow ${workflow.name}`),
    name: workflow.name,
    description: workflow.description,
    version: { versionNumber: 1, id: stableUuid(`workflow ${workflow.name} version 1`) },
    statusIds: workflow.statuses.map((name) => names.get('status', name).id),
    transitions: workflow.transitions.map((transition) => toTransition(workflow.name, transition, names)),
    isEditable: true,
    created: now,
    updated: now,
  });
}

function toTransition(
  workflowName: string,
  { id, name, from, to, screen, conditions, validators, actions }: SeedWorkflow['transitions'][number],
  names: SeedNames,
): TransitionRecord {
  const rules = (
    kind: string,
    list: readonly { ruleKey: string; parameters: Record<string, string> }[],
  ): RuleRecord[] =>
    list.map((rule, index) => ({ id: stableUuid(`${workflowName} ${id} ${kind} ${String(index)}`), ...rule }));
  return {
    id,
    name,
    description: '',
    type: from === undefined ? 'INITIAL' : from === '*' ? 'GLOBAL' : 'DIRECTED',
    fromStatusIds: Array.isArray(from) ? from.map((each) => names.get('status', each).id) : [],
    toStatusId: names.get('status', to).id,
    screenId: screen === undefined ? null : names.get('screen', screen).id,
    conditions:
      conditions.length === 0 ? null : { operation: 'ALL', conditions: rules('condition', conditions), groups: [] },
    validators: rules('validator', validators),
    actions: rules('action', actions),
    properties: {},
  };
}

function addSecurityScheme(site: Site, scheme: Seed['issueSecuritySchemes'][number], names: SeedNames): void {
  const id = site.nextId('issueSecurityScheme');
  const levels = scheme.levels.map(({ name, description, holders }, index) => ({
    id: String(Number(id) * 10 + index),
    name,
    description,
    holders: holders.map((holder) => toHolder(holder, names)),
  }));
  const defaultLevelId = levels.find(({ name }) => name === scheme.default)?.id ?? null;
  site.put('issueSecurityScheme', { id, name: scheme.name, description: '', defaultLevelId, levels });
}

function toHolder(holder: SeedHolder, names: SeedNames): Holder {
  if (!('parameter' in holder)) return { type: holder.type, parameter: null };
  switch (holder.type) {
    case 'group':
      return { type: 'group', parameter: names.groupId(holder.parameter) };
    case 'projectRole':
      return { type: 'projectRole', parameter: names.get('role', holder.parameter).id };
    case 'user':
      return { type: 'user', parameter: names.person(holder.parameter) };
  }
}
