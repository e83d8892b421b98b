import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { SessionState } from '../../../client/sync/session-state.ts';
import { type LiveQuote, openLiveQuote, until } from './live-rooms.ts';

let quote: LiveQuote;
beforeEach(async () => {
  quote = await openLiveQuote();
});
afterEach(() => quote.close());

const isSaved = ({ phase, saving, waiting }: SessionState) =>
  phase.name === 'ready' && saving === 'saved' && waiting === 0;

it('a full disk is said, nothing is called saved, and work goes on until there is room (I-13, I-19)', async () => {
  const [seller, buyer] = [quote.open(quote.seller), quote.open(quote.buyer)];
  await Promise.all([until(seller, isSaved), until(buyer, isSaved)]);
  await sql`pragma max_page_count = 1`.execute(quote.db);
  for (let n = 0; n < 20; n += 1) {
    seller.edit((document) => document.setComponent('review', 'description', `${n}`.repeat(1_000)));
  }
  // Everybody is told in turn, each on a line of their own.
  for (const session of [seller, buyer]) await until(session, ({ isStorageFull }) => isStorageFull);
  seller.edit((document) => document.setTerm('title', 'Typed meanwhile'));
  const full = seller.getState();
  expect(full).toMatchObject({
    isStorageFull: true,
    saving: 'saving',
    content: { terms: { title: 'Typed meanwhile' } },
  });
  expect(full.waiting).toBeGreaterThan(0);
  const late = quote.open(quote.buyer);
  await until(late, ({ phase, isStorageFull }) => phase.name === 'ready' && isStorageFull);

  await sql`pragma max_page_count = 1000000`.execute(quote.db);
  await until(seller, (state) => isSaved(state) && !state.isStorageFull);
  for (const session of [buyer, late]) {
    await until(
      session,
      ({ content, isStorageFull }) => content.terms.title === 'Typed meanwhile' && !isStorageFull,
    );
  }
});
