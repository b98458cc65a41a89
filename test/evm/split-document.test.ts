import * as fc from 'fast-check';
import { SplitDocument } from '../../evm/split-document';

type Read = { readonly value: unknown } | { readonly wrong: true };

/** The document, with the list put back together. */
function readInPieces(pieces: readonly string[]): Read {
  let list: unknown[] = [];
  const document = new SplitDocument('items', () => {
    list = [];
    return (element) => list.push(element);
  });
  try {
    for (const piece of pieces) document.write(piece);
    const value = document.end();
    // An empty list stands where the list was.
    const isListed = typeof value === 'object' && value !== null && !Array.isArray(value) && 'items' in value;
    if (isListed && Array.isArray(value.items)) value.items.push(...list);
    return { value };
  } catch (error) {
    expect((error as Error).message).toMatch(/^document: is not JSON: [^\n\r]+ \(from character \d+ on\)$/);
    return { wrong: true };
  }
}

function readWhole(text: string): Read {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return { wrong: true };
  }
}

/** Cut where it is told to, as far as the text goes. */
function cut(text: string, lengths: readonly number[]): readonly string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const length of lengths) {
    pieces.push(text.slice(from, from + length));
    from += length;
  }
  return [...pieces, text.slice(from)];
}

const anySpace = fc.constantFrom('', ' ', '\n', '\t\r\n ');
const anyValue = fc.oneof(
  fc.json({ maxDepth: 2 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom(
    '1e400',
    '-0',
    '[[[]]]',
    '"\\"]},:["',
    '"\\\\"',
    '"\\u0022"',
    '{"items":[1]}',
    '12345678901234567890',
  ),
);
const anyList = fc.array(
  fc.tuple(anySpace, anyValue, anySpace).map((parts) => parts.join('')),
  { maxLength: 4 },
);
const anyMember = fc.oneof(
  fc.tuple(fc.constantFrom('"items"', '"a"', '"__proto__"', '"\\u0069tems"', '"7"'), anySpace, anyValue),
  fc.tuple(
    fc.constantFrom('"items"', '"b"'),
    anySpace,
    anyList.map((elements) => `[${elements.join(',')}]`),
  ),
);
/** Documents, some of them spoilt in one place. */
const anyText = fc
  .tuple(
    anySpace,
    fc.array(
      anyMember.map(([name, space, value]) => `${name}${space}:${value}${space}`),
      { maxLength: 4 },
    ),
    anySpace,
    fc.option(
      fc.record({
        at: fc.nat(60),
        without: fc.nat(2),
        put: fc.constantFrom('', ',', ':', '"', '[', ']', '{', '}', '\\', ' ', '0', 'x', '\u00a0', '\ufeff', '\u0000'),
      }),
    ),
  )
  .map(([before, members, after, spoil]) => {
    const text = `${before}{${members.join(',')}}${after}`;
    if (spoil === null) return text;
    return text.slice(0, spoil.at) + spoil.put + text.slice(spoil.at + spoil.without);
  });

describe('a document in pieces', () => {
  it('is what JSON.parse makes of the whole, or is refused as JSON.parse refuses it', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string(), fc.json()), fc.array(fc.nat(9)), (text, lengths) => {
        const whole = readWhole(text);
        expect(JSON.stringify(readInPieces(cut(text, lengths)))).toBe(JSON.stringify(whole));
        expect(JSON.stringify(readInPieces([...text]))).toBe(JSON.stringify(whole));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['nothing', ''],
    ['a comma too many in the list', '{"items":[1,]}'],
    ['a comma for nothing in the list', '{"items":[,1]}'],
    ['a comma too many in the object', '{"items":[],}'],
    ['the wrong bracket', '{"items":[1}'],
    ['a closing bracket alone', ']'],
    ['a name without value', '{"items"}'],
    ['a name that is none', '{7:1}'],
    ['two values', '{"a":1 2}'],
    ['a second colon', '{"a":1:2}'],
    ['text before the list', '{"items":7[]}'],
    ['text after the list', '{"items":[]7}'],
    ['text before the object', '7{}'],
    ['text after the end', '{} 7'],
    ['a second document', '{}{}'],
    ['a number that JSON has not', '{"items":[01]}'],
    ['a line end in a text', '{"items":["a\nb"]}'],
    ['a space that JSON has not', '{\u00a0}'],
  ])('is not %s', (_, text) => {
    expect(readWhole(text)).toEqual({ wrong: true });
    expect(readInPieces([text])).toEqual({ wrong: true });
  });

  it('is refused wherever it breaks off', () => {
    const text = '{"a":[1,{"b":"]\\""}],"items":[{"c":1},"x",[]],"d":-1.5e3}';
    for (let length = 0; length < text.length; length += 1) {
      expect(readInPieces([text.slice(0, length)])).toEqual({ wrong: true });
    }
    expect(readInPieces([text])).toEqual(readWhole(text));
  });

  it('can be nested however deep, inside the list and outside', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    const elements: unknown[] = [];
    const document = new SplitDocument('items', () => (element) => elements.push(element));
    document.write(`{"a":${deep},"items":[${deep},1]}`);
    expect(document.end()).toHaveProperty('items', []);
    expect(elements).toEqual([expect.any(Array), 1]);
  });

  it('says from where on it is wrong', () => {
    const document = new SplitDocument('items', () => () => undefined);
    document.write('{"items":[{},');
    expect(() => document.write('{"a" 1},{}]}')).toThrow(
      "document: is not JSON: Expected ':' after property name (from character 13 on)",
    );
  });
});
