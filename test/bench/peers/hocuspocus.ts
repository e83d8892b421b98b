/** Hocuspocus as its documentation sets it up with a database of one's own: a row per document, in SQLite. */
import { join } from 'node:path';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { DocumentTable } from './document-table.ts';

const { PORT, DATA_DIR = '' } = process.env;
const documents = new DocumentTable(join(DATA_DIR, 'documents.sqlite'));

const server = new Server({
  address: 'localhost',
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => documents.read(documentName),
      store: async ({ documentName, state }) => documents.write(documentName, state),
    }),
  ],
});
await server.listen(Number(PORT));
console.log('Ready');
