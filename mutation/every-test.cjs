/**
 * All tests of the engine as one file, so that what they share is loaded once for each mutant and not once for each test file. Those
 * of a scale that takes seconds stand in test/domain/scale and are left out: others kill what they would.
 */
const { readdirSync } = require('node:fs');
const { join } = require('node:path');

const folder = join(__dirname, '..', 'test', 'domain');
const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.test.ts'));
for (const name of names.filter((each) => !each.startsWith('scale'))) {
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
