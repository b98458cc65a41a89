import { KERNEL_BINARY } from './kernel-binary';

/** The functions of kernel/assembly/curves.ts, where they are explained. Every argument is a count or an address in the memory. */
export interface Kernel {
  planGroup(
    items: number,
    start: number,
    finish: number,
    budget: number,
    units: number,
    before: number,
    inverses: number,
    table: number,
    tableBytes: number,
    samples: number,
    sampleEnds: number,
    doubt: number,
    wholes: number,
    planned: number,
  ): number;
  planWhole(samples: number, wholes: number, units: number, doubt: number, planned: number): number;
  earnGroup(
    reports: number,
    day: number,
    weighted: number,
    table: number,
    tableBytes: number,
    samples: number,
    sampleEnds: number,
    wholes: number,
    earned: number,
  ): void;
  earnWhole(samples: number, wholes: number, earned: number): void;
  spendGroup(
    costs: number,
    day: number,
    amount: number,
    table: number,
    tableBytes: number,
    samples: number,
    sampleEnds: number,
    whole: number,
    spent: number,
  ): void;
}

/** The part of WebAssembly that this needs: TypeScript declares it for pages in a browser alone. */
interface WebAssemblyApi {
  readonly Memory: new (descriptor: { readonly initial: number }) => GrowingMemory;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

interface GrowingMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyApi };
const PAGE_BYTES = 65_536;
let compiled: object | undefined;

/** The kernel and the memory that it works in: what is allocated stands there, cleared, until it is released. */
export class KernelMemory {
  readonly kernel: Kernel;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  #end = 0;

  constructor() {
    compiled ??= new WebAssembly.Module(Uint8Array.from(atob(KERNEL_BINARY), (character) => character.charCodeAt(0)));
    this.kernel = new WebAssembly.Instance(compiled, { env: { memory: this.#memory } }).exports as Kernel;
  }

  /** The address of so many cleared bytes. Growing moves the memory: views taken before are of no use after. */
  allocate(bytes: number): number {
    const address = this.#end;
    this.#end = Math.ceil((address + bytes) / 16) * 16;
    const missing = this.#end - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE_BYTES));
    new Uint8Array(this.#memory.buffer, address, bytes).fill(0);
    return address;
  }

  /** Gives back everything that was allocated while `work` ran. */
  borrow<Result>(work: () => Result): Result {
    const end = this.#end;
    try {
      return work();
    } finally {
      this.#end = end;
    }
  }

  /** Where the memory stands now, for typed arrays over it. */
  get buffer(): ArrayBuffer {
    return this.#memory.buffer;
  }
}
