import { KernelMemory } from '../../../src/domain/portfolio/kernel';

const PAGE_BYTES = 65_536;

describe('the memory of the kernel', () => {
  it('grows by as much as is asked for, and what is asked for is cleared and apart', () => {
    const memory = new KernelMemory();
    const first = memory.allocate(PAGE_BYTES);
    expect(memory.buffer.byteLength).toBe(PAGE_BYTES);
    const second = memory.allocate(PAGE_BYTES + 1);
    expect(second).toBe(first + PAGE_BYTES);
    expect(memory.buffer.byteLength).toBe(3 * PAGE_BYTES);
    expect(memory.allocate(3)).toBe(second + PAGE_BYTES + 16);
    expect(new Uint8Array(memory.buffer).every((byte) => byte === 0)).toBe(true);
  });

  it('is given back when the work is done, and when it fails, and cleared for the next', () => {
    const memory = new KernelMemory();
    memory.allocate(8);
    const lent = memory.borrow(() => {
      const address = memory.allocate(16);
      new Uint8Array(memory.buffer, address, 16).fill(7);
      return address;
    });
    expect(() =>
      memory.borrow(() => {
        memory.allocate(16);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(memory.allocate(16)).toBe(lent);
    expect(new Uint8Array(memory.buffer, lent, 16)).toEqual(new Uint8Array(16));
  });
});
