import { createContext, useContext, type ReactNode } from 'react';
import Heading from '@atlaskit/heading';

type Level = 'h2' | 'h3' | 'h4';
const BELOW: Readonly<Record<Level, Level>> = { h2: 'h3', h3: 'h4', h4: 'h4' };
const LevelHere = createContext<Level>('h2');

/** The level of a heading where it stands, so that no reader of headings misses one in between. */
export function useHeadingLevel(): Level {
  return useContext(LevelHere);
}

/** What stands below a heading: its own headings are a level lower. */
export function BelowHeading({ children }: { readonly children: ReactNode }): ReactNode {
  return <LevelHere.Provider value={BELOW[useHeadingLevel()]}>{children}</LevelHere.Provider>;
}

interface Props {
  readonly id?: string;
  /** Stands out from the headings of a part of its own. */
  readonly isLarge?: boolean;
  readonly children: string;
}

export function Title({ id, isLarge = false, children }: Props): ReactNode {
  return (
    <Heading size={isLarge ? 'medium' : 'small'} as={useHeadingLevel()} {...(id === undefined ? {} : { id })}>
      {children}
    </Heading>
  );
}
