/** Holds every copy of each document against every other, when all are at rest. */
import * as Y from 'yjs';
import { canonicalJson } from '#shared/quote/canonical.ts';
import { type DocumentKind, documentKinds } from '#shared/quote-doc/doc-layout.ts';
import { leaveFormatting } from '#shared/quote-doc/leave-formatting.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { loadDocument } from '../../../server/rooms/document-store.ts';
import { asText } from '../../support/guarded-room.ts';
import { Broken } from './broken.ts';
import type { Company } from './company.ts';
import { desks } from './desks.ts';

interface Copy {
  readonly of: string;
  readonly doc: Y.Doc;
}

/** Everybody comes to rest, and all copies are the same (I-10): what people see, Yjs text and all, deletes too. */
export async function expectOneDocument(company: Company): Promise<void> {
  for (const kind of company.device.awaited) company.comeBack(kind);
  await company.settle();
  for (const kind of documentKinds) await expectSame(company, kind);
  company.device.check();
}

async function expectSame(company: Company, kind: DocumentKind): Promise<void> {
  const { server } = company;
  const { model, read } = desks[kind];
  const history = server.histories[kind];
  const tabs = company.tabs.filter((tab) => tab.kind === kind);
  const reading = await read(server.rooms, server.quoteId);
  if (reading.seq !== history.seq)
    throw new Broken(`memory is at ${reading.seq}, the disk at ${history.seq}`);
  if (history.hasDoubles()) throw new Broken('a sequence number was used twice (I-17)');
  const truth = canonicalJson(model.read(new QuoteDocument(history.doc, kind)));
  const text = asText(history.doc);

  if (canonicalJson(reading.content) !== truth) throw new Broken('the server reads something else');
  for (const tab of tabs) {
    if (tab.status !== server.status)
      throw new Broken(`${tab.name} goes by "${tab.status}", and the quote is "${server.status}"`);
    if (canonicalJson(tab.live.content) !== truth)
      throw new Broken(`${tab.name} shows something else than the log says`);
  }
  const copies: Copy[] = [
    ...tabs.flatMap(({ name, doc }) => (doc ? [{ of: name, doc }] : [])),
    ...(kind === 'shared' ? [{ of: "the server's memory", doc: await inMemory(company) }] : []),
    { of: 'snapshot and tail on disk', doc: await onDisk(company, kind) },
    { of: 'save and load', doc: loaded(kind, Y.encodeStateAsUpdate(history.doc)) },
  ];
  const clocks = clocksOf(history.doc);
  for (const { of, doc } of copies) {
    if (asText(doc) !== text) throw new Broken(`${of} differs from the replayed log`);
    if (clocksOf(doc) !== clocks) throw new Broken(`${of} has other clocks than the replayed log`);
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Broken(`${of} waits for something`);
  }
}

function loaded(kind: DocumentKind, ...updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  leaveFormatting(doc);
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  // A root has its type once it has been asked for by it.
  new QuoteDocument(doc, kind);
  return doc;
}

/** Only the shared document is ever handed out whole. */
async function inMemory({ server }: Company): Promise<Y.Doc> {
  const state = await server.rooms.hold(server.quoteId, async ({ yjsState }) => yjsState);
  return loaded('shared', state);
}

async function onDisk({ server }: Company, kind: DocumentKind): Promise<Y.Doc> {
  const stored = await loadDocument(server.db, server.quoteId, kind);
  if (!stored) throw new Broken('the document is gone');
  return loaded(kind, stored.snapshot, ...stored.tail);
}

function clocksOf(doc: Y.Doc): string {
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))];
  return JSON.stringify(clocks.sort(([a], [b]) => a - b));
}
