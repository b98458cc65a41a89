import { Component, type ErrorInfo, type ReactNode } from 'react';
import { ErrorMessage } from '../parts/page-state';

interface Props {
  readonly children: ReactNode;
}
interface State {
  readonly fault: Error | null;
}

/** Keeps a fault in one page from blanking the site; React still wants a class for this. */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { fault: null };

  static getDerivedStateFromError(fault: unknown): State {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override componentDidCatch(fault: Error, info: ErrorInfo): void {
    console.error(fault, info.componentStack);
  }

  override render(): ReactNode {
    if (this.state.fault === null) return this.props.children;
    return (
      <main className="page stack">
        <ErrorMessage error={this.state.fault} title="This page broke" />
        <p>
          <a href={location.href}>Load it again</a>
        </p>
      </main>
    );
  }
}
