import { lazy, Suspense } from 'react';
import type { FrameSubject } from '../api/bridge';
import { CreateIssueDialog } from '../issues/create-issue-dialog';
import { Dialog } from '../parts/dialog';
import { Loading } from '../parts/page-state';
import { AppFrame, type FramedModule } from './app-frame';
import { frameOrigin } from './frame-channel';
import type { ModalRequest } from './payloads';

// The issue view holds frames itself; loading it late keeps the two apart.
const IssueView = lazy(async () => ({ default: (await import('../issue/issue-view')).IssueView }));

type Callback = (...args: unknown[]) => unknown;

/** What a frame has opened above the page. */
export type Overlay =
  | { readonly kind: 'modal'; readonly request: ModalRequest }
  | {
      readonly kind: 'create' | 'view';
      readonly context: Readonly<Record<string, unknown>>;
      readonly onClose: Callback | undefined;
    };

interface Props {
  readonly overlay: Overlay;
  readonly opener: FramedModule;
  readonly subject: FrameSubject;
  readonly onChanged: (() => void) | undefined;
  readonly onDone: () => void;
}

/** Widths and heights of @forge/bridge's modal: https://developer.atlassian.com/platform/forge/apis-reference/ui-api-bridge/modal/ */
const HEIGHTS: Readonly<Record<string, string>> = {
  small: '20vh',
  medium: '40vh',
  large: '70vh',
  xlarge: '90vh',
  max: '100%',
  fullscreen: '100%',
  resizable: '70vh',
};
const WIDTHS = {
  small: 'small',
  medium: 'medium',
  large: 'large',
  xlarge: 'xlarge',
  max: 'max',
  fullscreen: 'max',
  resizable: 'large',
} as const;

export function FrameOverlay({ overlay, opener, subject, onChanged, onDone }: Props) {
  if (overlay.kind === 'modal')
    return <ModalFrame {...{ request: overlay.request, opener, subject, onChanged, onDone }} />;
  const { kind, context, onClose } = overlay;
  if (kind === 'create') {
    return (
      <CreateIssueDialog
        initial={context}
        onClose={() => {
          onDone();
          void onClose?.({ payload: [] });
        }}
        onCreated={(_key, issueId) => {
          onDone();
          onChanged?.();
          void onClose?.({ payload: [{ issueId }] });
        }}
      />
    );
  }
  const close = (): void => {
    onDone();
    onChanged?.();
    void onClose?.();
  };
  return (
    <Dialog title={String(context['issueKey'])} width="xlarge" onClose={close} closesOnOverlayClick>
      <Suspense fallback={<Loading />}>
        <IssueView issueKey={String(context['issueKey'])} />
      </Suspense>
    </Dialog>
  );
}

interface ModalProps extends Omit<Props, 'overlay'> {
  readonly request: ModalRequest;
}

function ModalFrame({ request, opener, subject, onChanged, onDone }: ModalProps) {
  function close(payload?: unknown): void {
    onDone();
    void request.onClose?.(payload);
  }
  const { size } = request;
  const entryUrl = request.resource
    ? `${frameOrigin()}/_frame/${encodeURIComponent(request.resource)}/index.html`
    : opener.entryUrl;
  return (
    <Dialog
      title={request.title === '' ? opener.title : request.title}
      onClose={close}
      width={typeof size === 'string' ? WIDTHS[size] : 'large'}
      height={typeof size === 'string' ? (HEIGHTS[size] ?? '40vh') : (size.height ?? '70vh')}
      closesOnEscape={request.closeOnEscape}
      closesOnOverlayClick={request.closeOnOverlayClick}
    >
      <AppFrame
        module={{ ...opener, entryUrl, title: request.title === '' ? `${opener.title} dialog` : request.title }}
        subject={{ ...subject, modalContext: request.context }}
        onChanged={onChanged}
        onClose={close}
        fillsContainer
      />
    </Dialog>
  );
}
