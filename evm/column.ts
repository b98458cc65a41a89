type Cells = Uint8Array | Int32Array | Float64Array;

/** Numbers of one kind, packed, and as many as come. */
export class Column {
  #cells: Cells;
  #length = 0;

  constructor(cells: Cells) {
    this.#cells = cells;
  }

  static ofBytes(): Column {
    return new Column(new Uint8Array(FIRST_LENGTH));
  }

  static ofIntegers(): Column {
    return new Column(new Int32Array(FIRST_LENGTH));
  }

  static ofDoubles(): Column {
    return new Column(new Float64Array(FIRST_LENGTH));
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#cells.length) {
      const Kind = this.#cells.constructor as new (length: number) => Cells;
      const larger = new Kind(this.#length * 2);
      larger.set(this.#cells);
      this.#cells = larger;
    }
    this.#cells[this.#length] = value;
    this.#length += 1;
  }

  at(index: number): number {
    const value = index < this.#length ? this.#cells[index] : undefined;
    if (value === undefined) throw new RangeError(`no cell ${index}`);
    return value;
  }
}

const FIRST_LENGTH = 256;
