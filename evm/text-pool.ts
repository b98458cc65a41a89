/** Different texts, numbered from 0 as they come: a column can hold their numbers. */
export class TextPool<Text extends string> {
  readonly #numbers = new Map<string, number>();
  readonly #texts: Text[] = [];

  get size(): number {
    return this.#texts.length;
  }

  find(text: unknown): number | undefined {
    return typeof text === 'string' ? this.#numbers.get(text) : undefined;
  }

  numberOf(text: Text): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    this.#numbers.set(text, this.#texts.length);
    return this.#texts.push(text) - 1;
  }

  at(number: number): Text {
    const text = this.#texts[number];
    if (text === undefined) throw new RangeError(`no text ${number}`);
    return text;
  }
}
