/** What the log keeps is enough to have every earlier state of a quote again, exactly, whatever was done to it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { OrganisationId, ParticipantId } from '#shared/ids.ts';
import type { ParticipantView } from '#shared/protocol/change.ts';
import type { QuoteContent } from '#shared/quote/quote.ts';
import { becomeContent } from '#shared/quote-doc/become-content.ts';
import { schemaVersion } from '#shared/quote-doc/doc-layout.ts';
import { encodeNewSharedDocument } from '#shared/quote-doc/new-document.ts';
import { localOrigin, QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { type LoggedUpdate, QuoteTape } from '#shared/replay/quote-tape.ts';
import { LiveDocument } from '../../../server/rooms/live-document.ts';
import { quoteContents, smallQuote } from '../../support/quote-content.ts';

const erik: ParticipantView = {
  id: ParticipantId.parse('erik-00000'),
  side: 'seller',
  name: 'Erik',
  title: '',
  colour: 0,
};

/** The server refused it; the seller's copy is another than the server's from here on. */
class NotTaken extends Error {}

/** A seller at work on a document of the server's, with the log that it keeps and every content there was. */
class Work {
  readonly log: LoggedUpdate[] = [];
  readonly contents: QuoteContent[] = [];
  readonly document: QuoteDocument;
  readonly undo: Y.UndoManager;
  readonly #live: LiveDocument;

  constructor(content: QuoteContent) {
    const snapshot = encodeNewSharedDocument(content);
    this.#live = new LiveDocument('shared', {
      organisationId: OrganisationId.parse('org-000000'),
      generation: 'g',
      schemaVersion,
      seq: 0,
      snapshot,
      tail: [],
      clients: new Map(),
      access: { status: 'co_design', writeEpoch: 0, rights: new Map() },
    });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, snapshot);
    this.document = new QuoteDocument(doc, 'shared');
    this.undo = new Y.UndoManager(
      [...doc.share.keys()].map((root) => doc.getMap(root)),
      { trackedOrigins: new Set([localOrigin]), captureTimeout: 0 },
    );
    doc.on('update', (update: Uint8Array) => this.#send(update));
    this.contents.push(this.#live.read().content);
  }

  /** As it stands, with all that a replay begins with. */
  loose(): QuoteContent {
    return this.#live.readLoose().content;
  }

  #send(update: Uint8Array): void {
    const judgement = this.#live.judge(update, erik, () => undefined);
    if (judgement.verdict !== 'accept') throw new NotTaken(JSON.stringify(judgement));
    const at = this.#live.seq * 10_000;
    const { seq, changes, exact } = this.#live.apply(judgement, erik, at);
    this.log.push({ seq, changes: changes.toReversed(), exact });
    this.contents.push(this.#live.read().content);
  }

  tape(updates = this.log): QuoteTape {
    const tape = new QuoteTape(this.loose());
    const newestFirst = updates.toReversed();
    // In two portions, as it comes to a screen.
    tape.addOlder(newestFirst.slice(0, 3));
    tape.addOlder(newestFirst.slice(3));
    return tape;
  }
}

/** Without what could not be sent: quantities that may not be chosen, choices of what offers none. */
const sendable = quoteContents.map((content): QuoteContent => {
  const optional = content.components.filter(
    ({ presence, groupId }) => presence === 'optional' && groupId === null,
  );
  const choices = Object.fromEntries(optional.map(({ id }) => [id, content.choices[id] ?? false]));
  return { ...content, choices, quantities: {} };
});

type Act = (work: Work) => void;

/** Something about one of the things that are there; nothing where there is none. */
const about = <T>(
  of: (content: QuoteContent) => readonly T[],
  act: (document: QuoteDocument, at: T) => void,
) =>
  fc.nat(50).map(
    (pick): Act =>
      ({ document }) => {
        const all = of(document.read().content);
        const one = all[pick % Math.max(1, all.length)];
        if (one !== undefined) act(document, one);
      },
  );
const withFlag = <T>(
  of: (content: QuoteContent) => readonly T[],
  act: (document: QuoteDocument, at: T, flag: boolean) => void,
) =>
  fc.tuple(fc.nat(50), fc.boolean()).map(
    ([pick, flag]): Act =>
      ({ document }) => {
        const all = of(document.read().content);
        const one = all[pick % Math.max(1, all.length)];
        if (one !== undefined) act(document, one, flag);
      },
  );

const components = ({ components: all }: QuoteContent) => all;
const freeOptional = ({ components: all }: QuoteContent) =>
  all.filter(({ presence, groupId }) => presence === 'optional' && groupId === null);
/** Where the buyer can set any quantity that these tests set. */
const range = { min: '1', max: '9', step: '1' };
const adjustable = ({ components: all }: QuoteContent) =>
  all.filter(({ buyerQuantity }) => buyerQuantity?.max === range.max);

