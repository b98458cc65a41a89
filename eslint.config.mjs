import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { arrows } from './scripts/arrows.mjs';

/** Turns the rooms' arrows into zones: from everything that a room may not see, but for the room itself where it is nested. */
const zones = Object.entries(arrows).flatMap(([room, allowed]) =>
  Object.keys(arrows)
    .filter((other) => other !== room && !allowed.includes(other))
    .map((other) => ({
      target: `./${room}`,
      from: `./${other}`,
      except: room.startsWith(`${other}/`) ? [room.replace(other, '.')] : [],
      message: `${room} may not import ${other}: the arrows are in scripts/arrows.mjs.`,
    })),
);

export default tseslint.config(
  // kernel/assembly is AssemblyScript: its types are not TypeScript's.
  { ignores: ['**/build/**', '**/node_modules/**', '.local-jira/**', 'coverage/**', 'kernel/assembly/**'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // Numbers read well in sentences and paths; other types in templates stay errors.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // A string spread into its code points is what its few uses mean.
      '@typescript-eslint/no-misused-spread': ['error', { allow: [{ from: 'lib', name: 'string' }, 'string'] }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
        __dirname: 'readonly',
        require: 'readonly',
        module: 'writable',
        URL: 'readonly',
      },
    },
  },
  {
    // The fixture app of local-jira's tests is written as Forge would get it: CommonJS for the back end, plain scripts for its pages.
    files: ['test/local-jira/fixture-app/**/*.js', 'test/local-jira/web/fixture-app/**/*.js'],
    languageOptions: {
      globals: {
        require: 'readonly',
        exports: 'writable',
        setTimeout: 'readonly',
        document: 'readonly',
        window: 'readonly',
        globalThis: 'readonly',
      },
    },
  },
  {
    // Forge's packages may be imported in the rooms that own them, and nowhere else.
    files: ['src/**/*.ts'],
    ignores: ['src/jira/**', 'src/store/**', 'src/entry/**', 'src/index.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['@forge/*'] }] },
  },
);
