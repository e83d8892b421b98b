/** The dearest frames that the limits still let in, as one table: what each finds, and what it brings. */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { componentFields, type QuoteContent, sectionDefaults } from '#shared/quote/quote.ts';
import { maxRichTextDepth, type RichTextNode } from '#shared/quote/rich-text.ts';
import { sharedLayout } from '#shared/quote-doc/doc-layout.ts';
import { QuoteDocument } from '#shared/quote-doc/quote-document.ts';
import { firstRanks } from '#shared/quote-doc/ranks.ts';
import { newFragment } from '#shared/quote-doc/write-rich-text.ts';
import { limits } from '../../../server/rooms/limits.ts';
import { bytes, type Id, idOf, text, update, values } from '../../support/hand-made-update.ts';
import { component, paragraphs, quoteContent } from '../../support/quote-content.ts';
import { beginnings, spiral, wholeSpiral } from '../../support/spiral.ts';
import type { Attacker } from './attacker.ts';

export interface DearFrame {
  readonly name: string;
  readonly quote: QuoteContent;
  /** Updates that it builds on. They are not measured. */
  readonly before?: (copy: Y.Doc) => readonly Uint8Array[];
  /** Makes the frame for a copy of the document, and tells how it is sent. */
  readonly make: (copy: Y.Doc) => (attacker: Attacker) => Promise<void>;
  /** What the room must say to it: most must be let in, or they would not be the dearest. */
  readonly isRefused?: boolean;
}

/** Room for the frame around it. */
const room = 200;
const { messageBytes } = limits.traffic;
const { maxEntries } = sharedLayout.components;
const longText = sharedLayout.jointTexts.maxLength - room;

const sections = [{ ...sectionDefaults, id: 'start', title: 'Start', rank: 'a0' }];
const components = (count: number, description: string) =>
  firstRanks(count).map((rank, index) =>
    component(`c${index}`, { rank, description, presence: 'optional', unitPrice: String(index) }),
  );
const plainQuote = quoteContent({ sections, jointTexts: { goals: paragraphs('Goals.') } });
const fullQuote = quoteContent({ sections, components: components(maxEntries, '') });
const longQuote = quoteContent({ sections, jointTexts: { goals: paragraphs('x'.repeat(longText)) } });
const wordyQuote = quoteContent({ sections, components: components(800, 'w'.repeat(2_000)) });

/** What an honest page makes of an edit. */
const edited = (edit: (document: QuoteDocument) => void) => (copy: Y.Doc) => {
  const before = Y.encodeStateVector(copy);
  const document = new QuoteDocument(copy, 'shared');
  document.together(() => edit(document));
  const made = Y.encodeStateAsUpdate(copy, before);
  return sent(made);
};
const sent = (made: Uint8Array) => {
  if (made.length > messageBytes) throw new Error(`${made.length} bytes are more than a message may have`);
  return (attacker: Attacker) => attacker.sendUpdate(made);
};

const own = 77;
/** Of a state vector whose ids and clocks are long. */
const bytesPerClient = 7;
/** As many structs as one update may bring, each an item of its own. */
const structs = <T>(make: (clock: number) => T) =>
  Array.from({ length: limits.update.newStructs }, (_, clock) => make(clock));

/** As many as one person may have, and some to spare. */
const manyIds = Array.from({ length: limits.person.clients - 100 }, (_, nth) => own + nth);

/** Lists within lists as deep as they may stand, over and over. */
function deepBlocks(count: number): RichTextNode[] {
  const depth = Math.floor(maxRichTextDepth / 2) - 2;
  const inner: RichTextNode = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] };
  const nested = Array.from({ length: depth }).reduce<RichTextNode>(
    (content) => ({ type: 'bulletList', content: [{ type: 'listItem', content: [content] }] }),
    inner,
  );
  return Array.from({ length: count }, () => nested);
}

function insertInGoals(copy: QuoteDocument, nodes: readonly RichTextNode[]): void {
  const holder = new Y.Doc().getMap<Y.XmlFragment>('copied');
  const fragment = holder.set('it', newFragment({ type: 'doc', content: [...nodes] }));
  copy.fragment('goals').insert(
    0,
    fragment.toArray().map((node) => node.clone() as Y.XmlElement),
  );
}

/** Items of two people that each claim the same place, as many as may be compared with each other. */
function crowd(at: Id): Uint8Array {
  const few = Math.floor(Math.sqrt(limits.update.orderSteps) / 2);
  return update(
    [5, 6].map((client) => ({
      client,
      clock: 0,
      structs: Array.from({ length: few }, () => text({ origin: at }, 'x')),
    })),
  );
}

function presence(ids: number, entries: number): Uint8Array {
  return bytes((encoder) => {
    encoding.writeVarUint(encoder, entries);
    for (let nth = 0; nth < entries; nth += 1) {
      encoding.writeVarUint(encoder, 1 + (nth % ids));
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarString(encoder, JSON.stringify({ focus: null, x: 'x'.repeat(900) }));
    }
  });
}

