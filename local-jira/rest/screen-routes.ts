import { z } from 'zod';
import type { ScreenRecord } from '../site/model.ts';
import type { RestCall, RestResponse, Route } from '../site/ports.ts';
import type { Json } from './beans/json.ts';
import { isNameTaken, listNamed } from './config-request.ts';
import { JiraError } from './errors.ts';
import { parseBody, requireAdministrator } from './input.ts';
import { created, noContent, ok, written } from './respond.ts';

const ADMINISTRATORS_ONLY = 'Only Jira administrators can manage screens.';
const SCOPES = ['manage:jira-project'];
/** The tab that a new screen has. */
const FIRST_TAB = 'Field Tab';

const createBody = z.object({ name: z.string().min(1).max(255), description: z.string().max(255).optional() });
const tabBody = z.object({ name: z.string().min(1).max(255) });
const fieldBody = z.object({ fieldId: z.string() });
const moveBody = z.object({
  after: z.string().optional(),
  position: z.enum(['Earlier', 'Later', 'First', 'Last']).optional(),
});

type Tab = ScreenRecord['tabs'][number];

export const screenRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/rest/api/3/screens',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      return listNamed(call, call.site.all('screen'), toScreenBean, 100);
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/screens',
    scopes: SCOPES,
    handle(call) {
      requireAdministrator(call, ADMINISTRATORS_ONLY);
      const { site } = call;
      const { name, description = '' } = parseBody(call, createBody);
      if (isNameTaken(site.all('screen'), name, null)) {
        throw new JiraError(400, ['The name is used by another screen.']);
      }
      const screen: ScreenRecord = { id: site.nextId('screen'), name, description, tabs: [] };
      screen.tabs = [{ id: nextTabId(call), name: FIRST_TAB, fieldIds: [] }];
      site.put('screen', screen);
      site.commit();
      return created(toScreenBean(screen));
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/screens/{screenId}',
    scopes: SCOPES,
    handle(call) {
      const { site } = call;
      const screen = getScreen(call);
      const inScheme = [...site.all('screenScheme')].some(({ screens }) => Object.values(screens).includes(screen.id));
      const inWorkflow = [...site.all('workflow')].some(({ transitions }) =>
        transitions.some(({ screenId }) => screenId === screen.id),
      );
      if (inScheme || inWorkflow) throw new JiraError(400, ['The screen cannot be deleted as it is in use.']);
      site.remove('screen', screen.id);
      site.commit();
      return noContent();
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/screens/{screenId}/availableFields',
    scopes: SCOPES,
    handle(call) {
      const screen = getScreen(call);
      const used = new Set(screen.tabs.flatMap((tab) => tab.fieldIds));
      const fields = [...call.site.all('field')].filter((field) => field.orderable && !used.has(field.id));
      return ok(
        fields.map(({ id, name }) => ({ id, name })),
        fields.length,
      );
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/screens/{screenId}/tabs',
    scopes: SCOPES,
    handle(call) {
      const { tabs } = getScreen(call);
      return ok(tabs.map(toTabBean), tabs.length);
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/screens/{screenId}/tabs',
    scopes: SCOPES,
    handle(call) {
      const screen = getScreen(call);
      const { name } = parseBody(call, tabBody);
      if (isNameTaken(screen.tabs, name, null)) {
        throw new JiraError(400, [`A tab with the name '${name}' already exists.`]);
      }
      const tab: Tab = { id: nextTabId(call), name, fieldIds: [] };
      screen.tabs.push(tab);
      return saved(call, screen, written(toTabBean(tab)));
    },
  },
  {
    method: 'GET',
    path: '/rest/api/3/screens/{screenId}/tabs/{tabId}/fields',
    scopes: SCOPES,
    handle(call) {
      const { fieldIds } = getTab(call, getScreen(call));
      return ok(
        fieldIds.map((id) => toFieldBean(call, id)),
        fieldIds.length,
      );
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/screens/{screenId}/tabs/{tabId}/fields',
    scopes: SCOPES,
    handle(call) {
      const screen = getScreen(call);
      const tab = getTab(call, screen);
      const { fieldId } = parseBody(call, fieldBody);
      if (call.site.find('field', fieldId) === undefined) {
        throw new JiraError(404, [`The field with id '${fieldId}' does not exist.`]);
      }
      if (screen.tabs.some((other) => other.fieldIds.includes(fieldId))) {
        throw new JiraError(400, [], { fieldId: `The field with id '${fieldId}' already exists on the screen.` });
      }
      tab.fieldIds.push(fieldId);
      return saved(call, screen, written(toFieldBean(call, fieldId)));
    },
  },
  {
    method: 'DELETE',
    path: '/rest/api/3/screens/{screenId}/tabs/{tabId}/fields/{id}',
    scopes: SCOPES,
    handle(call) {
      const screen = getScreen(call);
      const tab = getTab(call, screen);
      tab.fieldIds.splice(indexOfField(call, tab), 1);
      return saved(call, screen, noContent());
    },
  },
  {
    method: 'POST',
    path: '/rest/api/3/screens/{screenId}/tabs/{tabId}/fields/{id}/move',
    scopes: SCOPES,
    handle(call) {
      const screen = getScreen(call);
      const tab = getTab(call, screen);
      const from = indexOfField(call, tab);
      const { after, position } = parseBody(call, moveBody);
      const [fieldId] = tab.fieldIds.splice(from, 1);
      if (fieldId !== undefined) tab.fieldIds.splice(targetIndex(tab, from, after, position), 0, fieldId);
      return saved(call, screen, noContent());
    },
  },
];

function targetIndex(tab: Tab, from: number, after: string | undefined, position: string | undefined): number {
  if (after !== undefined) {
    // `after` is the address of the field that shall come before.
    const index = tab.fieldIds.indexOf(after.split('/').at(-1) ?? '');
    if (index < 0) throw new JiraError(404, ["The field can't be moved to the requested position."]);
    return index + 1;
  }
  if (position === undefined) throw new JiraError(400, ['Either after or position must be given.']);
  const places = new Map([
    ['First', 0],
    ['Last', tab.fieldIds.length],
    ['Earlier', Math.max(0, from - 1)],
    ['Later', from + 1],
  ]);
  return places.get(position) ?? from;
}

function getScreen(call: RestCall): ScreenRecord {
  requireAdministrator(call, ADMINISTRATORS_ONLY);
  const id = call.params['screenId'] ?? '';
  const screen = call.site.find('screen', id);
  if (screen === undefined) throw new JiraError(404, [`The screen with id ${id} does not exist.`]);
  return screen;
}

function getTab(call: RestCall, screen: ScreenRecord): Tab {
  const id = call.params['tabId'] ?? '';
  const tab = screen.tabs.find((candidate) => candidate.id === id);
  if (tab === undefined) throw new JiraError(404, [`The screen tab with id ${id} does not exist.`]);
  return tab;
}

function indexOfField(call: RestCall, tab: Tab): number {
  const index = tab.fieldIds.indexOf(call.params['id'] ?? '');
  if (index < 0) throw new JiraError(404, ['The field was not found on the screen tab.']);
  return index;
}

/** Tabs are numbered over all screens, as on Jira; they are no records of their own here. */
function nextTabId({ site }: RestCall): string {
  const ids = [...site.all('screen')].flatMap((screen) => screen.tabs.map((tab) => Number(tab.id)));
  return String(Math.max(9999, ...ids) + 1);
}

function saved(call: RestCall, screen: ScreenRecord, response: RestResponse): RestResponse {
  call.site.put('screen', screen);
  call.site.commit();
  return response;
}

function toScreenBean({ id, name, description }: ScreenRecord): Json {
  return { id: Number(id), name, description };
}

function toTabBean({ id, name }: Tab): Json {
  return { id: Number(id), name };
}

function toFieldBean(call: RestCall, id: string): Json {
  return { id, name: call.site.find('field', id)?.name ?? id };
}
