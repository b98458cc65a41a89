import type { ReactNode } from 'react';
import { movedDays } from '../../parts/formats';
import { NamesProvider } from '../../parts/names';
import { useFormats } from '../../parts/use-formats';
import { EffectsTable } from './effects-table';
import type { Preview } from './use-preview';

/** Told to screen readers as it changes, but only the one line that matters. */
export function PreviewBox({ preview }: { readonly preview: Preview }): ReactNode {
  return (
    <div className="card preview" role="group" aria-label="What it would change">
      <p aria-live="polite" className="strong">
        <PreviewLine preview={preview} />
      </p>
      {preview.state === 'ready' ? (
        <NamesProvider issues={preview.value.effects.map((effect) => effect.issueKey)} people={[]}>
          <EffectsTable caption="Before and after" effects={preview.value.effects} />
        </NamesProvider>
      ) : null}
    </div>
  );
}

function PreviewLine({ preview }: { readonly preview: Preview }): ReactNode {
  const formats = useFormats();
  switch (preview.state) {
    case 'loading':
      return 'Working out what it would change…';
    case 'incomplete':
      return 'Fill in the affected work items to see what they would change.';
    case 'refused':
      return <span className="bad">{preview.refusal.message}</span>;
    case 'ready':
      return `${formats.signedMoney(preview.value.cost)}, ${movedDays(preview.value.days)}`;
  }
}
