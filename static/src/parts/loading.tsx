import type { ReactNode } from 'react';
import Spinner from '@atlaskit/spinner';

export function Loading({ label }: { readonly label: string }): ReactNode {
  return (
    <div className="loading" role="status">
      <Spinner size="medium" />
      <span>{label}</span>
    </div>
  );
}
