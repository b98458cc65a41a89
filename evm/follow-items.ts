import { NONE, type ItemColumns } from './item-columns';

/** Why an item cannot be counted, in a sentence. */
export interface Why {
  readonly why: string;
}

const UNKNOWN = -1;
const IN_CIRCLE = -2;
/** And less: the name that is no item's, counted down from here. */
const NO_ITEM = -3;

/**
 * Where the chain of apportioned items ends that begins with an item: the item itself when it is not apportioned. Each item is
 * followed once, however long the chains are.
 */
export function followItems(items: ItemColumns): (item: number) => number | Why {
  const itemsByName = items.itemsByName();
  const ends = new Int32Array(items.length).fill(UNKNOWN);
  for (let first = 0; first < items.length; first += 1) {
    const chain: number[] = [];
    let item = first;
    let end = ends[item] ?? UNKNOWN;
    while (end === UNKNOWN) {
      chain.push(item);
      // Met again on the way, it is one.
      ends[item] = IN_CIRCLE;
      const name = items.followedBy(item);
      const next = itemsByName[name];
      if (next === undefined) end = item;
      else if (next === NONE) end = NO_ITEM - name;
      else {
        item = next;
        end = ends[item] ?? UNKNOWN;
      }
    }
    for (const each of chain) ends[each] = end;
  }
  return (item) => {
    const end = ends[item] ?? UNKNOWN;
    if (end >= 0) return end;
    if (end === IN_CIRCLE) return { why: 'It is apportioned to itself.' };
    return { why: `It is apportioned to "${items.textOf(NO_ITEM - end)}", which is no item.` };
  };
}
