const LIMIT_MS = 10_000;
const PAUSE_MS = 50;

/**
 * Reads until an expectation holds: `await eventually(() => status.innerText(), (text) => expect(text).toBe('done'))`.
 * @throws what the expectation threw last, when it has not held in time
 */
export async function eventually<T>(read: () => Promise<T> | T, expectation: (value: T) => void): Promise<void> {
  const limit = Date.now() + LIMIT_MS;
  for (;;) {
    const value = await read();
    try {
      expectation(value);
      return;
    } catch (error) {
      if (Date.now() > limit) throw error;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, PAUSE_MS);
    });
  }
}
