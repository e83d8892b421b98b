/** The load's edits are written by hand and read by scanning; this holds both against Yjs itself. */
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { componentOf } from '../world/bench-quote.ts';
import { Author, Desk, editsPerValue, firstClient } from './edits.ts';
import { UpdateScanner } from './update-scan.ts';

/** Throws when an author's edits are not, byte for byte, what Yjs makes of the same work on the same document. */
export function checkEdits(state: Uint8Array): void {
  const all: Uint8Array[] = [];
  const ends = new Map<number, number>();
  for (const [person, side] of (['seller', 'buyer'] as const).entries()) {
    const author = new Author(firstClient + person, side, new Desk(state).placesOf(person));
    const doc = new Y.Doc();
    Y.applyUpdate(doc, state);
    doc.clientID = author.client;
    const quote = new QuoteDocument(doc, 'shared');
    const made: Uint8Array[] = [];
    doc.on('update', (bytes: Uint8Array) => made.push(bytes));
    for (let edit = 0; edit < 5 * editsPerValue; edit += 1) {
      doByHand(quote, person, author.plan);
      const [expected, ...more] = made.splice(0);
      const { update: bytes, end } = author.next();
      all.push(bytes);
      ends.set(author.client, end);
      if (more.length > 0 || !expected || Buffer.compare(expected, bytes) !== 0) {
        throw new Error(`edit ${edit} of a ${side} is not what Yjs would send`);
      }
    }
  }
  // Servers merge what they tell; the scanner must find the same work in it.
  const found = new Map<number, number>();
  new UpdateScanner().scan(Y.mergeUpdates(all), (client, end) => found.set(client, end));
  if (!isDeepStrictEqual(new Map([...found].sort()), new Map([...ends].sort()))) {
    throw new Error('the scanner does not find in a merged update what is in it');
  }
}

function doByHand(quote: QuoteDocument, person: number, plan: Author['plan']): void {
  const id = componentOf(person);
  if ('typed' in plan) {
    const paragraph = quote.fragment('goals').get(person);
    const line = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
    if (line instanceof Y.XmlText) line.insert(line.length, plan.typed);
  } else if (plan.slot === 'choice') quote.select(id, plan.value === true);
  else if (plan.slot === 'quantity') quote.setQuantity(id, String(plan.value));
  else quote.setComponent(id, 'unitPrice', String(plan.value));
}
