/** `npm run build`: what `forge deploy` would upload, and the local site's pages. */
import { install } from './steps/install.mjs';
import { build } from './steps/outputs.mjs';
import { fail } from './steps/say.mjs';

await install();
try {
  await build();
} catch (error) {
  fail(error.message);
}
