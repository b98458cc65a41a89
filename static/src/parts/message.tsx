import type { ReactNode } from 'react';
import SectionMessage from '@atlaskit/section-message';
import { useHeadingLevel } from './heading-level';

interface Props {
  readonly appearance: 'information' | 'warning' | 'error' | 'success';
  readonly title?: string;
  readonly children: ReactNode;
}

/** A message in a box, whose title is a heading of the place where it stands. */
export function Message({ appearance, title, children }: Props): ReactNode {
  const headingLevel = useHeadingLevel();
  return (
    <SectionMessage appearance={appearance} {...(title === undefined ? {} : { title, headingLevel })}>
      {children}
    </SectionMessage>
  );
}
