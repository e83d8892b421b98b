/** Who wrote what, by what lies on disk. */
import { join } from 'node:path';
import * as Y from 'yjs';
import { QuoteId } from '#shared/ids.ts';
import { loadDocument } from '../../../server/rooms/document-store.ts';
import { openStorage } from '../../../server/storage/storage.ts';
import { word } from './joint-words.ts';

/** Each numbered word in the joint text of a server that has stopped, with the name of the person it belongs to. */
export async function authorsOnDisk(
  dataDir: string,
  quote: string,
): Promise<{ key: string; author: string }[]> {
  const quoteId = QuoteId.parse(quote);
  const { db, close } = await openStorage(join(dataDir, 'coquote.sqlite'));
  try {
    const stored = await loadDocument(db, quoteId, 'shared');
    if (!stored) throw new Error('the quote is not on disk');
    const people = await db
      .selectFrom('participant')
      .select(['id', 'name'])
      .where('quote_id', '=', quoteId)
      .execute();
    const doc = new Y.Doc();
    for (const update of [stored.snapshot, ...stored.tail]) Y.applyUpdate(doc, update);
    const nameOf = (client: number): string =>
      people.find(({ id }) => id === stored.clients.get(client))?.name ?? 'nobody';
    return [...wordsByClient(doc)].map(([key, client]) => ({ key, author: nameOf(client) }));
  } finally {
    await close();
  }
}

function* wordsByClient(doc: Y.Doc): Generator<[word: string, client: number]> {
  const goals = doc.getMap<Y.XmlFragment>('jointTexts').get('goals');
  for (const text of goals?.createTreeWalker((node) => node instanceof Y.XmlText) ?? []) {
    for (let item = (text as Y.XmlText)._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
      for (const [key] of item.content.str.matchAll(word)) yield [key, item.id.client];
    }
  }
}
