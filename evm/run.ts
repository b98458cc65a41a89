import { measureItems } from './measure-items';
import { measurePeriods } from './measure-periods';
import { attempt, BadInput, documentPlace, isAbsent, memberAt, refuse } from './place';
import { ItemList } from './read-items';
import { readPeriods } from './read-periods';
import type { Report } from './report';
import { SplitDocument } from './split-document';

export type Result = { readonly report: Report } | { readonly wrong: string };

/**
 * The figures of a document in either form, or one line that says where it is wrong and how. Its text comes in pieces of any length,
 * and is read to the end whatever is wrong with it: a refusal depends on the whole document, and on nothing else.
 */
class Reading {
  #items = new ItemList();
  #wrong: BadInput | null = null;
  readonly #document = new SplitDocument('items', () => {
    const items = new ItemList();
    this.#items = items;
    return (item) => items.take(item);
  });

  write(piece: string): void {
    this.#wrong ??= attempt(() => {
      this.#document.write(piece);
      return null;
    });
  }

  end(): Result {
    const found = this.#wrong ?? attempt(() => measure(this.#document.end(), this.#items));
    return found instanceof BadInput ? { wrong: found.message } : { report: found };
  }
}

/** The figures of a document in UTF-8; a byte that is none is an error of the decoder. */
export async function runStream(pieces: AsyncIterable<Uint8Array>): Promise<Result> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const reading = new Reading();
  for await (const bytes of pieces) reading.write(decoder.decode(bytes, { stream: true }));
  reading.write(decoder.decode());
  return reading.end();
}

/** The figures of a document that is at hand. */
export function run(text: string): Result {
  const reading = new Reading();
  reading.write(text);
  return reading.end();
}

function measure(value: unknown, items: ItemList): Report {
  const document = documentPlace(value);
  const hasItems = !isAbsent(memberAt(document, 'items'));
  if (hasItems === !isAbsent(memberAt(document, 'periods'))) {
    return refuse(document, `must have "items" or "periods", ${hasItems ? 'not both' : 'and has neither'}`);
  }
  return hasItems ? measureItems(document, items) : measurePeriods(readPeriods(document));
}
