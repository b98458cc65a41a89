import fc from 'fast-check';
import { fromAdf, mentionedIn, toAdf } from '../../../local-jira/web/src/api/adf';

/** Lines of text that no editor would tidy away: no empty lines, no blanks at the ends. */
const line = fc
  .string({ minLength: 1 })
  .map((text) => text.replace(/\s/g, ' ').trim())
  .filter((text) => text !== '');
const paragraphs = fc.array(fc.array(line, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 });

describe('plain text and documents', () => {
  it('come back as they went, for any paragraphs of any lines', () => {
    fc.assert(
      fc.property(paragraphs, (written) => {
        const text = written.map((lines) => lines.join('\n')).join('\n\n');
        expect(fromAdf(toAdf(text))).toBe(text);
      }),
    );
  });

  it('make an empty document of blanks', () => {
    expect(toAdf(' \n\n ')).toEqual({ type: 'doc', version: 1, content: [] });
  });

  it('read lists, mentions and links of a richer document', () => {
    const text = (value: string) => ({ type: 'paragraph', content: [{ type: 'text', text: value }] });
    const document = {
      type: 'doc',
      version: 1,
      content: [
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [text('one')] },
            { type: 'listItem', content: [text('two')] },
          ],
        },
        {
          type: 'paragraph',
          content: [
            { type: 'mention', attrs: { text: '@Ada' } },
            { type: 'text', text: ' see ' },
            { type: 'inlineCard', attrs: { url: 'http://127.0.0.1/browse/A-1' } },
          ],
        },
      ],
    };
    expect(fromAdf(document)).toBe('• one\n\n• two\n\n@Ada see http://127.0.0.1/browse/A-1');
  });

  it('name mentioned people, whose mention needs to carry no more than their id', () => {
    const mention = (id: string) => ({ type: 'mention', attrs: { id } });
    const paragraph = {
      type: 'paragraph',
      content: [{ type: 'text', text: 'To decide: ' }, mention('a'), mention('b')],
    };
    const document = { type: 'doc', version: 1, content: [paragraph] };
    expect(mentionedIn(document)).toEqual(['a', 'b']);
    expect(mentionedIn('plain')).toEqual([]);
    expect(fromAdf(document, new Map([['a', 'Ada']]))).toBe('To decide: @Ada@somebody');
  });

  it.each([null, undefined, 7, [], {}, { type: 'doc', content: 'no list' }, { type: 'doc', content: [null, 3] }])(
    'read %j as nothing',
    (value) => {
      expect(fromAdf(value)).toBe('');
    },
  );
});
