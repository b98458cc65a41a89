import { documentPlace, isAbsent, memberAt, refuse, BadInput } from './place';
import { measureItems } from './measure-items';
import { measurePeriods } from './measure-periods';
import { readPeriods } from './read-periods';
import type { Report } from './report';

export type Result = { readonly report: Report } | { readonly wrong: string };

/** The figures of a document in either form, or one line that says where it is wrong and how. */
export function run(text: string): Result {
  try {
    return { report: measure(parseJson(text)) };
  } catch (error) {
    if (error instanceof BadInput) return { wrong: error.message };
    throw error;
  }
}

function measure(value: unknown): Report {
  const document = documentPlace(value);
  const hasItems = !isAbsent(memberAt(document, 'items'));
  if (hasItems === !isAbsent(memberAt(document, 'periods'))) {
    return refuse(document, `must have "items" or "periods", ${hasItems ? 'not both' : 'and has neither'}`);
  }
  return hasItems ? measureItems(document) : measurePeriods(readPeriods(document));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    // The engine quotes the text around the mistake, line ends and all.
    throw new BadInput(`document: is not JSON: ${error.message.replace(/\s+/g, ' ')}`);
  }
}
