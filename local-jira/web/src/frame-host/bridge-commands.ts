/**
 * Answers the commands of @forge/bridge and @forge/jira-bridge. Each is named as the packages' sources name it; what a host page
 * does not support answers `false`, which the packages turn into their documented errors.
 */
import type { z } from 'zod';
import type { Flag } from '../parts/flags';
import { navigate } from '../routing/navigation';
import { emitAppEvent, onAppEvent } from './app-events';
import { addressOf } from './destination';
import { moveAppLocation, readAppLocation } from './frame-history';
import * as payloads from './payloads';

type Callback = (...args: unknown[]) => unknown;

/** What a frame may ask of the page around it; null where this place does not offer it. */
export interface FrameHost {
  readonly getContext: () => unknown;
  readonly callServer: (command: 'invoke' | 'fetchProduct', payload: unknown) => Promise<unknown>;
  readonly enableTheming: () => Promise<void>;
  readonly showFlag: (flag: Flag) => void;
  readonly closeFlag: (id: string) => void;
  readonly openModal: (request: payloads.ModalRequest) => void;
  readonly openIssueModal: (
    kind: 'create' | 'view',
    context: Readonly<Record<string, unknown>>,
    onClose: Callback | undefined,
  ) => void;
  readonly refresh: (() => void) | null;
  readonly close: ((payload: unknown) => void) | null;
  readonly setOnConfigure: ((onConfigure: Callback) => void) | null;
  readonly isFullPage: boolean;
  readonly frameId: string;
  /** Undone when the frame goes away. */
  readonly addCleanup: (cleanup: () => void) => void;
}

type Command = (host: FrameHost, payload: unknown) => unknown;

const COMMANDS: Readonly<Record<string, Command>> = {
  getContext: (host) => host.getContext(),
  getFrameId: (host) => host.frameId,
  invoke: (host, payload) => host.callServer('invoke', payload),
  fetchProduct: (host, payload) => host.callServer('fetchProduct', payload),
  enableTheming: (host) => host.enableTheming(),
  refresh: (host) => refresh(host),
  refreshIssueView: (host) => refresh(host),
  close: (host, payload) =>
    attempt(host.close, (close) => {
      close(payload);
    }),
  submit: () => false,
  open: () => false,
  onClose: () => false,
  reload: () => {
    location.reload();
  },
  navigate: (_host, payload) => {
    go(read(payloads.navigatePayload, payload));
  },
  getUrl: (_host, payload) => new URL(getAddress(read(payloads.navigatePayload, payload)), location.origin).href,
  showFlag: (host, payload) => {
    showFlag(host, payload);
  },
  closeFlag: (host, payload) => {
    host.closeFlag(read(payloads.flagIdPayload, payload).id);
  },
  openModal: (host, payload) => {
    host.openModal(read(payloads.modalPayload, payload));
  },
  openIssueViewModal: (host, payload) => {
    openIssueModal(host, 'view', payload);
  },
  openIssueCreateModal: (host, payload) => {
    openIssueModal(host, 'create', payload);
  },
  emit: (_host, payload) => {
    emit(payload);
  },
  emitPublic: (_host, payload) => {
    emit(payload);
  },
  on: (host, payload) => listen(host, payload),
  onPublic: (host, payload) => listen(host, payload),
  changeWindowTitle: (_host, payload) => {
    document.title = `${String(payload)} - Local Jira`;
  },
  emitReadyEvent: () => undefined,
  createHistory: (host, payload) => createHistory(host, payload),
  moveHistory: (host, payload) =>
    attempt(host.isFullPage ? host : null, () => {
      moveAppLocation(read(payloads.historyMovePayload, payload));
    }),
  setWorkflowRuleConfigurationCallback: (host, payload) =>
    attempt(host.setOnConfigure, (setOnConfigure) => {
      setOnConfigure(read(payloads.onConfigurePayload, payload).data.onConfigure);
    }),
};

/** @throws Error for a command that this site does not know, naming the file to extend */
export async function runBridgeCommand(host: FrameHost, command: string, payload: unknown): Promise<unknown> {
  const run = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined;
  if (!run) {
    throw new Error(
      `local-jira does not implement the bridge command "${command}". Add it in local-jira/web/src/frame-host/bridge-commands.ts.`,
    );
  }
  return await run(host, payload);
}

function read<T>(schema: z.ZodType<T>, payload: unknown): T {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new Error(
    `The bridge call carries a payload that the platform refuses: ${parsed.error.issues[0]?.message ?? ''}`,
  );
}

function attempt<T>(offered: T | null, work: (offer: T) => void): boolean {
  if (offered === null) return false;
  work(offered);
  return true;
}

function refresh(host: FrameHost): boolean {
  return attempt(host.refresh, (again) => {
    again();
  });
}

function showFlag(host: FrameHost, payload: unknown): void {
  const flag = read(payloads.flagPayload, payload);
  host.showFlag({
    id: flag.id,
    kind: flag.appearance ?? flag.type,
    title: flag.title,
    description: flag.description,
    isAutoDismiss: flag.isAutoDismiss,
    actions: flag.actions?.map((action) => ({ text: action.text, onClick: () => void action.onClick() })),
  });
}

function openIssueModal(host: FrameHost, kind: 'create' | 'view', payload: unknown): void {
  const { context, onClose } = read(payloads.issueModalPayload, payload).data;
  host.openIssueModal(kind, context, onClose);
}

function emit(payload: unknown): void {
  const event = read(payloads.eventPayload, payload);
  emitAppEvent(event.event, event.payload);
}

function listen(host: FrameHost, payload: unknown): { unsubscribe: () => void } {
  const { event, callback } = read(payloads.listenPayload, payload);
  const unsubscribe = onAppEvent(event, callback);
  host.addCleanup(unsubscribe);
  return { unsubscribe };
}

function createHistory(host: FrameHost, payload: unknown): unknown {
  if (!host.isFullPage) throw new Error('createHistory is only available in full page modules.');
  const { onPop } = read(payloads.historyStartPayload, payload);
  const tell = (): void => void onPop(readAppLocation());
  window.addEventListener('popstate', tell);
  host.addCleanup(() => {
    window.removeEventListener('popstate', tell);
  });
  return readAppLocation();
}

function getAddress(destination: payloads.Destination): string {
  const address = addressOf(destination);
  if (address === null)
    throw new Error(`This site has no page for the navigation target "${destination.target ?? ''}".`);
  return address;
}

function go(destination: payloads.Destination): void {
  const target = new URL(getAddress(destination), location.origin);
  if (target.protocol !== 'http:' && target.protocol !== 'https:')
    throw new Error('Only http and https addresses can be opened.');
  if (destination.type === 'new-tab') {
    window.open(target.href, '_blank', 'noopener');
  } else if (target.origin === location.origin) {
    navigate(`${target.pathname}${target.search}${target.hash}`);
  } else if (window.confirm(`The app wants to leave this site for ${target.host}. Go there?`)) {
    location.assign(target.href);
  }
}
