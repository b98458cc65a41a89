import * as fc from 'fast-check';
import { Readable } from 'node:stream';
import { run, runStream } from '../../evm/run';

type Json = Record<string, unknown>;

async function runInPieces(text: string | Buffer, lengths: readonly number[]) {
  const bytes = Buffer.from(text as string);
  const pieces: Buffer[] = [];
  let from = 0;
  for (const length of lengths) {
    pieces.push(bytes.subarray(from, from + length));
    from += length;
  }
  return runStream(Readable.from([...pieces, bytes.subarray(from)]));
}

const byteByByte = (text: string | Buffer) => Array.from({ length: Buffer.byteLength(text) }, () => 1);

const item = (id: string, more: Json = {}) => ({
  id,
  parent: null,
  budget: '24.00',
  start: '2026-11-02',
  finish: '2026-11-04',
  progress: [{ day: '2026-11-03', percent: 33.5 }],
  costs: [{ day: '2026-11-02', amount: 7.25 }],
  ...more,
});

const members: Json = {
  currency: 'USD',
  calendar: { workdays: [1, 2, 3, 4, 5], holidays: [] },
  statusDay: '2026-11-04',
  period: 'day',
  items: [item('Aé€😀'), item('B', { parent: 'Aé€😀' }), item('C', { method: 'apportioned', apportionedTo: 'B' })],
};

