import js from '@eslint/js';
import { createNodeResolver, importX } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';
import { arrows } from './scripts/arrows.mjs';

/** Turns the rooms' arrows into zones: from everything that a room may not see. */
const zones = Object.entries(arrows).flatMap(([room, allowed]) =>
  Object.keys(arrows)
    .filter((other) => other !== room && !allowed.includes(other))
    .map((other) => ({
      target: `./${room}`,
      from: `./${other}`,
      message: `${room} may not import ${other}: the arrows are in scripts/arrows.mjs.`,
    })),
);

export default tseslint.config(
  { ignores: ['**/build/**', '**/node_modules/**', '.local-jira/**', 'coverage/**'] },
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
      // An empty record type says "no payload" in the contract.
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
    // Forge's packages may be imported in the rooms that own them, and nowhere else.
    files: ['src/**/*.ts'],
    ignores: ['src/jira/**', 'src/store/**', 'src/entry/**', 'src/index.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['@forge/*'] }] },
  },
);
