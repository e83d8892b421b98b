/** Totals follow from what a quote says, and not from how it came to say it. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createPricer, priceQuote } from '#shared/pricing/price-quote.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { smallQuote } from '../../support/quote-content.ts';

function open(): QuoteDocument {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeNewSharedDocument(smallQuote()));
  return new QuoteDocument(doc, 'shared');
}

interface State {
  readonly training: boolean;
  readonly picked: number;
  readonly seats: string;
  readonly price: string;
  readonly percent: string;
}

const states: fc.Arbitrary<State> = fc.record({
  training: fc.boolean(),
  picked: fc.nat(1),
  seats: fc.integer({ min: 1, max: 40 }).map(String),
  price: fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2)),
  percent: fc.integer({ min: 0, max: 99 }).map(String),
});

const members = smallQuote()
  .components.filter(({ groupId }) => groupId === 'platform')
  .map(({ id }) => id);

/** Each is an edit of its own; in what order they come differs. */
const editsTo = ({ training, picked, seats, price, percent }: State): ((quote: QuoteDocument) => void)[] => [
  (quote) => quote.select('training', training),
  (quote) => quote.pick('platform', members.slice(picked, picked + 1)),
  (quote) => quote.setQuantity('seats', seats),
  (quote) => quote.setComponent('review', 'unitPrice', price),
  (quote) => quote.setTerm('quoteDiscount', { percent }),
];

test('the same content has the same figures, whatever was chosen, priced and taken back before', () => {
  fc.assert(
    fc.property(fc.array(states, { maxLength: 6 }), states, (before, last) => {
      const [wandered, direct] = [open(), open()];
      const pricer = createPricer();
      for (const state of before) {
        for (const edit of editsTo(state)) {
          edit(wandered);
          pricer(wandered.read().content);
        }
      }
      for (const edit of editsTo(last).reverse()) edit(wandered);
      for (const edit of editsTo(last)) edit(direct);
      const { content } = wandered.read();
      expect(JSON.stringify(pricer(content))).toBe(JSON.stringify(priceQuote(direct.read().content)));
    }),
    { numRuns: 40 },
  );
});

test('the negative control: another last state has other figures', () => {
  const quote = open();
  const before = JSON.stringify(priceQuote(quote.read().content));
  quote.setQuantity('seats', '7');
  expect(JSON.stringify(priceQuote(quote.read().content))).not.toBe(before);
});
