import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

interface MenuItem {
  readonly key: string;
  readonly content: ReactNode;
  readonly onSelect: () => void;
  readonly isDisabled?: boolean;
}

interface Props {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly triggerClassName: string;
  readonly items: readonly MenuItem[];
  readonly header?: ReactNode;
  readonly emptyText?: string;
  readonly align?: 'start' | 'end';
  readonly isDisabled?: boolean;
}

/** A menu button: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
export function Menu({
  label,
  trigger,
  triggerClassName,
  items,
  header,
  emptyText,
  align = 'start',
  isDisabled = false,
}: Props) {
  const [isOpen, setOpen] = useState(false);
  const container = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const menuId = useId();

  useEffect(() => {
    if (!isOpen) return undefined;
    container.current?.querySelector<HTMLElement>('[role="menuitem"]:not([disabled])')?.focus();
    const closeOutside = (event: Event): void => {
      if (event.target instanceof Node && container.current?.contains(event.target) === true) return;
      setOpen(false);
    };
    document.addEventListener('mousedown', closeOutside);
    // A click into an app's frame never reaches this document; the window loses focus instead.
    window.addEventListener('blur', closeOutside);
    return () => {
      document.removeEventListener('mousedown', closeOutside);
      window.removeEventListener('blur', closeOutside);
    };
  }, [isOpen]);

  function close(): void {
    setOpen(false);
    button.current?.focus();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (!isOpen) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') {
      setOpen(false);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      moveFocus(container.current, event.key === 'ArrowDown' ? 1 : -1);
    }
  }

  return (
    <div className="menu" ref={container} onKeyDown={onKeyDown}>
      <button
        ref={button}
        type="button"
        className={triggerClassName}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? menuId : undefined}
        disabled={isDisabled}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {trigger}
      </button>
      {isOpen ? (
        <div className={`menu-popup menu-popup-${align}`}>
          {header}
          <div role="menu" id={menuId} aria-label={label}>
            {items.map((item) => (
              <button
                key={item.key}
                type="button"
                role="menuitem"
                className="menu-item"
                disabled={item.isDisabled}
                onClick={() => {
                  close();
                  item.onSelect();
                }}
              >
                {item.content}
              </button>
            ))}
          </div>
          {items.length === 0 && emptyText !== undefined ? <p className="menu-empty">{emptyText}</p> : null}
        </div>
      ) : null}
    </div>
  );
}

function moveFocus(container: HTMLElement | null, step: 1 | -1): void {
  const items = [...(container?.querySelectorAll<HTMLElement>('[role="menuitem"]:not([disabled])') ?? [])];
  const at = items.findIndex((item) => item === document.activeElement);
  items.at((at + step + items.length) % items.length)?.focus();
}
