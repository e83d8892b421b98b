import react from '@vitejs/plugin-react';
import type { Plugin, Rolldown } from 'vite';
import { defineConfig } from 'vitest/config';
import { raisedLimits } from './test/server/rooms/raised/projects.ts';

/**
 * What packages bring along and no page calls, where no bundler can see that: by the module, what stands in its place. A
 * function that is called after all says so.
 */
const uncalled: readonly { of: RegExp; instead: (code: string) => string }[] = [
  // zod's way from a schema to JSON Schema: the server's, for its OpenAPI page. Every schema refers to it.
  {
    of: /zod.v4.core.(json-schema-processors|to-json-schema)\.js$/,
    instead: (code) => {
      const names = [...code.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, name]) => name);
      const missing = '() => { throw new Error("The client makes no JSON Schema."); }';
      return `const missing = ${missing};\nexport { ${names.map((name) => `missing as ${name}`).join(', ')} };`;
    },
  },
  // zod's words for what does not fit. What people read is in the language files.
  { of: /zod.v4.locales.en\.js$/, instead: () => 'export default () => ({ localeError: () => undefined });' },
  // Schemas of what the console is written in, and with them all that schemas are made of.
  { of: /lib0.dom\.js$/, instead: (code) => code.replace(/^export const \$\w+ = \$\..*$/gm, '') },
];

const withoutUncalled: Plugin = {
  name: 'without-uncalled',
  apply: 'build',
  enforce: 'pre',
  transform: {
    filter: { id: uncalled.map(({ of }) => of) },
    handler: (code, id) => {
      const instead = uncalled.find(({ of }) => of.test(id))?.instead;
      return instead && { code: instead(code), map: null };
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
  plugins: [react(), withoutUncalled],
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
