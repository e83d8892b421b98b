import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the server: start it beside with `node server/main.ts`. */
const server = `http://localhost:${process.env['PORT'] ?? 3000}`;

export default defineConfig({
  root: 'client',
  plugins: [react()],
  // Nothing is inlined as a data: URI, so that the content security policy can forbid them.
  build: { outDir: '../dist', emptyOutDir: true, assetsInlineLimit: 0 },
  // The client's own modules in `client/api/` and `client/sync/` have such addresses too; theirs end in .ts.
  server: {
    proxy: {
      '^/api/(?!.*\\.tsx?(\\?|$))': server,
      '^/sync/(?!.*\\.tsx?(\\?|$))': { target: server, ws: true },
    },
  },
  test: {
    root: '.',
    reporters: ['default', './test/support/count-reporter.ts'],
    // Two workers: the machines this runs on have two cores, and many files start real servers.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          root: '.',
          include: ['test/{shared,server,client,fuzz,model}/**/*.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'system',
          root: '.',
          include: ['test/{e2e,faults}/**/*.test.ts'],
          globalSetup: 'test/support/system-setup.ts',
          testTimeout: 90_000,
          hookTimeout: 60_000,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
