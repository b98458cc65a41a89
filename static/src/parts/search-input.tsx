import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import Textfield from '@atlaskit/textfield';
import { Field } from './field';

export interface SearchHit {
  readonly id: string;
  readonly label: string;
}

interface Props {
  readonly label: string;
  readonly help?: ReactNode;
  readonly error?: string | undefined;
  readonly placeholder: string;
  /** A stable function. */
  readonly search: (text: string) => Promise<readonly SearchHit[]>;
  /** Hits that are chosen already. */
  readonly exclude: ReadonlySet<string>;
  readonly onPick: (hit: SearchHit) => void;
}

type Hits =
  | { readonly state: 'idle' | 'searching' | 'failed' }
  | { readonly state: 'found'; readonly hits: readonly SearchHit[] };

const TYPING_PAUSE_MS = 250;

/**
 * A combobox after the ARIA pattern. The list stands in the flow of the page, not over it: a frame would clip it.
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function SearchInput({ label, help, error, placeholder, search, exclude, onPick }: Props): ReactNode {
  const listId = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const found = useSearch(text.trim(), search);
  const hits = found.state === 'found' ? found.hits.filter((hit) => !exclude.has(hit.id)) : [];
  const open = hits.length > 0;
  const pick = (hit: SearchHit): void => {
    setText('');
    setActive(0);
    onPick(hit);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const current = hits[active];
    if (step !== undefined && open) setActive((active + step + hits.length) % hits.length);
    else if (event.key === 'Enter' && current !== undefined) pick(current);
    else if (event.key === 'Escape' && text !== '') setText('');
    else return;
    event.preventDefault();
  };
  return (
    <Field label={label} help={help} error={error}>
      {(ties) => (
        <>
          <Textfield
            {...ties}
            role="combobox"
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open ? `${listId}-${String(active)}` : undefined}
            autoComplete="off"
            value={text}
            placeholder={placeholder}
            onKeyDown={onKeyDown}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setActive(0);
            }}
          />
          <ul
            id={listId}
            role="listbox"
            aria-label={`${label}: matches`}
            className={open ? 'search-hits' : 'search-hits-none'}
          >
            {hits.map((hit, index) => (
              // The keyboard reaches an option through the input, as the pattern asks.
              <li
                key={hit.id}
                id={`${listId}-${String(index)}`}
                role="option"
                aria-selected={index === active}
                onMouseEnter={() => {
                  setActive(index);
                }}
                onMouseDown={(event) => {
                  event.preventDefault();
                }}
                onClick={() => {
                  pick(hit);
                }}
              >
                {hit.label}
              </li>
            ))}
          </ul>
          <p role="status" className="search-status">
            {statusOf(found, hits.length)}
          </p>
        </>
      )}
    </Field>
  );
}

function statusOf(found: Hits, count: number): string {
  if (found.state === 'searching') return 'Searching…';
  if (found.state === 'failed') return 'Jira did not answer. Type again to search again.';
  return found.state === 'found' && count === 0 ? 'No match.' : '';
}

function useSearch(text: string, search: (text: string) => Promise<readonly SearchHit[]>): Hits {
  const [found, setFound] = useState<Hits>({ state: 'idle' });
  useEffect(() => {
    if (text === '') {
      setFound({ state: 'idle' });
      return;
    }
    let wanted = true;
    const settle = (next: Hits): void => {
      if (wanted) setFound(next);
    };
    const pause = setTimeout(() => {
      settle({ state: 'searching' });
      search(text).then(
        (hits) => {
          settle({ state: 'found', hits });
        },
        () => {
          settle({ state: 'failed' });
        },
      );
    }, TYPING_PAUSE_MS);
    return () => {
      wanted = false;
      clearTimeout(pause);
    };
  }, [text, search]);
  return found;
}
