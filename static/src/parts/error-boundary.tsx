import { Component, type ReactNode } from 'react';
import { Message } from './message';

/** A fault in drawing must not leave an empty frame. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <Message appearance="error" title="Plumbline could not show this">
        <p>Reload the page. If it happens again, tell your Jira administrator what you were looking at.</p>
      </Message>
    );
  }
}