export const dearFrames: readonly DearFrame[] = [
  {
    name: 'as many bytes as a message may have, in components',
    quote: plainQuote,
    make: edited((document) => {
      const added = components(800, 'w'.repeat(1_990));
      document.addSections({ ...plainQuote, sections: [], components: added });
    }),
  },
  {
    name: 'as many structs as an update may bring, over one value',
    quote: plainQuote,
    make: () =>
      sent(
        update([
          {
            client: own,
            clock: 0,
            structs: structs((clock) =>
              values(
                clock === 0
                  ? { parent: 'terms', key: 'paymentDays' }
                  : { origin: { client: own, clock: clock - 1 } },
                clock % 365,
              ),
            ),
          },
        ]),
      ),
  },
  {
    name: 'as many structs as an update may bring, in one text',
    quote: plainQuote,
    make: edited((document) => {
      const block: RichTextNode = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] };
      insertInGoals(
        document,
        Array.from({ length: limits.update.newStructs / 3 - 10 }, () => block),
      );
    }),
  },
  {
    name: 'lists as deep as they may be, as many as fit an update',
    quote: plainQuote,
    make: edited((document) =>
      insertInGoals(document, deepBlocks(limits.update.newStructs / maxRichTextDepth)),
    ),
  },
  {
    name: 'as many letters as may be deleted, each by itself',
    quote: longQuote,
    make: (copy) => {
      const { client, clock } = idOf(copy, 'jointTexts', 'goals', 0, 0, 0);
      const ranges = Array.from(
        { length: limits.update.newDeletes },
        (_, nth) => [clock + 2 * nth, 1] as const,
      );
      return sent(update([], [{ client, ranges }]));
    },
  },
  {
    name: 'every price of as many components as there may be',
    quote: fullQuote,
    make: edited(({ doc }) => {
      for (const each of doc.getMap<Y.Map<unknown>>('components').values()) each.set('unitPrice', '7');
    }),
  },
  {
    name: 'as many components as may be deleted at once',
    quote: fullQuote,
    make: edited(({ doc }) => {
      const all = doc.getMap('components');
      // Each goes with its fields.
      const perComponent = 1 + Object.keys(componentFields).length;
      for (const id of [...all.keys()].slice(0, limits.update.newDeletes / perComponent)) all.delete(id);
    }),
  },
  {
    name: 'a crowd in one place',
    quote: plainQuote,
    make: (copy) => sent(crowd(idOf(copy, 'jointTexts', 'goals', 0, 0, 0))),
  },
  {
    name: 'a spiral of as many structs as an update may bring, by as many new ids',
    quote: plainQuote,
    make: (copy) => {
      const clients = Array.from({ length: limits.update.newClients }, (_, nth) => own + nth);
      const rounds = Math.floor(limits.update.newStructs / clients.length) - 1;
      return sent(update(wholeSpiral(clients, rounds, idOf(copy, 'jointTexts', 'goals', 0, 0))));
    },
  },
  {
    name: 'a spiral through as many ids as a person may have, in an order that is not theirs',
    quote: plainQuote,
    before: (copy) => {
      const begun = beginnings(manyIds, idOf(copy, 'jointTexts', 'goals', 0, 0));
      const few = limits.update.newClients;
      return Array.from({ length: Math.ceil(begun.length / few) }, (_, nth) =>
        update(begun.slice(nth * few, (nth + 1) * few)),
      );
    },
    make: () =>
      sent(update(spiral(manyIds, Math.floor(limits.update.newStructs / manyIds.length)).toReversed())),
  },
  {
    name: 'everything the room has, once more',
    quote: wordyQuote,
    make: (copy) => {
      const whole = Y.encodeStateAsUpdate(copy);
      return (attacker) => attacker.sendDocument(whole);
    },
  },
  {
    name: 'the question for everything of a large quote',
    quote: fullQuote,
    make: () => (attacker) => attacker.ask(new Uint8Array([0])),
  },
  {
    name: 'a state vector as long as it may be',
    quote: fullQuote,
    make: () => {
      const count = Math.floor(limits.traffic.stateVectorBytes / bytesPerClient) - 1;
      const vector = bytes((encoder) => {
        encoding.writeVarUint(encoder, count);
        for (let nth = 0; nth < count; nth += 1) {
          encoding.writeVarUint(encoder, 2 ** 31 + nth);
          encoding.writeVarUint(encoder, 200);
        }
      });
      return (attacker) => attacker.ask(vector);
    },
  },
  {
    name: 'as many words on presence as one frame may have',
    quote: plainQuote,
    make: () => {
      const said = presence(limits.presence.idsPerConnection, limits.presence.entriesPerFrame);
      return async (attacker) => attacker.sayPresence(said);
    },
  },
];
