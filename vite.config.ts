import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where `npm run dev` finds the server: start it beside with `node server/main.ts`. */
const server = `http://localhost:${process.env['PORT'] ?? 3000}`;

export default defineConfig({
  root: 'client',
  plugins: [react()],
  // Nothing is inlined as a data: URI, so that the content security policy can forbid them.
  build: { outDir: '../dist', emptyOutDir: true, assetsInlineLimit: 0 },
  server: { proxy: { '/api': server, '/sync': { target: server, ws: true } } },
  test: {
    root: '.',
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/support/build-client.ts',
    reporters: ['default', './test/support/count-reporter.ts'],
    testTimeout: 30_000,
    // Two workers: the machines this runs on have two cores, and each file starts real servers.
    maxWorkers: 2,
  },
});
