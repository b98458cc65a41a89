import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = fileURLToPath(new URL('.', import.meta.url));
const surfaces = readdirSync(`${here}src/surfaces`, { withFileTypes: true }).filter((entry) => entry.isDirectory());

/**
 * One bundle of all surfaces, so that what they share is compiled once. `build.mjs` then deals the files out to one
 * self-contained directory per surface, because Forge serves each resource from a directory of its own.
 */
export default defineConfig({
  root: here,
  base: './',
  plugins: [react()],
  // Atlaskit reads process.env for flags that only its own build sets.
  define: { 'process.env': {} },
  build: {
    outDir: 'build/.bundle',
    emptyOutDir: true,
    target: 'es2023',
    manifest: 'manifest.json',
    // The polyfill would be an inline script, which the content security policy of Custom UI refuses.
    modulePreload: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1000,
    rollupOptions: {
      input: Object.fromEntries(surfaces.map(({ name }) => [name, `${here}src/surfaces/${name}/main.tsx`])),
    },
  },
});
