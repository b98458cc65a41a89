import { useId, type ReactNode } from 'react';
import { BelowHeading, Title } from './heading-level';

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
        <Title id={id}>{title}</Title>
        {aside}
      </div>
      <BelowHeading>{children}</BelowHeading>
    </section>
  );
}
