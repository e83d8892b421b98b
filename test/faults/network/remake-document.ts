/**
 * What an operator does who restores a backup and has the work since then typed in again: the document has another
 * generation, and reads as before. Whoever merges a copy of the old one into it doubles every text.
 */
import { join } from 'node:path';
import * as Y from 'yjs';
import { QuoteId } from '#shared/ids.ts';
import { openStorage } from '../../../server/storage/storage.ts';
import { appendWord } from './joint-words.ts';

/** `backup` is the Yjs state to go back to, and `words` what is typed in again. The server must have stopped. */
export async function remakeDocument(
  dataDir: string,
  quote: string,
  { backup, words }: { readonly backup: Uint8Array; readonly words: readonly string[] },
): Promise<void> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, backup);
  const goals = doc.getMap<Y.XmlFragment>('jointTexts').get('goals');
  if (!goals) throw new Error('the backup has no joint text');
  for (const word of words) appendWord(goals, word);

  const quoteId = QuoteId.parse(quote);
  const { db, close } = await openStorage(join(dataDir, 'coquote.sqlite'));
  try {
    await db.transaction().execute(async (trx) => {
      const { seq } = await trx
        .updateTable('document')
        .set({ generation: 'restored' })
        .where('quote_id', '=', quoteId)
        .where('kind', '=', 'shared')
        .returning('seq')
        .executeTakeFirstOrThrow();
      await trx
        .updateTable('document_snapshot')
        .set({ seq, state: Y.encodeStateAsUpdate(doc) })
        .where('quote_id', '=', quoteId)
        .where('kind', '=', 'shared')
        .execute();
      for (const table of ['document_update', 'document_client'] as const) {
        await trx.deleteFrom(table).where('quote_id', '=', quoteId).where('kind', '=', 'shared').execute();
      }
    });
  } finally {
    await close();
  }
}