const inOrder = (document: Json, names: readonly string[]) =>
  `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(document[name])}`).join(',')}}`;

const wrongs: Json[] = [
  { currency: 'JPY' },
  { currency: 'XYZ', period: 'year' },
  { calendar: null, items: [7] },
  { items: [item('A', { budget: '1.005' }), item('A')] },
  { items: [item('A', { costs: [{ day: 'x', amount: '0.001' }], budget: '0.001' })] },
  { items: [item('A', { costs: [{ day: '2026-11-02', amount: '0.001' }, 7] }), 7] },
  { items: [item('A', { start: 'x' }), item('B', { budget: true })] },
  { items: 7 },
  { items: null },
];

describe('a document that comes in pieces', () => {
  it('makes the same figures and the same refusals, however it is cut', async () => {
    const anyDocument = fc.constantFrom({}, ...wrongs).map((wrong) => JSON.stringify({ ...members, ...wrong }));
    await fc.assert(
      fc.asyncProperty(anyDocument, fc.array(fc.nat(200)), async (text, lengths) => {
        expect(await runInPieces(text, lengths)).toEqual(run(text));
      }),
    );
    for (const wrong of [{}, ...wrongs]) {
      const text = JSON.stringify({ ...members, ...wrong });
      expect(await runInPieces(text, byteByByte(text))).toEqual(run(text));
    }
  });

  it('may have its members in any order, whatever is wrong with it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom({}, ...wrongs),
        fc.shuffledSubarray(Object.keys(members), { minLength: 5 }),
        (wrong, names) => {
          const document = { ...members, ...wrong };
          expect(run(inOrder(document, names))).toEqual(run(JSON.stringify(document)));
        },
      ),
    );
  });

  it.each([
    ['the head before the items', { period: 'year', items: [7] }, /^period: /],
    ['the budget before what follows it', { items: [item('A', { budget: '.', start: 'x' })] }, /^items\[0\]\.budget: /],
    [
      'a cost before what follows it',
      { items: [item('A', { costs: [{ day: '2026-11-02', amount: '0.001' }, 7] })] },
      /^items\[0\]\.costs\[0\]\.amount: "0.001" is not an amount of USD: too-many-decimals$/,
    ],
    [
      'an earlier item before a later one',
      { items: [item('A'), item('B', { costs: [{ day: '2026-11-02', amount: null }] }), 7] },
      /^items\[1\]\.costs\[0\]\.amount: must be an amount such as "1250.50", not null$/,
    ],
    ['a bad item before an id twice', { items: [item('A'), item('A'), 7] }, /^items\[2\]: must be an object, not 7$/],
    ['an id twice before a parent', { items: [item('A', { parent: 'Z' }), item('A')] }, /^items\[1\]\.id: /],
  ])('is refused for %s', (_, wrong, line) => {
    expect(run(inOrder({ ...members, ...wrong }, Object.keys(members).reverse()))).toEqual({
      wrong: expect.stringMatching(line) as string,
    });
  });

  it('has the last of members that come twice', () => {
    const good = JSON.stringify(members);
    const twice = `{"items":[7],"currency":"XYZ",${good.slice(1)}`;
    expect(run(twice)).toEqual(run(good));
    expect(run(`${good.slice(0, -1)},"items":[7]}`)).toEqual({ wrong: 'items[0]: must be an object, not 7' });
    expect(run(`${good.slice(0, -1)},"items":null}`)).toEqual({
      wrong: 'document: must have "items" or "periods", and has neither',
    });
  });

  it('may begin with a byte order mark, and have none elsewhere', async () => {
    const text = JSON.stringify(members);
    const marked = `\ufeff${text}`;
    expect(await runInPieces(marked, byteByByte(marked))).toEqual(run(text));
    expect(await runInPieces(`${text}\ufeff`, [])).toHaveProperty('wrong', expect.stringMatching(/is not JSON/));
  });

  it.each([
    ['in the middle', (text: Buffer) => Buffer.concat([text.subarray(0, 60), Buffer.from([0xff]), text.subarray(60)])],
    ['after a mistake', (text: Buffer) => Buffer.concat([Buffer.from('x'), text, Buffer.from([0xff])])],
    ['at the end, broken off', (text: Buffer) => Buffer.concat([text, Buffer.from([0xe2, 0x82])])],
  ])('must be UTF-8 %s', async (_, spoil) => {
    const bytes = spoil(Buffer.from(JSON.stringify(members)));
    for (const lengths of [[], byteByByte(bytes)]) {
      await expect(runInPieces(bytes, lengths)).rejects.toMatchObject({ code: 'ERR_ENCODING_INVALID_ENCODED_DATA' });
    }
  });

  it.each([
    ['nothing', ''],
    ['spaces', ' \n'],
    ['something after the end', `${JSON.stringify(members)} x`],
    ['half of it', JSON.stringify(members).slice(0, 300)],
  ])('is not JSON: %s', async (_, text) => {
    expect(await runInPieces(text, byteByByte(text))).toEqual({
      wrong: expect.stringMatching(/^document: is not JSON: .+$/) as string,
    });
  });

  it('holds numbers however large', () => {
    const text = (amount: string) =>
      JSON.stringify({ ...members, items: [item('A', { budget: 'N' })] }).replace('"N"', amount);
    expect(run(text('1e400'))).toEqual({ wrong: 'items[0].budget: null is not an amount of USD: not-finite' });
    expect(run(text('1e15'))).toEqual({
      wrong: 'items[0].budget: 1000000000000000 is not an amount of USD: too-large',
    });
    expect(run(text('1e13'))).toMatchObject({ report: { atStatus: { budgetAtCompletion: 1e13 } } });
    expect(run(text('0.1e-1'))).toMatchObject({ report: { atStatus: { budgetAtCompletion: 0.01 } } });
  });
});

describe('items that follow others', () => {
  const chain = (length: number, last: Json) =>
    Array.from({ length }, (_, index) =>
      item(`${index}`, index === length - 1 ? last : { method: 'apportioned', apportionedTo: `${index + 1}` }),
    );

  it('are followed to the end once, however many there are', () => {
    const result = run(JSON.stringify({ ...members, items: chain(20_000, { progress: members['none'] }) }));
    expect(result).toMatchObject({ report: { atStatus: { budgetAtCompletion: 480_000, earnedValue: 0 } } });
  });

  it('in a circle are all excluded, and so are those that lead into it', () => {
    const circle = chain(4, { method: 'apportioned', apportionedTo: '2' });
    const reason = 'It is apportioned to itself.';
    expect(run(JSON.stringify({ ...members, items: circle }))).toMatchObject({
      report: { excluded: ['0', '1', '2', '3'].map((id) => ({ id, reason })) },
    });
  });
});
