import { makeBaselineItem } from '../src/domain/baseline/baseline-item';
import type { Conversion } from '../src/domain/money/find-conversion';
import type { Outcome } from '../src/domain/outcome';
import type { AmountConverter } from './convert-amounts';
import type { Why } from './follow-items';
import type { ItemDocument } from './read-items';

/** What it takes to judge an item. */
export interface Counting {
  readonly document: ItemDocument;
  readonly converter: AmountConverter;
  /** Where the chain of apportioned items ends that begins with an item. */
  readonly followedBy: (item: number) => number | Why;
}

/** In a sentence, why an item with a budget of its own cannot be counted; null when it can. */
export function whyNotCounted(item: number, counting: Counting): string | null {
  return whyNotPlanned(item, counting) ?? whyNotFollowed(item, counting);
}

function whyNotPlanned(item: number, counting: Counting): string | null {
  const { items, calendar, currency } = counting.document;
  const [start, finish, id] = [items.startOf(item), items.finishOf(item), items.idOf(item)];
  if (!items.hasBudget(item)) return 'It has no budget.';
  if (start === null) return 'It has no planned start.';
  if (finish === null) return 'It has no planned finish.';
  const budget = items.budgetOf(item, currency);
  const made = makeBaselineItem({ issueId: id, issueKey: id, budget, start, finish }, calendar);
  return made.ok ? whyNotConverted(item, counting) : made.explanation;
}

function whyNotFollowed(item: number, counting: Counting): string | null {
  const { items } = counting.document;
  const followed = counting.followedBy(item);
  if (typeof followed !== 'number') return followed.why;
  if (followed === item) return null;
  const follows = `It is apportioned to "${items.idOf(followed)}"`;
  if (items.isByTime(followed)) return `${follows}, which earns by time and measures no progress.`;
  return whyNotPlanned(followed, counting) === null ? null : `${follows}, which cannot be counted.`;
}

/** In a sentence, why the amounts of an item cannot be had in the currency of the document; null when they can. */
export function whyNotConverted(item: number, counting: Counting): string | null {
  for (const conversion of conversionsOf(item, counting)) if (!conversion.ok) return conversion.explanation;
  return null;
}

/** Of an item in another currency: of its budget by the rate of its planned start, and of each cost by that of its day. */
export function* conversionsOf(
  item: number,
  { document, converter }: Counting,
): Generator<Outcome<Conversion, 'no-rate'>> {
  const { items, currency } = document;
  const from = items.currencyOf(item, currency);
  if (from === currency) return;
  const start = items.startOf(item);
  if (items.hasBudget(item) && start !== null) yield converter.find(from, start);
  for (const { day } of items.costsOf(item, currency)) yield converter.find(from, day);
}
