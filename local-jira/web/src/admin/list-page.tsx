import Heading from '@atlaskit/heading';
import type { ReactNode } from 'react';
import { EmptyState, WhenReady } from '../parts/page-state';
import { useResource } from '../parts/use-resource';
import { useTitle } from '../parts/use-title';

interface Column<T> {
  readonly title: string;
  readonly cell: (item: T) => ReactNode;
}
interface Props<T> {
  readonly title: string;
  readonly load: () => Promise<readonly T[]>;
  readonly keyOf: (item: T) => string;
  readonly columns: readonly Column<T>[];
}

/** A settings page that lists one kind of thing. */
export function ListPage<T>({ title, load, keyOf, columns }: Props<T>) {
  useTitle(title);
  const [items, reload] = useResource(title, load);
  return (
    <div className="stack">
      <Heading size="large" as="h1">
        {title}
      </Heading>
      <WhenReady resource={items} onRetry={() => void reload()}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState title="Nothing here yet" />
          ) : (
            <div className="table-scroll">
              <table className="table">
                <thead>
                  <tr>
                    {columns.map((column) => (
                      <th key={column.title} scope="col">
                        {column.title}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {list.map((item) => (
                    <tr key={keyOf(item)}>
                      {columns.map((column) => (
                        <td key={column.title}>{column.cell(item)}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </WhenReady>
    </div>
  );
}
