import { useId, type ReactNode } from 'react';
import Heading from '@atlaskit/heading';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** What stands beside the title, such as a button. */
  readonly aside?: ReactNode;
}

export function Section({ title, aside, children }: Props): ReactNode {
  const id = useId();
  return (
    <section aria-labelledby={id} className="section">
      <div className="section-head">
        <Heading size="small" as="h2" id={id}>
          {title}
        </Heading>
        {aside}
      </div>
      {children}
    </section>
  );
}
