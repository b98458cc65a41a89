import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { beginAction } from '../api/person-action';
import { callServerBridge, type FrameSubject } from '../api/bridge';
import { useFlags } from '../parts/flags';
import { useSession, useSignedInUser } from '../shell/session';
import { useThemeChoice } from '../shell/theme';
import { runBridgeCommand, type FrameHost } from './bridge-commands';
import { frameOrigin, openFrameChannel, type FrameChannel } from './frame-channel';
import { frameThemeOf, themeState } from './frame-theme';
import { FrameOverlay, type Overlay } from './frame-overlay';

/** Exactly what Custom UI frames are given: https://developer.atlassian.com/platform/forge/custom-ui/iframe/ */
const SANDBOX = 'allow-downloads allow-forms allow-modals allow-pointer-lock allow-same-origin allow-scripts';
/** Several calls of one click lead to one refresh. */
const REFRESH_DELAY_MS = 300;
const LEAST_HEIGHT_PX = 48;

export interface FramedModule {
  readonly type: string;
  readonly key: string;
  readonly title: string;
  readonly entryUrl: string;
  readonly localId?: string | undefined;
  readonly extension: Readonly<Record<string, unknown>>;
}

interface Props {
  readonly module: FramedModule;
  readonly subject: FrameSubject;
  /** Something on the site may have changed through the frame. */
  readonly onChanged?: (() => void) | undefined;
  /** Offered where `view.close` closes something. */
  readonly onClose?: ((payload: unknown) => void) | undefined;
  /** Offered where a workflow rule is configured: receives the callback that answers the configuration. */
  readonly onConfigureReady?: ((onConfigure: () => unknown) => void) | undefined;
  readonly isFullPage?: boolean;
  /** Fills its container instead of growing with its content. */
  readonly fillsContainer?: boolean;
}

/** One Custom UI page of an app, in a sandboxed frame of another origin. */
export function AppFrame({
  module,
  subject,
  onChanged,
  onClose,
  onConfigureReady,
  isFullPage = false,
  fillsContainer = false,
}: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const channel = useRef<FrameChannel | null>(null);
  const usesTheme = useRef(false);
  const [height, setHeight] = useState(LEAST_HEIGHT_PX);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const flags = useFlags();
  const { session } = useSession();
  const user = useSignedInUser();
  const { colorMode } = useThemeChoice();
  const frameId = useId();

  // The channel lives as long as the frame; what it calls is always the newest render's.
  const latest = useRef<{ host: FrameHost; onChanged: (() => void) | undefined } | null>(null);
  const cleanups = useMemo(() => new Set<() => void>(), []);
  const timer = useRef(0);

  function changedSoon(): void {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => latest.current?.onChanged?.(), REFRESH_DELAY_MS);
  }
  async function sendTheme(): Promise<void> {
    usesTheme.current = true;
    channel.current?.sendTheme(await frameThemeOf(colorMode));
  }

  useEffect(() => {
    latest.current = {
      onChanged,
      host: {
        frameId,
        isFullPage,
        getContext: () => ({
          accountId: user.accountId,
          cloudId: session.cloudId,
          environmentId: session.environmentId ?? '',
          environmentType: session.environmentType ?? 'DEVELOPMENT',
          localId: module.localId ?? `${module.key}${frameId}`,
          locale: user.locale.replace('_', '-'),
          moduleKey: module.key,
          siteUrl: location.origin,
          timezone: user.timeZone,
          theme: themeState(colorMode),
          surfaceColor: null,
          extension: {
            type: module.type,
            ...module.extension,
            ...(subject.modalContext === undefined ? {} : { modal: subject.modalContext }),
          },
        }),
        callServer: async (command, payload) => {
          const answer = await callServerBridge({
            moduleType: module.type,
            moduleKey: module.key,
            subject,
            command,
            payload,
          });
          if (answer.wrote) changedSoon();
          return answer.value;
        },
        enableTheming: sendTheme,
        showFlag: flags.show,
        closeFlag: flags.close,
        openModal: (request) => {
          setOverlay({ kind: 'modal', request });
        },
        openIssueModal: (kind, context, afterwards) => {
          setOverlay({ kind, context, onClose: afterwards });
        },
        refresh: onChanged === undefined ? null : changedSoon,
        close: onClose ?? null,
        setOnConfigure: onConfigureReady ?? null,
        addCleanup: (cleanup) => cleanups.add(cleanup),
      },
    };
  });

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const opened = openFrameChannel({
      frame: element,
      onCall: (command, payload) =>
        latest.current
          ? runBridgeCommand(latest.current.host, command, payload)
          : Promise.reject(new Error('The page is not ready.')),
      onAction: (label) => {
        beginAction(`${module.title}: ${label}`);
      },
      onResize: (pixels) => {
        if (Number.isFinite(pixels)) setHeight(Math.max(LEAST_HEIGHT_PX, pixels));
      },
    });
    channel.current = opened;
    return () => {
      opened.close();
      for (const cleanup of cleanups) cleanup();
      cleanups.clear();
      window.clearTimeout(timer.current);
    };
  }, [module.title, cleanups]);

  useEffect(() => {
    if (usesTheme.current) void frameThemeOf(colorMode).then((theme) => channel.current?.sendTheme(theme));
  }, [colorMode]);

  return (
    <>
      <iframe
        ref={frame}
        className={fillsContainer ? 'app-frame app-frame-filling' : 'app-frame'}
        title={module.title}
        src={new URL(module.entryUrl, frameOrigin()).href}
        sandbox={SANDBOX}
        style={fillsContainer ? undefined : { height }}
      />
      {overlay === null ? null : (
        <FrameOverlay
          overlay={overlay}
          opener={module}
          subject={subject}
          onChanged={onChanged}
          onDone={() => {
            setOverlay(null);
          }}
        />
      )}
    </>
  );
}
