import { defineConfig } from 'vitest/config';

/** Unit tests need nothing; the others share one throwaway Postgres, with a migrated template that each file clones. */
export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/unit/**/*.spec.ts', 'test/architecture.spec.ts'],
          setupFiles: ['test/support/setup.ts'],
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'database',
          include: ['test/integration/**/*.spec.ts', 'test/http/**/*.spec.ts', 'test/browser/**/*.spec.ts'],
          setupFiles: ['test/support/setup.ts'],
          globalSetup: ['test/support/global-postgres.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
