import Heading from '@atlaskit/heading';
import { useId, type ReactNode } from 'react';

/** A titled part of a page, with what can be done to it beside the title. */
export function PanelSection({
  title,
  actions,
  children,
}: {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="panel-section">
      <div className="panel-section-title">
        <Heading size="small" as="h2" id={id}>
          {title}
        </Heading>
        {actions}
      </div>
      {children}
    </section>
  );
}
