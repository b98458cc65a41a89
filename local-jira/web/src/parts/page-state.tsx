import Button from '@atlaskit/button/new';
import Heading from '@atlaskit/heading';
import SectionMessage from '@atlaskit/section-message';
import Spinner from '@atlaskit/spinner';
import type { ReactNode } from 'react';
import { ApiError, messageOf } from '../api/api-error';
import type { Resource } from './use-resource';

export function Loading({ label = 'Loading' }: { readonly label?: string }) {
  return (
    <div className="page-loading" role="status">
      <Spinner size="large" label={label} />
    </div>
  );
}

export function ErrorMessage({ error, title }: { readonly error: unknown; readonly title?: string }) {
  if (error === null || error === undefined) return null;
  const lines = error instanceof ApiError ? [...error.messages, ...Object.values(error.fields)] : [];
  return (
    <div role="alert" className="error-message">
      <SectionMessage appearance="error" {...(title === undefined ? {} : { title })}>
        {(lines.length === 0 ? [messageOf(error)] : lines).map((line) => (
          <p key={line} className="prewrap">
            {line}
          </p>
        ))}
      </SectionMessage>
    </div>
  );
}

export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty-state">
      <Heading size="medium" as="h2">
        {title}
      </Heading>
      {children}
    </div>
  );
}

const STATUS_NOT_FOUND = 404;
const STATUS_FORBIDDEN = 403;

function Failed({
  error,
  onRetry,
  title,
}: {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly title: string;
}) {
  if (error instanceof ApiError && (error.status === STATUS_NOT_FOUND || error.status === STATUS_FORBIDDEN)) {
    return (
      <EmptyState title={error.status === STATUS_NOT_FOUND ? 'We couldn’t find that' : 'You don’t have access to this'}>
        <p>{error.message}</p>
        <p>
          It may have been removed, or you may need another permission. Ask an administrator, or switch user in the menu
          above.
        </p>
      </EmptyState>
    );
  }
  return (
    <div className="stack">
      <ErrorMessage error={error} title={title} />
      <div>
        <Button onClick={onRetry}>Try again</Button>
      </div>
    </div>
  );
}

interface Props<T> {
  readonly resource: Resource<T>;
  readonly onRetry: () => void;
  readonly label?: string;
  readonly failure?: string;
  readonly children: (value: T) => ReactNode;
}

/** Shows the three states of something that is loaded. */
export function WhenReady<T>({ resource, onRetry, label, failure = 'This could not be loaded', children }: Props<T>) {
  if (resource.state === 'loading') return <Loading {...(label === undefined ? {} : { label })} />;
  if (resource.state === 'failed') return <Failed error={resource.error} onRetry={onRetry} title={failure} />;
  return <>{children(resource.value)}</>;
}
