import { useColorMode, useSetColorMode } from '@atlaskit/app-provider';

export type ColorMode = 'light' | 'dark';

const STORAGE_KEY = 'local-jira:color-mode';

/** The person's own choice, else the system's. */
export function readColorMode(): ColorMode {
  const stored = localStorage.getItem(STORAGE_KEY);
  if (stored === 'light' || stored === 'dark') return stored;
  return window.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}

/** Atlassian's light and dark themes; app frames are told of a change by the frame host. */
export function useThemeChoice(): { readonly colorMode: ColorMode; readonly toggle: () => void } {
  const colorMode = useColorMode();
  const setColorMode = useSetColorMode();
  function toggle(): void {
    const next = colorMode === 'light' ? 'dark' : 'light';
    localStorage.setItem(STORAGE_KEY, next);
    setColorMode(next);
  }
  return { colorMode, toggle };
}
