/**
 * The host's half of the bridge between a page and a Custom UI frame; the frame's half is `frame-bridge/bridge.ts`. Only messages
 * from this frame's window and from the frames' origin are heard.
 */
const CHANNEL = 'local-jira-bridge';

/** The frames live on localhost, the pages on 127.0.0.1: two origins on one port. */
export function frameOrigin(): string {
  return `http://localhost:${location.port}`;
}

type Callable = (...args: unknown[]) => unknown;

export interface FrameTheme {
  readonly css: string;
  readonly attributes: Readonly<Record<string, string>>;
}

interface ChannelOptions {
  readonly frame: HTMLIFrameElement;
  readonly onCall: (command: string, payload: unknown) => Promise<unknown>;
  readonly onAction: (label: string) => void;
  readonly onResize: (height: number) => void;
}

export interface FrameChannel {
  readonly sendTheme: (theme: FrameTheme) => void;
  readonly close: () => void;
}

export function openFrameChannel({ frame, onCall, onAction, onResize }: ChannelOptions): FrameChannel {
  const waiting = new Map<string, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  const functions = new Map<string, Callable>();
  let lastId = 0;
  const nextId = (): string => {
    lastId += 1;
    return `host-${String(lastId)}`;
  };
  const post = (message: Readonly<Record<string, unknown>>): void => {
    frame.contentWindow?.postMessage({ channel: CHANNEL, ...message }, frameOrigin());
  };

  const pack = (value: unknown): unknown => {
    if (isCallable(value)) {
      const id = nextId();
      functions.set(id, value);
      return { $function: id };
    }
    if (Array.isArray(value)) return value.map(pack);
    if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, pack(entry)]));
    return value;
  };
  const unpack = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(unpack);
    if (!isRecord(value)) return value;
    const id = value['$function'];
    if (typeof id === 'string') return (...args: unknown[]) => applyInFrame(id, args);
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, unpack(entry)]));
  };
  const applyInFrame = (functionId: string, args: unknown[]): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = nextId();
      waiting.set(id, { resolve, reject });
      post({ kind: 'apply', id, functionId, args: pack(args) });
    });

  const answer = async (id: unknown, work: () => unknown): Promise<void> => {
    try {
      post({ kind: 'result', id, ok: true, value: pack(await work()) });
    } catch (error) {
      post({ kind: 'result', id, ok: false, error: error instanceof Error ? error.message : String(error) });
    }
  };
  const settle = (message: Readonly<Record<string, unknown>>): void => {
    const id = String(message['id']);
    const call = waiting.get(id);
    waiting.delete(id);
    if (message['ok'] === true) call?.resolve(unpack(message['value']));
    else call?.reject(new Error(String(message['error'])));
  };
  const apply = (functionId: unknown, args: unknown): unknown => {
    const target = functions.get(String(functionId));
    if (!target) throw new Error('The host no longer knows this function.');
    return target(...listOf(unpack(args)));
  };

  const listen = (event: MessageEvent<unknown>): void => {
    if (event.source !== frame.contentWindow || event.origin !== frameOrigin()) return;
    const message = event.data;
    if (!isRecord(message) || message['channel'] !== CHANNEL) return;
    switch (message['kind']) {
      case 'call':
        void answer(message['id'], () => onCall(String(message['command']), unpack(message['payload'])));
        break;
      case 'apply':
        void answer(message['id'], () => apply(message['functionId'], message['args']));
        break;
      case 'result':
        settle(message);
        break;
      case 'action':
        onAction(String(message['label']));
        break;
      case 'resize':
        onResize(Number(message['height']));
        break;
    }
  };
  window.addEventListener('message', listen);

  return {
    sendTheme: (theme) => {
      post({ kind: 'theme', theme });
    },
    close: () => {
      window.removeEventListener('message', listen);
      for (const call of waiting.values()) call.reject(new Error('The frame is gone.'));
      waiting.clear();
    },
  };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isCallable(value: unknown): value is Callable {
  return typeof value === 'function';
}
