import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [react()],
  // Atlaskit reads process.env for flags that only its own build sets.
  define: { 'process.env': {} },
  build: {
    outDir: '../../build/local-jira-web',
    emptyOutDir: true,
    target: 'es2023',
    // The site is served from this machine: the size of a chunk costs nobody anything.
    chunkSizeWarningLimit: 1500,
    rollupOptions: {
      onwarn(warning, warn) {
        // zod writes its annotations where esbuild reads them and Rollup does not; the code is the same.
        if (warning.code !== 'INVALID_ANNOTATION') warn(warning);
      },
    },
  },
});
