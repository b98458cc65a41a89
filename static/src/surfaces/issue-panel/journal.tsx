import type { ReactNode } from 'react';
import type { JournalEntry } from '../../../../src/contract/api';
import { usePersonName } from '../../parts/names';
import { Section } from '../../parts/section';
import { useFormats } from '../../parts/use-formats';

/** As much of a hash as people compare by eye. */
const HASH_SHOWN = 8;

export function Journal({ entries }: { readonly entries: readonly JournalEntry[] }): ReactNode {
  const formats = useFormats();
  const nameOf = usePersonName();
  return (
    <Section title="Journal">
      {entries.length === 0 ? <p className="subtle">Nothing has happened yet.</p> : null}
      <ol className="plain-list journal">
        {entries.map((entry) => (
          <li key={entry.seq}>
            <p>{entry.text}</p>
            <p className="subtle small">
              {nameOf(entry.by)}, <time dateTime={entry.at}>{formats.instant(entry.at)}</time>
              <span className="journal-hash" title={entry.hash}>
                {entry.hash.slice(0, HASH_SHOWN)}
              </span>
            </p>
          </li>
        ))}
      </ol>
      {entries.length === 0 ? null : (
        <p className="subtle small">
          Each entry carries a fingerprint of the one before it, so that a later alteration would show.
        </p>
      )}
    </Section>
  );
}
