/** A document that says an earlier content again: also after people chose about what came later, or left it behind. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ElementId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { becomeContent, takeBack } from '#shared/quote-doc/become-content.ts';
import { forgetChoices } from '#shared/quote-doc/forget-choices.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { editsBySide } from '../../fuzz/edits/by-side.ts';
import { Random } from '../../fuzz/random.ts';
import { GuardedRoom } from '../../support/guarded-room.ts';
import { smallQuote } from '../../support/quote-content.ts';

const restore = (document: QuoteDocument, wanted: QuoteContent) => [
  ...forgetChoices(document, wanted),
  ...becomeContent(document, wanted),
];

const openSmall = (content = smallQuote()): QuoteDocument => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, encodeNewSharedDocument(content));
  return new QuoteDocument(doc, 'shared');
};

/** Everything that choices are kept about, read or not. */
const keptAbout = ({ doc }: QuoteDocument): string[] =>
  ['choices', 'sectionChoices', 'picks', 'quantities'].flatMap((root) => [...doc.getMap(root).keys()]).sort();

/** What came after the content, with a choice about each, and something chosen that is gone again. */
function buildOn(document: QuoteDocument): void {
  const section = document.addSection({ title: 'Later', presence: 'optional' });
  document.selectSection(section, false);
  const optional = document.addComponent({ sectionId: section, title: 'Extra', presence: 'optional' });
  document.select(optional, true);
  const group = document.addChoiceGroup({ sectionId: section, title: 'One of' });
  const member = document.addComponent({ sectionId: section, groupId: group, title: 'This' });
  document.pick(group, [member]);
  const counted = document.addComponent({
    sectionId: section,
    title: 'Seats',
    buyerQuantity: { min: '1', max: '9', step: '1' },
  });
  document.setQuantity(counted, '3');
  const passing = document.addComponent({ sectionId: section, title: 'Passing', presence: 'optional' });
  document.select(passing, true);
  document.removeComponent(passing);
}

test('nothing is kept about what the content does not have', () => {
  const document = openSmall();
  const before = keptAbout(document);
  buildOn(document);
  restore(document, smallQuote());
  expect(document.read().content).toEqual(smallQuote());
  expect(keptAbout(document)).toEqual(before);
});

test('the negative control: without it five choices are left behind', () => {
  const document = openSmall();
  const before = keptAbout(document).length;
  buildOn(document);
  becomeContent(document, smallQuote());
  expect(keptAbout(document)).toHaveLength(before + 5);
});

test('taken back, the choices are there again', () => {
  const document = openSmall();
  buildOn(document);
  const before = document.read().content;
  takeBack(document, restore(document, smallQuote()), []);
  expect(document.read().content).toEqual(before);
});

test('after any edits of both sides the guard takes it, and it prices to the same', () => {
  let restored = 0;
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = new Random(seed);
    const room = new GuardedRoom();
    const people = [room.join('seller'), room.join('buyer')] as const;
    const work = () => {
      for (let left = random.below(40); left > 0; left -= 1) {
        const person = random.one(people);
        random.one(Object.values(editsBySide[person.participant.side]))(
          person,
          random.below(1_000),
          'a word',
        );
      }
    };
    const standing = () => new QuoteDocument(room.doc, 'shared').read().content;
    work();
    const wanted = standing();
    const priced = priceQuote(wanted);
    // Such a content cannot be sent, and so not be restored.
    if (priced.issues.some(({ code }) => code === 'quantity-out-of-bounds')) continue;
    work();
    const seller = room.join('seller');
    const edit = seller.record(() => void restore(seller.document, wanted));
    if (edit.length > 2)
      expect(room.receive(edit, seller), `seed ${seed}`).toMatchObject({ verdict: 'accept' });
    expect(standing(), `seed ${seed}`).toEqual(wanted);
    expect(priceQuote(standing())).toEqual(priced);
    restored += 1;
  }
  expect(restored).toBeGreaterThan(50);
});

test('an element that returns starts as it would anew', () => {
  const document = openSmall({ ...smallQuote(), choices: { training: true } });
  const without = {
    ...smallQuote(),
    components: smallQuote().components.filter(({ id }) => id !== 'training'),
  };
  restore(document, { ...without, choices: {} });
  expect(keptAbout(document)).not.toContain(ElementId.parse('training'));
});
