import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import verifyPdf from 'pdf-signature-reader';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ElementId } from '#shared/ids.ts';
import type { Actor, GuestActor, UserActor } from '../../../server/accounts/actor.ts';
import type { FileAnswer } from '../../../server/http/handler.ts';
import { pdfHandlers } from '../../../server/pdf/handlers.ts';
import { readDraft } from '../../../server/quotes/draft.ts';
import { reviseQuote } from '../../../server/quotes/revise-quote.ts';
import { readStoredVersion } from '../../../server/quotes/versions.ts';
import { openSealKey } from '../../../server/seal/seal-key.ts';
import { inspectPdf, pdfSource } from '../../support/pdf-inspect.ts';
import { readSeal } from '../../support/pdf-seal.ts';
import { pdfPages } from '../../support/pdf-text.ts';
import { addOrganisation, addUser } from '../../support/selling-organisation.ts';
import {
  accepted,
  invite,
  openWorkshop,
  type QuoteInWork,
  reviewAndSend,
  startQuote,
  type Workshop,
} from '../../support/workshop.ts';

/** Numbers and words that stand in what sellers keep for themselves, and nowhere else. */
const canaries = ['74219', '36518', '63907', 'canary-note-7315'];

let shop: Workshop;
let quote: QuoteInWork;
let anna: GuestActor;
let stranger: UserActor;
let dataDir: string;
let handlers: ReturnType<typeof pdfHandlers>;
const failures: unknown[] = [];

beforeAll(async () => {
  shop = await openWorkshop();
  dataDir = await mkdtemp(join(tmpdir(), 'coquote-'));
  const sealKey = await openSealKey({ dataDir, file: null, host: 'localhost', now: shop.now });
  handlers = pdfHandlers({
    db: shop.db,
    log: { error: (fields: unknown) => failures.push(fields) },
    sealKey,
    readVersion: (...of) => readStoredVersion(shop, ...of),
    readDraft: (...of) => readDraft(shop, ...of),
  });
  quote = await startQuote(shop, shop.erik);
  anna = await invite(shop, shop.erik, quote.quoteId);
  stranger = await addUser(shop.db, await addOrganisation(shop.db));
  await shop.rooms.edit(quote.quoteId, 'internal', quote.sellerId, (document) => {
    const [cost = '', floor = '', , note = ''] = canaries;
    document.setCost(ElementId.parse('review'), 'unitCost', cost);
    document.setCost(ElementId.parse('review'), 'floorPrice', floor);
    document.setCost(ElementId.parse('review'), 'note', note);
  });
});
afterAll(async () => {
  await shop.close();
  await rm(dataDir, { recursive: true });
  expect(failures).toEqual([]);
});

const call = (actor: Actor) => ({
  actor,
  query: undefined,
  body: undefined,
  idempotencyKey: null,
  caller: { headers: {}, address: '', setCookies: () => {} },
});
const draft = (actor: Actor) => handlers.getDraftPdf({ ...call(actor), params: { quoteId: quote.quoteId } });
const version = (actor: Actor, as: 'standing' | 'offered' = 'standing', number = 1) =>
  handlers.getVersionPdf({
    ...call(actor),
    query: { as },
    params: { quoteId: quote.quoteId, number },
  });

/** All that is in a file: its pages as text, what it says in PDF’s own language, and what is attached. */
async function everything({ bytes }: FileAnswer): Promise<string> {
  const { attachments } = await inspectPdf(bytes);
  return [...(await pdfPages(bytes)), pdfSource(bytes), ...Object.values(attachments)].join('\n');
}

describe('the draft, then the version', () => {
  test('are the same for both sides, and hold nothing that is the sellers’ alone (I-24)', async () => {
    const [sellers, buyers] = [accepted(await draft(shop.erik)), accepted(await draft(anna))];
    expect(Buffer.from(buyers.bytes).equals(sellers.bytes)).toBe(true);
    expect(buyers.fileName).toMatch(/^\d{4}-\d{4}-draft\.pdf$/);
    await reviewAndSend(shop, shop.erik, quote.quoteId);
    const [sent, received] = [accepted(await version(shop.erik)), accepted(await version(anna))];
    expect(Buffer.from(received.bytes).equals(sent.bytes)).toBe(true);
    expect(received.fileName).toMatch(/^\d{4}-\d{4}\.pdf$/);
    expect(readSeal(received.bytes)).toMatchObject({ isIntact: true, coversFile: true });
    expect(verifyPdf(received.bytes).integrity).toBe(true);

    // The control: the content is found where it is.
    for (const file of [buyers, received]) {
      const all = await everything(file);
      expect(all).toContain('Title of review');
      for (const canary of canaries) expect(all).not.toContain(canary);
    }
    const { costs } = await shop.rooms.readInternal(quote.quoteId);
    expect(JSON.stringify(costs)).toContain('canary-note-7315');
  });

  test('a draft is refused while what stands is a version', async () => {
    expect(await draft(anna)).toMatchObject({ refused: 'wrong-status' });
  });

  test('nobody else gets either', async () => {
    expect(await draft(stranger)).toMatchObject({ refused: 'not-found' });
    expect(await version(stranger)).toMatchObject({ refused: 'not-found' });
  });

  test('a later version goes by its own readable number, whichever way it is asked for', async () => {
    const { fileName: first } = accepted(await version(anna));
    accepted(await reviseQuote(shop, shop.erik, quote.quoteId));
    await reviewAndSend(shop, shop.erik, quote.quoteId);
    const stem = first.replace('.pdf', '');
    expect(accepted(await version(anna, 'standing', 2)).fileName).toBe(`${stem}-R2.pdf`);
    expect(accepted(await version(anna, 'offered', 2)).fileName).toBe(`${stem}-R2-offered.pdf`);
    expect(accepted(await version(anna)).fileName).toBe(first);
  });
});
