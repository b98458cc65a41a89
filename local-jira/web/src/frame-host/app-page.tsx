import Heading from '@atlaskit/heading';
import type { FrameSubject } from '../api/bridge';
import type { AppModule } from '../api/modules';
import { useTitle } from '../parts/use-title';
import { AppFrame } from './app-frame';

/** A module that takes a whole page: project page, project settings page, admin page. */
export function AppPage({ module, subject }: { readonly module: AppModule; readonly subject: FrameSubject }) {
  useTitle(module.title);
  return (
    <div className="stack">
      <Heading size="large" as="h1">
        {module.title}
      </Heading>
      <AppFrame module={module} subject={subject} isFullPage />
    </div>
  );
}
