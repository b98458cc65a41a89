import { useEffect, useRef, type ReactNode } from 'react';
import { Message } from './message';
import Button from '@atlaskit/button/new';
import type { Refusal, RefusalCode } from '../../../src/contract/api';

const TITLES: Readonly<Record<RefusalCode, string>> = {
  'invalid-request': 'Something needs correcting',
  'too-large': 'That is too much at once',
  'not-signed-in': 'You are not signed in',
  'no-permission': 'You may not do this',
  'not-found': 'Not found',
  'not-configured': 'Plumbline is not set up here yet',
  'not-allowed-now': 'Not possible now',
  'not-an-approver': 'You are not an approver',
  'own-change': 'This is your own change request',
  'already-decided': 'Already decided',
  'terms-changed': 'The terms have changed',
  conflict: 'Somebody else was first',
  'try-again': 'Please try again',
  fault: 'Plumbline could not do that',
};

/** Refusals after which what the page shows may be out of date. */
const STALE: ReadonlySet<RefusalCode> = new Set([
  'already-decided',
  'terms-changed',
  'conflict',
  'try-again',
  'not-allowed-now',
]);
const MISTAKES: ReadonlySet<RefusalCode> = new Set(['fault', 'try-again']);

interface Props {
  readonly refusal: Refusal;
  /** Offered when the page may be out of date. */
  readonly onReload?: (() => void) | undefined;
  /** Offered always, for a page that could not be loaded at all. */
  readonly onRetry?: (() => void) | undefined;
  /** Not where nobody has done anything: what a page loads by itself must not draw the reader away. */
  readonly takesFocus?: boolean;
}

/** A refusal as people read it. It takes the focus, so that a keyboard or screen reader lands on what went wrong. */
export function RefusalMessage({ refusal, onReload, onRetry, takesFocus = true }: Props): ReactNode {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) box.current?.focus();
  }, [refusal, takesFocus]);
  return (
    <div ref={box} tabIndex={-1} role="alert" className="refusal">
      <Message appearance={MISTAKES.has(refusal.code) ? 'error' : 'warning'} title={TITLES[refusal.code]}>
        <p>{refusal.message}</p>
        {onRetry ? <Button onClick={onRetry}>Try again</Button> : null}
        {onReload && STALE.has(refusal.code) ? <Button onClick={onReload}>Load the latest</Button> : null}
      </Message>
    </div>
  );
}
