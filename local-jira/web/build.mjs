// Builds the pages of the local site into build/local-jira-web. Vite's output is noise when all goes well.
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

await build({ root: fileURLToPath(new URL('.', import.meta.url)), logLevel: 'warn' });
