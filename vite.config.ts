import react from '@vitejs/plugin-react';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { raisedLimits } from './test/server/rooms/raised/projects.ts';

/**
 * zod's way from a schema to JSON Schema: the server's, for its OpenAPI page. Every schema refers to it, so no bundler
 * can see that a page never goes there; its functions are left out by hand, and one that is called says so.
 */
const withoutJsonSchema: Plugin = {
  name: 'without-json-schema',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: /zod.v4.core.(json-schema-processors|to-json-schema)\.js$/ },
    handler: (code) => {
      const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      const missing = '() => { throw new Error("The client makes no JSON Schema."); }';
      const all = names.map((name) => `missing as ${name}`).join(', ');
      return { code: `const missing = ${missing};\nexport { ${all} };`, map: null };
    },
  },
};

/** Whether the room of a guest is fetched with this module, and not before it. */
function isOfGuestRoom(id: string, modules: Rolldown.ChunkingContext): boolean {
  const users = new Set([id]);
  for (const user of users)
    for (const importer of modules.getModuleInfo(user)?.importers ?? []) users.add(importer);
  return [...users].some((user) => user.endsWith('/client/quotes/guest-room.tsx'));
}

/** Where `npm run dev` finds the server: start it beside with `node server/main.ts`. */
const server = `http://localhost:${process.env['PORT'] ?? 3000}`;

export default defineConfig({
  root: 'client',
  plugins: [react(), withoutJsonSchema],
  // Nothing is inlined as a data: URI, so that the content security policy can forbid them.
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    // kB before compression. What matters is held by a test of the first load.
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // A schema that nothing on the page reads is left out of it.
      treeshake: { manualPureFunctions: ['z'] },
      output: {
        // What every page begins with, and what a guest's room is, in one file each: in fifty they compress worse by a
        // tenth, and each is a request.
        codeSplitting: {
          groups: [
            { name: 'first', tags: ['$initial'], priority: 1 },
            {
              // Packages go where what uses them is: whoever imports one names all of it, and uses a little.
              test: /\/(client|shared)\/(?!.*node_modules)/,
              name: (id, modules) => (isOfGuestRoom(id, modules) ? 'room' : null),
            },
          ],
        },
      },
    },
  },
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
      ...raisedLimits,
    ],
  },
});