const acts: fc.Arbitrary<Act> = fc.oneof(
  sendable.map(
    (wanted): Act =>
      ({ document }) =>
        void becomeContent(document, wanted),
  ),
  withFlag(freeOptional, (document, { id }, flag) => document.select(id, flag)),
  withFlag(components, (document, { id }, flag) =>
    document.setComponent(id, 'presence', flag ? 'optional' : 'required'),
  ),
  withFlag(components, (document, { id }, flag) => document.setComponent(id, 'preselected', flag)),
  withFlag(components, (document, { id }, flag) =>
    document.setComponent(id, 'buyerQuantity', flag ? range : null),
  ),
  withFlag(components, (document, { id }, flag) =>
    document.setComponent(id, 'unitPrice', flag ? '12.5' : null),
  ),
  withFlag(adjustable, (document, { id }, flag) => document.setQuantity(id, flag ? '3' : '8')),
  withFlag(components, (document, { id }, flag) => document.setComponent(id, 'quantity', flag ? '3' : '4')),
  withFlag(
    ({ choiceGroups, components: all }) =>
      choiceGroups.map(
        ({ id }) => [id, all.filter(({ groupId }) => groupId === id).map((member) => member.id)] as const,
      ),
    (document, [group, members], flag) =>
      document.pick(group, flag ? members.slice(0, 1) : members.slice(1, 2)),
  ),
  about(components, (document, { id }) => document.removeComponent(id)),
  about(components, (document, { id }) => void document.duplicateComponent(id)),
  about(components, (document, { id, sectionId }) =>
    document.moveComponent(id, { sectionId, groupId: null }),
  ),
  about(
    ({ choiceGroups }) => choiceGroups,
    (document, { id }) => document.removeChoiceGroup(id),
  ),
  about(
    ({ sections }) => sections,
    (document, { id }) => document.removeSection(id),
  ),
  withFlag(
    ({ sections }) => sections,
    (document, { id }, flag) => document.setSection(id, 'presence', flag ? 'optional' : 'required'),
  ),
  withFlag(
    ({ sections }) => sections.filter(({ presence }) => presence === 'optional'),
    (document, { id }, flag) => document.selectSection(id, flag),
  ),
  fc.constantFrom<Act>(
    ({ document }) => document.setTerm('quoteDiscount', { percent: '5.00' }),
    ({ document }) => document.setTerm('startDate', '2027-01-11'),
    ({ document }) => void document.addSection({ title: 'More' }),
    ({ undo }) => void undo.undo(),
    ({ undo }) => void undo.redo(),
  ),
);

/** Texts are shown as they are now, at every moment. */
function withTextsOf(now: QuoteContent, then: QuoteContent): QuoteContent {
  return { ...then, texts: now.texts, jointTexts: now.jointTexts };
}

/** As far as the server takes it. */
function worked(first: QuoteContent, steps: readonly Act[]): Work {
  const work = new Work(first);
  try {
    for (const step of steps) step(work);
  } catch (error) {
    if (!(error instanceof NotTaken)) throw error;
  }
  return work;
}

describe('I-10: winding the log back', () => {
  test('gives every content there was, and forward again the one there is', () => {
    fc.assert(
      fc.property(sendable, fc.array(acts, { minLength: 1, maxLength: 12 }), (first, steps) => {
        const work = worked(first, steps);
        const tape = work.tape();
        const now = work.contents.at(-1) ?? first;
        const expected = work.contents.toReversed().map((content) => withTextsOf(now, content));
        expect(tape.length).toBe(work.log.length);
        for (const [undone, content] of expected.entries()) expect(tape.contentAt(undone)).toEqual(content);
        for (let undone = tape.length; undone >= 0; undone -= 2)
          expect(tape.contentAt(undone)).toEqual(expected[undone]);
        expect(tape.contentAt(0)).toEqual(now);
        expect(tape.missingAt(tape.length)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('leads forward to today’s content also where the log is of before it kept everything', () => {
    fc.assert(
      fc.property(sendable, fc.array(acts, { minLength: 1, maxLength: 12 }), (first, steps) => {
        const work = worked(first, steps);
        const tape = work.tape(work.log.map((update) => ({ ...update, exact: null })));
        tape.contentAt(tape.length);
        expect(tape.contentAt(0)).toEqual(work.contents.at(-1));
      }),
      { numRuns: 25 },
    );
  });

  test('needs what is kept beside the rows: without it a removed component does not come back (negative control)', () => {
    const work = worked(smallQuote(), [({ document }) => document.removeComponent('training')]);
    expect(work.tape().contentAt(1)).toEqual(work.contents[0]);
    const older = work.tape(work.log.map((update) => ({ ...update, exact: null })));
    expect(older.contentAt(1).components.map(({ id }) => id)).not.toContain('training');
    expect(older.missingAt(1)).toEqual(['Title of training']);
    expect(older.missingAt(0)).toEqual([]);
  });
});

test('of what the rows of the log tell, nothing is kept twice', () => {
  const work = worked(smallQuote(), [
    ({ document }) => document.select('training', true),
    ({ document }) => document.setQuantity('seats', '8'),
    ({ document }) => document.pick('platform', ['premium']),
    ({ document }) => document.setComponent('review', 'unitPrice', '50000'),
    ({ document }) => document.setTerm('paymentDays', 10),
  ]);
  expect(work.log.map(({ exact }) => exact)).toEqual([null, null, null, null, null]);
});
