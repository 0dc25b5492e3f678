import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{store,licenses,crawler,metrics,api,site,docs,bench,bin}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', '.tongming/**'],
    globalSetup: ['store/testing-setup.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000,
  },
});
