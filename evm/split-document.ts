import { BadInput } from './place';

/**
 * Reads a JSON object from pieces of its text, and hands out the elements of one list in it one by one, so that neither the text nor
 * the list is ever held as a whole. It finds where members and elements begin and end; what stands between is left to JSON.parse,
 * so that numbers, escapes and members that come twice are what they are to JSON.parse.
 */
export class SplitDocument {
  readonly #listName: string;
  readonly #startList: () => (element: unknown) => void;
  readonly #members = new Map<string, unknown>();
  #handOut: (element: unknown) => void = () => undefined;
  #expected: 'object' | 'name' | 'value' | 'element' | 'list end' | 'end' = 'object';
  #name = '';
  /** Whether nothing stands yet in the object, or in the list. */
  #empty = true;

  /** Text since the last mark, as far as it was in earlier pieces. */
  #part = '';
  #partStart = 0;
  #piecesRead = 0;
  /** Brackets open since the last mark. */
  #nested = 0;
  #inText = false;
  #afterBackslash = false;

  /** @param startList takes the list when it begins; called again when a later member of the same name takes its place */
  constructor(listName: string, startList: () => (element: unknown) => void) {
    this.#listName = listName;
    this.#startList = startList;
  }

  /** @throws BadInput when it is no JSON */
  write(piece: string): void {
    let from = 0;
    for (let at = this.#findMark(piece, from); at < piece.length; at = this.#findMark(piece, from)) {
      const part = this.#part + piece.slice(from, at);
      this.#take(part, piece.charAt(at));
      from = at + 1;
      this.#part = '';
      this.#partStart = this.#piecesRead + from;
    }
    this.#part += piece.slice(from);
    this.#piecesRead += piece.length;
    if (this.#part.length > MAX_PART_LENGTH) this.#refuse(`a value of more than ${MAX_PART_LENGTH} characters`);
  }

  /**
   * What the document is: where the list stood, an empty one.
   *
   * @throws BadInput when it is no JSON
   */
  end(): unknown {
    // Something else than an object: it has no marks, and is one part.
    if (this.#expected === 'object') return this.#parse(this.#part);
    if (this.#expected !== 'end') this.#refuse('Unexpected end of JSON input');
    if (!isBlank(this.#part)) this.#refuse('Unexpected text after the end');
    return Object.fromEntries(this.#members);
  }

  /** The next character outside of texts and nested brackets that parts what is read here; the length of `piece` when none is. */
  #findMark(piece: string, from: number): number {
    const opening = this.#openingMark();
    let [nested, inText, afterBackslash] = [this.#nested, this.#inText, this.#afterBackslash];
    let at = from;
    scan: for (; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (inText) {
        if (afterBackslash) afterBackslash = false;
        else if (code === BACKSLASH) afterBackslash = true;
        else if (code === QUOTE) inText = false;
        continue;
      }
      switch (code) {
        case QUOTE:
          inText = true;
          break;
        case OPEN_OBJECT:
        case OPEN_LIST:
          if (nested === 0 && code === opening) break scan;
          nested += 1;
          break;
        case CLOSE_OBJECT:
        case CLOSE_LIST:
          if (nested === 0) break scan;
          nested -= 1;
          break;
        case COMMA:
        case COLON:
          if (nested === 0) break scan;
      }
    }
    [this.#nested, this.#inText, this.#afterBackslash] = [nested, inText, afterBackslash];
    return at;
  }

  /** The bracket that does not nest, because what is in it is read here. */
  #openingMark(): number {
    if (this.#expected === 'object') return OPEN_OBJECT;
    return this.#expected === 'value' && this.#name === this.#listName ? OPEN_LIST : NaN;
  }

  #take(part: string, mark: string): void {
    switch (`${this.#expected} ${mark}`) {
      case 'object {':
        this.#mustBeBlank(part, mark);
        this.#expected = 'name';
        return;
      case 'name :':
        this.#name = this.#parseName(part);
        this.#expected = 'value';
        return;
      case 'name }':
        if (!this.#empty) break;
        this.#mustBeBlank(part, mark);
        this.#expected = 'end';
        return;
      case 'value [':
        this.#mustBeBlank(part, mark);
        this.#members.set(this.#name, []);
        this.#handOut = this.#startList();
        this.#empty = true;
        this.#expected = 'element';
        return;
      case 'value ,':
      case 'value }':
        this.#members.set(this.#name, this.#parse(part));
        this.#endMember(mark);
        return;
      case 'element ,':
      case 'element ]':
        if (mark === ',' || !this.#empty || !isBlank(part)) this.#handOut(this.#parse(part));
        this.#empty = false;
        if (mark === ']') this.#expected = 'list end';
        return;
      case 'list end ,':
      case 'list end }':
        this.#mustBeBlank(part, mark);
        this.#endMember(mark);
        return;
    }
    this.#refuse(`Unexpected ${mark}`);
  }

  #endMember(mark: string): void {
    this.#empty = false;
    this.#expected = mark === ',' ? 'name' : 'end';
  }

  #mustBeBlank(part: string, mark: string): void {
    if (!isBlank(part)) this.#refuse(`Unexpected text before ${mark}`);
  }

  #parseName(part: string): string {
    const name = this.#parse(part);
    return typeof name === 'string' ? name : this.#refuse('Expected double-quoted property name');
  }

  #parse(part: string): unknown {
    try {
      return JSON.parse(part);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      // The engine counts from the beginning of the part, which nobody sees.
      return this.#refuse(error.message.replace(POSITION, ''));
    }
  }

  #refuse(reason: string): never {
    // The engine quotes the text around the mistake, line ends and all.
    const line = `${reason} (from character ${this.#partStart} on)`.replace(/\s+/g, ' ');
    throw new BadInput(`document: is not JSON: ${line}`);
  }
}

/** A value that is not taken apart is held as a whole: longer than any but a mistake, such as a missing quotation mark. */
const MAX_PART_LENGTH = 2 ** 28;

const POSITION = / in JSON at position \d+( \(line \d+ column \d+\))?/;

const [QUOTE, BACKSLASH, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];

function isBlank(part: string): boolean {
  return /^[ \t\n\r]*$/.test(part);
}
