/**
 * The script that local-jira puts first into every Custom UI page: it defines `globalThis.__bridge.callBridge`, which is all
 * that @forge/bridge and @forge/jira-bridge ask of the platform, and carries calls to the host page by postMessage.
 *
 * A classic script on purpose, without imports or exports: it must have run before any script of the app, whatever its type.
 * The server strips the types and serves it as it stands. The host's half is `src/frame-host/frame-channel.ts`.
 */
(() => {
  /** Marks every message of ours; anything else on the window is somebody else's. */
  const CHANNEL = 'local-jira-bridge';
  /** The pages live on 127.0.0.1 and the frames on localhost, one port: two origins, as on a real site. */
  const HOST_ORIGIN = `http://127.0.0.1:${location.port}`;
  const CLICKABLE =
    'button, a, [role="button"], [role="tab"], [role="menuitem"], [role="option"], input, select, label';
  const LABEL_LENGTH = 60;

  interface Settled {
    readonly resolve: (value: unknown) => void;
    readonly reject: (error: Error) => void;
  }

  let lastId = 0;
  const waiting = new Map<string, Settled>();
  const functions = new Map<string, (...args: unknown[]) => unknown>();

  const nextId = (): string => {
    lastId += 1;
    return `frame-${String(lastId)}`;
  };
  const post = (message: Record<string, unknown>): void => {
    window.parent.postMessage({ channel: CHANNEL, ...message }, HOST_ORIGIN);
  };
  const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

  const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const textOf = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

  /** Functions do not survive postMessage: each becomes a reference that the other side may apply. */
  const pack = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const id = nextId();
      functions.set(id, (...args) => Reflect.apply(value, undefined, args) as unknown);
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
    if (typeof id === 'string')
      return (...args: unknown[]) => request({ kind: 'apply', functionId: id, args: pack(args) });
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, unpack(entry)]));
  };

  const request = (message: Record<string, unknown>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = nextId();
      waiting.set(id, { resolve, reject });
      post({ ...message, id });
    });

  const settle = (message: Record<string, unknown>): void => {
    const id = String(message['id']);
    const call = waiting.get(id);
    waiting.delete(id);
    if (!call) return;
    if (message['ok'] === true) call.resolve(unpack(message['value']));
    else call.reject(new Error(String(message['error'])));
  };

  const apply = async (message: Record<string, unknown>): Promise<void> => {
    const id = message['id'];
    try {
      const target = functions.get(String(message['functionId']));
      if (!target) throw new Error('The page that passed this function is gone.');
      const args = listOf(unpack(message['args']));
      post({ kind: 'result', id, ok: true, value: pack(await target(...args)) });
    } catch (error) {
      post({ kind: 'result', id, ok: false, error: error instanceof Error ? error.message : String(error) });
    }
  };

  /** A constructed sheet, because the Custom UI content policy lets no inline style in. */
  let themeSheet: CSSStyleSheet | null = null;
  const applyTheme = (theme: unknown): void => {
    if (!isRecord(theme)) return;
    if (!themeSheet) {
      themeSheet = new CSSStyleSheet();
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, themeSheet];
    }
    themeSheet.replaceSync(String(theme['css']));
    const attributes = isRecord(theme['attributes']) ? theme['attributes'] : {};
    for (const [name, value] of Object.entries(attributes)) document.documentElement.setAttribute(name, String(value));
  };

  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source !== window.parent || event.origin !== HOST_ORIGIN) return;
    const message = event.data;
    if (!isRecord(message) || message['channel'] !== CHANNEL) return;
    if (message['kind'] === 'result') settle(message);
    else if (message['kind'] === 'apply') void apply(message);
    else if (message['kind'] === 'theme') applyTheme(message['theme']);
  });

  /**
   * `history` objects answer in the same turn, so the stack is kept here and the host is only told: it moves the address bar,
   * and says when the person went back or forward.
   */
  const createHistory = async (): Promise<unknown> => {
    const listeners = new Set<(target: unknown, action: string) => void>();
    const start = await request({
      kind: 'call',
      command: 'createHistory',
      payload: pack({
        onPop: (target: unknown) => {
          change(target, 'POP');
        },
      }),
    });
    const history = {
      action: 'POP',
      location: isRecord(start) ? start : { pathname: '/', search: '', hash: '' },
      push: (to: unknown, state?: unknown) => {
        move(to, state, 'PUSH');
      },
      replace: (to: unknown, state?: unknown) => {
        move(to, state, 'REPLACE');
      },
      go: (delta: number) => {
        tell({ go: delta });
      },
      goBack: () => {
        tell({ go: -1 });
      },
      goForward: () => {
        tell({ go: 1 });
      },
      createHref: (to: unknown) => {
        const { pathname, search, hash } = toLocation(to, undefined);
        return `${pathname}${search}${hash}`;
      },
      listen: (listener: (target: unknown, action: string) => void) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
    const tell = (payload: Record<string, unknown>): void => {
      void request({ kind: 'call', command: 'moveHistory', payload });
    };
    function toLocation(
      to: unknown,
      state: unknown,
    ): { pathname: string; search: string; hash: string; state: unknown } {
      if (isRecord(to)) {
        return {
          pathname: textOf(to['pathname'], '/'),
          search: textOf(to['search'], ''),
          hash: textOf(to['hash'], ''),
          state: to['state'] ?? state,
        };
      }
      const url = new URL(String(to), 'http://frame.invalid/');
      return { pathname: url.pathname, search: url.search, hash: url.hash, state };
    }
    function change(target: unknown, action: string): void {
      history.action = action;
      if (isRecord(target)) history.location = target;
      for (const listener of listeners) listener(target, action);
    }
    function move(to: unknown, state: unknown, action: 'PUSH' | 'REPLACE'): void {
      const target = toLocation(to, state);
      tell({ to: target, replace: action === 'REPLACE' });
      change(target, action);
    }
    return history;
  };

  const callBridge = (command: string, payload?: unknown): Promise<unknown> =>
    command === 'createHistory' ? createHistory() : request({ kind: 'call', command, payload: pack(payload) });
  Object.defineProperty(globalThis, '__bridge', { value: { callBridge }, enumerable: false });

  /** What a person did in the frame, so that the meter can book the calls that follow under it. */
  const tellAction = (event: Event): void => {
    const target = event.target instanceof Element ? (event.target.closest(CLICKABLE) ?? event.target) : null;
    const label = (target?.getAttribute('aria-label') ?? target?.textContent ?? '').replace(/\s+/g, ' ').trim();
    post({ kind: 'action', label: label.slice(0, LABEL_LENGTH) });
  };
  window.addEventListener('click', tellAction, true);

  /** Jira grows a frame with its content; the body is measured because the root is never smaller than the frame. */
  const tellHeight = (): void => {
    const style = getComputedStyle(document.body);
    const margins = parseFloat(style.marginTop) + parseFloat(style.marginBottom);
    post({
      kind: 'resize',
      height: Math.ceil(Math.max(document.body.getBoundingClientRect().height + margins, overlayBottom())),
    });
  };
  /** Menus and pickers lie outside the body's own box; without this a select at the bottom of a panel could not be read. */
  const overlayBottom = (): number => {
    let bottom = 0;
    for (const child of document.body.querySelectorAll(
      '[role="listbox"], [role="menu"], [role="dialog"], .atlaskit-portal > *',
    )) {
      bottom = Math.max(bottom, child.getBoundingClientRect().bottom + window.scrollY);
    }
    return bottom;
  };
  const watchHeight = (): void => {
    new ResizeObserver(tellHeight).observe(document.body);
    new MutationObserver(tellHeight).observe(document.body, { childList: true, subtree: true, attributes: true });
    tellHeight();
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', watchHeight);
  else watchHeight();
})();
