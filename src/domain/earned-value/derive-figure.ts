import type { Figure } from './figure';

/** What follows from a figure; of one that means nothing, why it does. */
export function deriveFigure<From, To>(found: Figure<From>, formula: (value: From) => Figure<To>): Figure<To> {
  return found.kind === 'value' ? formula(found.value) : found;
}
