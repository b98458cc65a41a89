import { useMemo } from 'react';
import { createFormats, type Formats } from './formats';
import { usePageContext } from './page-context';

/** Formats for the reader's language and time zone. */
export function useFormats(): Formats {
  const { locale, timeZone } = usePageContext();
  return useMemo(() => createFormats(locale, timeZone), [locale, timeZone]);
}
