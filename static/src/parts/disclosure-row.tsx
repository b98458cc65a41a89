import { useId, useState, type ReactNode } from 'react';

interface Props {
  /** What opens the row: its heading, as a button. */
  readonly name: ReactNode;
  /** Below the button, in the same cell. */
  readonly about?: ReactNode;
  /** The other cells. */
  readonly cells: ReactNode;
  /** Columns of the table, all of which the opened part takes. */
  readonly columns: number;
  /** What stands in a row of its own below once it is open. */
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly openedClassName?: string;
}

/** A row of a table that opens to more about it. */
export function DisclosureRow(props: Props): ReactNode {
  const { name, about, cells, columns, children, className, openedClassName } = props;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  return (
    <>
      <tr className={className}>
        <th scope="row">
          <button
            type="button"
            className="term-button"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            onClick={() => {
              setOpen(!isOpen);
            }}
          >
            {name}
          </button>
          {about}
        </th>
        {cells}
      </tr>
      {isOpen ? (
        <tr id={id}>
          <td colSpan={columns} className={openedClassName}>
            {children}
          </td>
        </tr>
      ) : null}
    </>
  );
}
