/** Holds every copy of the document against every other, when all are at rest. */
import * as Y from 'yjs';
import { canonicalJson } from '#shared/quote/canonical.ts';
import { leaveFormatting } from '#shared/quote-doc/leave-formatting.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { loadDocument } from '../../../server/rooms/document-store.ts';
import { asText } from '../../support/guarded-room.ts';
import { Broken } from './broken.ts';
import type { Company } from './company.ts';

interface Copy {
  readonly of: string;
  readonly doc: Y.Doc;
}

/** Everybody comes to rest, and all copies are the same (I-10): what people see, Yjs text and all, deletes too. */
export async function expectOneDocument(company: Company): Promise<void> {
  await company.settle();
  const { server, tabs } = company;
  const { history } = server;
  const reading = await server.rooms.read(server.quoteId);
  if (reading.seq !== history.seq)
    throw new Broken(`memory is at ${reading.seq}, the disk at ${history.seq}`);
  if (history.hasDoubles()) throw new Broken('a sequence number was used twice (I-17)');
  const truth = canonicalJson(new QuoteDocument(history.doc, 'shared').read().content);
  const text = asText(history.doc);

  if (canonicalJson(reading.content) !== truth) throw new Broken('the server reads something else');
  for (const tab of tabs) {
    if (canonicalJson(tab.live.content.content) !== truth)
      throw new Broken(`${tab.name} shows something else than the log says`);
  }
  const copies: Copy[] = [
    ...tabs.flatMap(({ name, doc }) => (doc ? [{ of: name, doc }] : [])),
    { of: "the server's memory", doc: await inMemory(company) },
    { of: 'snapshot and tail on disk', doc: await onDisk(company) },
    { of: 'save and load', doc: loaded(Y.encodeStateAsUpdate(history.doc)) },
  ];
  const clocks = clocksOf(history.doc);
  for (const { of, doc } of copies) {
    if (asText(doc) !== text) throw new Broken(`${of} differs from the replayed log`);
    if (clocksOf(doc) !== clocks) throw new Broken(`${of} has other clocks than the replayed log`);
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Broken(`${of} waits for something`);
  }
}

function loaded(...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  leaveFormatting(doc);
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  // A root has its type once it has been asked for by it.
  new QuoteDocument(doc, 'shared');
  return doc;
}

async function inMemory({ server }: Company): Promise<Y.Doc> {
  const state = await server.rooms.hold(server.quoteId, async ({ yjsState }) => yjsState);
  return loaded(state);
}

async function onDisk({ server }: Company): Promise<Y.Doc> {
  const stored = await loadDocument(server.db, server.quoteId, 'shared');
  if (!stored) throw new Broken('the document is gone');
  return loaded(stored.snapshot, ...stored.tail);
}

function clocksOf(doc: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))];
  return JSON.stringify(clocks.sort(([a], [b]) => a - b));
}
