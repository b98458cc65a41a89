import type { ReactNode } from 'react';
import { BelowHeading, Title } from '../../parts/heading-level';

/** What people ask of a project, in the order in which they ask it. */
const CHAPTERS = {
  standing: 'How the project stands',
  course: 'Value over time',
  reasons: 'Why it moved',
  ways: 'Ways to proceed',
  reported: 'Closed periods',
  baseline: 'Baseline and work items',
} as const;

type ChapterId = keyof typeof CHAPTERS;

interface Props {
  readonly id: ChapterId;
  readonly children: ReactNode;
}

export function Chapter({ id, children }: Props): ReactNode {
  const titleId = `${id}-title`;
  return (
    <section id={id} tabIndex={-1} aria-labelledby={titleId} className="chapter">
      <Title id={titleId} isLarge>
        {CHAPTERS[id]}
      </Title>
      <BelowHeading>{children}</BelowHeading>
    </section>
  );
}

/** The chapters as links within the page. */
export function ChapterLinks(): ReactNode {
  return (
    <nav aria-label="On this page">
      <ul className="chapter-links">
        {Object.entries(CHAPTERS).map(([id, title]) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                goTo(id);
              }}
            >
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Jira's page scrolls, not the frame, which is as high as its content: following a fragment would move nothing. */
function goTo(id: string): void {
  const chapter = document.getElementById(id);
  chapter?.focus({ preventScroll: true });
  chapter?.scrollIntoView();
}
