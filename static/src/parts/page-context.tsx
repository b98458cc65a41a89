import { createContext, useContext } from 'react';
import { isRecord, textOf } from '../jira/request';

/** Where the page stands, as Jira tells it; the resolver never believes it from here, it has its own. */
export interface PageContext {
  readonly accountId: string;
  readonly locale: string;
  readonly timeZone: string;
  readonly issue: { readonly id: string; readonly key: string };
  readonly project: { readonly id: string; readonly key: string };
  /** What the module's own documentation puts into `extension`. */
  readonly extension: Readonly<Record<string, unknown>>;
}

const Context = createContext<PageContext | null>(null);
export const PageContextProvider = Context.Provider;

export function usePageContext(): PageContext {
  const context = useContext(Context);
  if (context === null) throw new Error('A page is shown outside mountSurface.');
  return context;
}

/** Reads the answer of `view.getContext()`; what is missing becomes empty text. */
export function toPageContext(answer: unknown): PageContext {
  const context = isRecord(answer) ? answer : {};
  const extension = isRecord(context['extension']) ? context['extension'] : {};
  return {
    accountId: textOf(context, 'accountId'),
    locale: toLocale(textOf(context, 'locale')),
    timeZone: textOf(context, 'timezone') || 'UTC',
    issue: idAndKey(extension['issue']),
    project: idAndKey(extension['project']),
    extension,
  };
}

function idAndKey(value: unknown): { id: string; key: string } {
  const record = isRecord(value) ? value : {};
  return { id: textOf(record, 'id'), key: textOf(record, 'key') };
}

/** Forge writes `en_US` in places where the language tag is `en-US`. */
function toLocale(text: string): string {
  const tag = text.replace('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en-US';
  } catch {
    return 'en-US';
  }
}
