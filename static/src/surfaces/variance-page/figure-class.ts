import type { ShownFigure } from './shown-figure';

/** How a figure stands out: by its sign or its words first, and by colour as well. */
export function figureClass({ isDefined, isBad }: ShownFigure): string {
  if (!isDefined) return 'figure-undefined';
  return isBad === null ? '' : isBad ? 'bad' : 'good';
}
