import '@atlaskit/css-reset';
import './styles/base.css';
import './styles/controls.css';
import './styles/shell.css';
import './styles/pages.css';
import './styles/issue.css';
import './styles/workflow.css';
import { AppProvider } from '@atlaskit/app-provider/app-provider';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { watchActions } from './api/person-action';
import { App } from './app';
import { FlagProvider } from './parts/flags';
import { SessionProvider } from './shell/session';
import { readColorMode } from './shell/theme';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root.');
watchActions(document);
createRoot(root).render(
  <StrictMode>
    <AppProvider defaultColorMode={readColorMode()}>
      <FlagProvider>
        <SessionProvider>
          <App />
        </SessionProvider>
      </FlagProvider>
    </AppProvider>
  </StrictMode>,
);
