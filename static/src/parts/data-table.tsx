import type { ReactNode } from 'react';

interface Props {
  readonly caption: string;
  /** Shown to screen readers only, when the heading above the table says the same. */
  readonly captionHidden?: boolean;
  /** For many columns: those of the rows' names do not scroll away. */
  readonly keepsNames?: boolean;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly children: ReactNode;
}

/** A table that scrolls sideways within itself on narrow frames; reachable by keyboard, as anything that scrolls must be. */
export function DataTable({ caption, captionHidden = false, keepsNames = false, columns, children }: Props): ReactNode {
  return (
    <div
      className={keepsNames ? 'table-scroll keeps-names' : 'table-scroll'}
      role="region"
      aria-label={caption}
      tabIndex={0}
    >
      <table className="data-table">
        <caption className={captionHidden ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.label} scope="col" className={column.numeric === true ? 'numeric' : undefined}>
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
