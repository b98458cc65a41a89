import Heading from '@atlaskit/heading';
import { useEffect, useId, useRef, type ReactNode } from 'react';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly width?: 'small' | 'medium' | 'large' | 'xlarge' | 'max';
  readonly closesOnEscape?: boolean;
  readonly closesOnOverlayClick?: boolean;
  /** Fixed, as for an app's frame; otherwise the dialog is as high as its content. */
  readonly height?: string;
}

/** A modal dialog on the platform's own element, which keeps focus inside, answers Escape and gives focus back. */
export function Dialog({
  title,
  onClose,
  children,
  width = 'medium',
  closesOnEscape = true,
  closesOnOverlayClick = false,
  height,
}: Props) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = element.current;
    if (dialog && !dialog.open) dialog.showModal();
    return () => {
      dialog?.close();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className={`dialog dialog-${width}`}
      aria-labelledby={titleId}
      style={height === undefined ? undefined : { height }}
      onCancel={(event) => {
        event.preventDefault();
        if (closesOnEscape) onClose();
      }}
      onMouseDown={(event) => {
        if (closesOnOverlayClick && event.target === element.current) onClose();
      }}
    >
      <div className="dialog-body">
        <div className="dialog-title">
          <Heading size="medium" as="h2" id={titleId}>
            {title}
          </Heading>
        </div>
        {children}
      </div>
    </dialog>
  );
}

export function DialogFooter({ children }: { readonly children: ReactNode }) {
  return <div className="dialog-footer">{children}</div>;
}
