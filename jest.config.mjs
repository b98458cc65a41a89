/** One transform for everything: swc strips types; jest runs CommonJS. ESM-only packages are transformed too. */
const transform = {
  '^.+\\.(ts|tsx|mjs|js)$': ['@swc/jest', { jsc: { target: 'es2023', parser: { syntax: 'typescript', tsx: false } }, module: { type: 'commonjs' } }],
};
const esmOnly = ['jira.js', '@atlassianlabs/jql-ast', 'antlr4ts', '@sparticuz/chromium'];
export default {
  testEnvironment: 'node',
  transform,
  transformIgnorePatterns: [`/node_modules/(?!(${esmOnly.join('|')})/)`, '/build/'],
  moduleFileExtensions: ['ts', 'mjs', 'js', 'json', 'node'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/build/'],
};
