/** @type {import('jest').Config} */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/cdktf.out/'],
  modulePathIgnorePatterns: ['<rootDir>/lib/', '/cdktf.out/'],
  testEnvironment: 'node',
  transform: {
    '^.+\\.(ts|mjs|js)$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } },
    ],
  },
  // Packages that ship ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(jose|@hono|hono|@qlik/api|enigma\\.js|lodash-es)/)'],
  testTimeout: 30_000,
  errorOnDeprecated: true,
}
