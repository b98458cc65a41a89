/** All tests of the engine as one file, so that what they share is loaded once for each mutant and not once for each test file. */
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, '..', 'test', 'domain');
for (const name of readdirSync(folder, { recursive: true }).filter((found) => found.endsWith('.test.ts'))) {
  try {
    require(join(folder, name));
  } catch (error) {
    // jest fails a test file that cannot be loaded; Stryker would call it an error, and count it neither way.
    globalThis.cannotLoad = true;
    globalThis.it(`${name} loads`, () => {
      throw error;
    });
  }
}
