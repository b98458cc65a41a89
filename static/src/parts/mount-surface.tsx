import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { view } from '@forge/bridge';
import '@atlaskit/css-reset';
import './page.css';
import './parts.css';
import { ErrorBoundary } from './error-boundary';
import { PageContextProvider, toPageContext } from './page-context';

/** How long the first picture waits for Jira's colours before it appears without them. */
const THEME_PATIENCE_MS = 1500;

/** Starts a surface: Jira's theme first, so that nothing flashes, then the context, then the page. */
export async function mountSurface(surface: ReactNode): Promise<void> {
  const root = document.getElementById('root');
  if (root === null) throw new Error('page.html has no #root.');
  const [answer] = await Promise.all([view.getContext(), themed()]);
  createRoot(root).render(
    <StrictMode>
      <ErrorBoundary>
        <PageContextProvider value={toPageContext(answer)}>{surface}</PageContextProvider>
      </ErrorBoundary>
    </StrictMode>,
  );
}

async function themed(): Promise<void> {
  const patience = new Promise<void>((resolve) => {
    setTimeout(resolve, THEME_PATIENCE_MS);
  });
  // Without Jira's theme the page is plain but whole.
  await Promise.race([view.theme.enable().catch(() => undefined), patience]);
}
