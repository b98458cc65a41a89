import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { CloseIcon } from './icons';

export type FlagKind = 'info' | 'success' | 'warning' | 'error';

interface FlagAction {
  readonly text: string;
  readonly onClick: () => void;
}
export interface Flag {
  readonly id: string;
  readonly kind: FlagKind;
  readonly title: string;
  readonly description?: string | undefined;
  readonly actions?: readonly FlagAction[] | undefined;
  readonly isAutoDismiss?: boolean | undefined;
}

/** As long as Atlassian's AutoDismissFlag stays: 8 seconds. */
const AUTO_DISMISS_MS = 8000;
const FLAG_MARKS: Readonly<Record<FlagKind, string>> = { info: 'i', success: '✓', warning: '!', error: '!' };

interface FlagBoard {
  readonly show: (flag: Flag) => void;
  readonly close: (id: string) => void;
}
const FlagContext = createContext<FlagBoard | null>(null);

export function useFlags(): FlagBoard {
  const board = useContext(FlagContext);
  if (!board) throw new Error('useFlags is used outside FlagProvider.');
  return board;
}

/** Short messages in the corner, of the pages and of apps (`showFlag`). A flag of the same id takes the place of the former. */
export function FlagProvider({ children }: { readonly children: ReactNode }) {
  const [flags, setFlags] = useState<readonly Flag[]>([]);
  const timers = useRef(new Map<string, number>());

  const close = useCallback((id: string) => {
    window.clearTimeout(timers.current.get(id));
    timers.current.delete(id);
    setFlags((shown) => shown.filter((flag) => flag.id !== id));
  }, []);
  const show = useCallback(
    (flag: Flag) => {
      window.clearTimeout(timers.current.get(flag.id));
      if (flag.isAutoDismiss === true)
        timers.current.set(
          flag.id,
          window.setTimeout(() => {
            close(flag.id);
          }, AUTO_DISMISS_MS),
        );
      setFlags((shown) => [flag, ...shown.filter((other) => other.id !== flag.id)]);
    },
    [close],
  );
  const board = useMemo(() => ({ show, close }), [show, close]);

  return (
    <FlagContext.Provider value={board}>
      {children}
      <div className="flags" role="status" aria-live="polite">
        {flags.map((flag) => (
          <div key={flag.id} className={`flag flag-${flag.kind}`}>
            <span className="flag-mark" aria-hidden="true">
              {FLAG_MARKS[flag.kind]}
            </span>
            <div className="flag-text">
              <strong>{flag.title}</strong>
              {flag.description === undefined ? null : <p>{flag.description}</p>}
              {(flag.actions ?? []).map((action) => (
                <button key={action.text} type="button" className="link-button" onClick={action.onClick}>
                  {action.text}
                </button>
              ))}
            </div>
            <button
              type="button"
              className="icon-button"
              aria-label={`Dismiss ${flag.title}`}
              onClick={() => {
                close(flag.id);
              }}
            >
              <CloseIcon />
            </button>
          </div>
        ))}
      </div>
    </FlagContext.Provider>
  );
}
