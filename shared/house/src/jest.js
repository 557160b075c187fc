/** The Jest settings every package shares: ESM, swc, source instead of builds. */
export default {
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.deep\\.test\\.ts$'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '\\.tsx?$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript', tsx: false }, target: 'es2023' }, sourceMaps: 'inline' },
    ],
  },
  testTimeout: 30_000, // a machine that does much else is slow, not wrong
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'node-addons'] },
}
