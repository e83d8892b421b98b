/**
 * Each attack is judged by the guard, and the very same bytes are given to a document without one: there they do
 * harm. An attack that harms nothing would prove nothing.
 */
import * as encoding from 'lib0/encoding';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Side } from '#shared/access/permissions.ts';
import type { RefusalCode } from '#shared/protocol/room-messages.ts';
import { asText, GuardedRoom, type Peer } from '../../support/guarded-room.ts';
import {
  format,
  gone,
  idOf,
  skip,
  struct,
  text,
  type,
  update,
  values,
} from '../../support/hand-made-update.ts';

type Structs = Parameters<typeof update>[0][number]['structs'];

interface Scene {
  readonly room: GuardedRoom;
  readonly seller: Peer;
  readonly buyer: Peer;
  /** An unused client id of the attacker, and a struct list that starts under it. */
  readonly own: (...structs: Structs) => Uint8Array;
}

/** The highest id there is: of two values set at once, the one with the higher id stands. */
const ownClient = 0xffff_ffff;

function scene(): Scene {
  const room = new GuardedRoom();
  const [seller, buyer] = [room.join('seller'), room.join('buyer')];
  seller.document.setTerm('title', 'Ten leads 🎯 a week');
  // Garbage: what stood in a paragraph that was removed.
  const fragment = seller.document.fragment('intro');
  fragment.insert(0, [new Y.XmlElement('paragraph')]);
  (fragment.get(0) as Y.XmlElement).insert(0, [new Y.XmlText('gone')]);
  fragment.delete(0, 1);
  ((fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText).insert(0, '🎯 ');
  return {
    room,
    seller,
    buyer,
    own: (...structs) => update([{ client: ownClient, clock: 0, structs }]),
  };
}

/** What the bytes do to a document that nobody guards. */
function unguarded(room: GuardedRoom, bytes: Uint8Array): 'harm' | 'no harm' {
  const bare = new Y.Doc();
  Y.applyUpdate(bare, Y.encodeStateAsUpdate(room.doc));
  const before = asText(bare);
  try {
    Y.applyUpdate(bare, bytes);
  } catch {
    return 'harm';
  }
  const pending = bare.store.pendingStructs !== null || bare.store.pendingDs !== null;
  return pending || asText(bare) !== before ? 'harm' : 'no harm';
}

interface Attack {
  readonly name: string;
  readonly by?: Side;
  readonly code: RefusalCode;
  readonly path?: readonly string[];
  readonly bytes: (scene: Scene) => Uint8Array;
}

function repelled({ by = 'buyer', code, path, bytes }: Attack): void {
  const stage = scene();
  const attack = bytes(stage);
  const before = stage.room.snapshot();
  const attacker = stage[by];
  const judgement = stage.room.receive(attack, attacker);
  expect(judgement).toMatchObject({ verdict: 'refuse', code, ...(path && { path }) });
  expect(judgement).not.toHaveProperty('fault');
  expect(stage.room.snapshot()).toBe(before);
  expect(unguarded(stage.room, attack)).toBe('harm');
}

/** What a buyer's own client makes when it is made to do this. */
const buyerDoes = (act: (scene: Scene) => void) => (stage: Scene) => stage.buyer.record(() => act(stage));
const sellerDoes = (act: (scene: Scene) => void) => (stage: Scene) => stage.seller.record(() => act(stage));
const map = (peer: Peer, root: string) => peer.doc.getMap<Y.Map<unknown>>(root);

describe('a buyer cannot write what only the seller writes (I-25)', () => {
  const attacks: Attack[] = [
    {
      name: 'the title',
      code: 'forbidden',
      path: ['terms', 'title'],
      bytes: buyerDoes(({ buyer }) => buyer.document.setTerm('title', 'Mine')),
    },
    {
      name: 'the quote discount',
      code: 'forbidden',
      path: ['terms', 'quoteDiscount'],
      bytes: buyerDoes(({ buyer }) => buyer.document.setTerm('quoteDiscount', { percent: '99' })),
    },
    {
      name: 'a price',
      code: 'forbidden',
      path: ['components', 'review', 'unitPrice'],
      bytes: buyerDoes(({ buyer }) => buyer.document.setComponent('review', 'unitPrice', '1')),
    },
    {
      name: 'whether a component is required',
      code: 'forbidden',
      bytes: buyerDoes(({ buyer }) => buyer.document.setComponent('review', 'presence', 'optional')),
    },
    {
      name: 'a new component',
      code: 'forbidden',
      bytes: buyerDoes(({ buyer }) => buyer.document.addComponent({ sectionId: 'start' })),
    },
    {
      name: 'the removal of a component',
      code: 'forbidden',
      path: ['components', 'review'],
      bytes: buyerDoes(({ buyer }) => buyer.document.removeComponent('review')),
    },
    {
      name: 'a section discount',
      code: 'forbidden',
      bytes: buyerDoes(({ buyer }) => buyer.document.setSection('start', 'discountPercent', '50')),
    },
    {
      name: 'how many may be picked',
      code: 'forbidden',
      bytes: buyerDoes(({ buyer }) => buyer.document.setChoiceGroup('platform', 'max', 2)),
    },
    {
      name: "the seller's text",
      code: 'forbidden',
      path: ['texts', 'intro'],
      bytes: buyerDoes(({ buyer }) =>
        buyer.document.fragment('intro').insert(0, [new Y.XmlElement('paragraph')]),
      ),
    },
    {
      name: "the removal of the seller's text",
      code: 'forbidden',
      path: ['texts', 'terms'],
      bytes: buyerDoes(({ buyer }) => buyer.document.fragment('terms').delete(0, 1)),
    },
    {
      name: "formatting of the seller's text",
      code: 'forbidden',
      bytes: buyerDoes(({ buyer }) =>
        ((buyer.document.fragment('intro').get(0) as Y.XmlElement).get(0) as Y.XmlText).format(0, 4, {
          bold: {},
        }),
      ),
    },
    {
      name: "the end of a mark in the seller's text, which takes deletes alone",
      code: 'forbidden',
      path: ['texts', 'intro'],
      bytes: buyerDoes(({ seller, buyer }) => {
        const intro = (peer: Peer) =>
          (peer.document.fragment('intro').get(0) as Y.XmlElement).get(0) as Y.XmlText;
        intro(seller).format(3, 4, { bold: {} });
        Y.applyUpdate(buyer.doc, Y.encodeStateAsUpdate(seller.doc), buyer);
        intro(buyer).format(3, 4, { bold: null });
      }),
    },
    {
      name: 'a price together with a choice that is allowed',
      code: 'forbidden',
      bytes: buyerDoes(({ buyer }) => {
        buyer.document.select('training', true);
        buyer.document.setComponent('training', 'unitPrice', '1');
      }),
    },
    {
      name: 'a price that is made and removed in one message',
      code: 'forbidden',
      bytes: buyerDoes(({ buyer }) => {
        buyer.document.setComponent('training', 'unitPrice', '1');
        map(buyer, 'components').get('training')?.delete('unitPrice');
      }),
    },
  ];
  it.each(attacks)('$name', repelled);
});

describe('nobody makes, replaces or deletes a whole text, or a root', () => {
  const attacks: Attack[] = (['buyer', 'seller'] as const).flatMap((by): Attack[] => [
    {
      name: `a new fragment in place of the joint text (${by})`,
      by,
      code: 'forbidden',
      path: ['jointTexts', 'goals'],
      bytes: (stage) =>
        stage[by].record(() => stage[by].doc.getMap('jointTexts').set('goals', new Y.XmlFragment())),
    },
    {
      name: `another joint text (${by})`,
      by,
      code: 'forbidden',
      bytes: (stage) =>
        stage[by].record(() => stage[by].doc.getMap('jointTexts').set('mine', new Y.XmlFragment())),
    },
    {
      name: `the joint text deleted (${by})`,
      by,
      code: 'forbidden',
      path: ['jointTexts', 'goals'],
      bytes: (stage) => stage[by].record(() => stage[by].doc.getMap('jointTexts').delete('goals')),
    },
    {
      name: `a root that is not in the layout (${by})`,
      by,
      code: 'forbidden',
      path: ['admins'],
      bytes: (stage) => stage[by].record(() => stage[by].doc.getMap('admins').set('me', true)),
    },
    {
      name: `the internal document's root in the shared one (${by})`,
      by,
      code: 'forbidden',
      path: ['costs'],
      bytes: (stage) => stage[by].record(() => stage[by].doc.getMap('costs').set('review', new Y.Map())),
    },
  ]);
  it.each(attacks)('$name', repelled);
});

describe('a struct cannot lie about where it lives', () => {
  const price = ({ room }: Scene) => idOf(room.doc, 'components', 'review', 'unitPrice');
  const attacks: Attack[] = [
    {
      name: 'a price overwritten through its own origin',
      code: 'forbidden',
      path: ['components', 'review', 'unitPrice'],
      bytes: (stage) => stage.own(values({ origin: price(stage) }, '1')),
    },
    {
      name: 'a price through a parent named by id',
      code: 'forbidden',
      path: ['components', 'review', 'unitPrice'],
      bytes: (stage) =>
        stage.own(values({ parent: idOf(stage.room.doc, 'components', 'review'), key: 'unitPrice' }, '1')),
    },
    {
      name: 'a price beside a choice of the same message',
      code: 'forbidden',
      bytes: (stage) =>
        stage.own(
          values({ parent: 'choices', key: 'training' }, true),
          values({ origin: price(stage) }, '1'),
        ),
    },
    {
      name: 'two neighbours that live in different places',
      code: 'forbidden',
      bytes: (stage) =>
        stage.own(
          values({ origin: idOf(stage.room.doc, 'choices', 'training'), rightOrigin: price(stage) }, true),
        ),
    },
    {
      name: 'two neighbours in different places that the buyer may both write',
      code: 'malformed',
      bytes: (stage) =>
        stage.own(
          values(
            {
              origin: idOf(stage.room.doc, 'choices', 'training'),
              rightOrigin: idOf(stage.room.doc, 'quantities', 'seats'),
            },
            true,
          ),
        ),
    },
    {
      name: "the seller's text through a right neighbour alone",
      code: 'forbidden',
      bytes: (stage) =>
        stage.own(text({ rightOrigin: idOf(stage.room.doc, 'texts', 'terms', 0, 0, 0) }, 'Not ')),
    },
    {
      name: 'a parent that is a value',
      code: 'malformed',
      bytes: (stage) =>
        stage.own(
          values({ parent: 'choices', key: 'training' }, true),
          values({ parent: { client: ownClient, clock: 0 }, key: 'x' }, 1),
        ),
    },
    {
      name: "a cut through a character of the seller's text, from garbage beside it",
      code: 'forbidden',
      bytes: ({ room, seller, own }) => {
        const structs = room.doc.store.clients.get(seller.doc.clientID) ?? [];
        const garbage = structs.find((item) => item instanceof Y.GC);
        const target = idOf(room.doc, 'texts', 'intro', 0, 0, 0);
        return own(
          text(
            {
              origin: garbage?.id ?? target,
              rightOrigin: { client: target.client, clock: target.clock + 1 },
            },
            'x',
          ),
        );
      },
    },
  ];
  it.each(attacks)('$name', repelled);

  it('content that lands in garbage passes as garbage, and changes nothing', () => {
    const { room, seller, buyer, own } = scene();
    const garbage = room.doc.store.clients.get(seller.doc.clientID)?.find((item) => item instanceof Y.GC);
    const before = room.snapshot();
    const judgement = room.receive(
      own(values({ origin: garbage?.id ?? { client: 1, clock: 0 } }, 'x')),
      buyer,
    );
    expect(judgement).toMatchObject({ verdict: 'accept', writes: [], roots: [] });
    expect(room.snapshot()).toBe(before);
    expect(room.doc.store.clients.get(ownClient)?.[0]).toBeInstanceOf(Y.GC);
  });
});

describe('deletes are writes', () => {
  it.each<Attack>([
    {
      name: 'a delete range over a price',
      code: 'forbidden',
      path: ['components', 'review', 'unitPrice'],
      bytes: ({ room }) => {
        const { client, clock } = idOf(room.doc, 'components', 'review', 'unitPrice');
        return update([], [{ client, ranges: [[clock, 1]] }]);
      },
    },
    {
      name: 'a delete range over everything the document began with',
      code: 'forbidden',
      bytes: ({ room }) => {
        const { client } = idOf(room.doc, 'components', 'review');
        return update([], [{ client, ranges: [[0, Y.getState(room.doc.store, client)]] }]);
      },
    },
    {
      name: 'a delete hidden among repeated and overlapping ranges',
      code: 'forbidden',
      bytes: ({ room }) => {
        const { client, clock } = idOf(room.doc, 'components', 'review', 'unitPrice');
        return update(
          [],
          [
            {
              client,
              ranges: [
                [clock, 0],
                [clock, 1],
                [clock, 1],
                [0, 0],
              ],
            },
          ],
        );
      },
    },
    {
      name: 'a delete of what the seller will write next',
      code: 'unresolved',
      bytes: ({ room, seller }) => {
        const client = seller.doc.clientID;
        return update([], [{ client, ranges: [[Y.getState(room.doc.store, client), 1_000]] }]);
      },
    },
  ])('$name', repelled);

  it('a delete of what the seller will write next would have killed it', () => {
    const { room, seller } = scene();
    const client = seller.doc.clientID;
    const attack = update([], [{ client, ranges: [[Y.getState(room.doc.store, client), 1_000]] }]);
    const bare = new Y.Doc();
    Y.applyUpdate(bare, Y.encodeStateAsUpdate(room.doc));
    Y.applyUpdate(bare, attack);
    seller.document.setTerm('title', 'Next');
    Y.applyUpdate(bare, Y.encodeStateAsUpdate(seller.doc));
    expect(bare.getMap('terms').get('title')).toBeUndefined();
    expect(room.doc.getMap('terms').get('title')).toBe('Next');
  });

  it('an empty range inside a character is left out: it would split the text on the server alone', () => {
    const { room, buyer } = scene();
    const { client, clock } = idOf(room.doc, 'texts', 'intro', 0, 0, 0);
    const attack = update([], [{ client, ranges: [[clock + 1, 0]] }]);
    const before = room.snapshot();
    expect(room.receive(attack, buyer)).toEqual({ verdict: 'nothing' });
    expect(room.snapshot()).toBe(before);
    expect(unguarded(room, attack)).toBe('harm');
  });
});

describe('nobody writes under another client id (I-26)', () => {
  it.each<Attack>([
    {
      name: "the seller's id at its next clock",
      code: 'foreign-client',
      bytes: ({ room, seller }) => {
        const client = seller.doc.clientID;
        const clock = Y.getState(room.doc.store, client);
        return update([{ client, clock, structs: [values({ parent: 'choices', key: 'seats' }, true)] }]);
      },
    },
    {
      name: 'the id that the document began with',
      code: 'foreign-client',
      bytes: ({ room }) => {
        const { client } = idOf(room.doc, 'components', 'review');
        const clock = Y.getState(room.doc.store, client);
        return update([{ client, clock, structs: [values({ parent: 'choices', key: 'seats' }, true)] }]);
      },
    },
  ])('$name', repelled);

  it("the seller's clocks cannot be used up with garbage", () => {
    const { room, seller, buyer } = scene();
    const client = seller.doc.clientID;
    const attack = update([{ client, clock: Y.getState(room.doc.store, client), structs: [gone(1_000)] }]);
    expect(room.receive(attack, buyer)).toMatchObject({ verdict: 'refuse', code: 'foreign-client' });
    const bare = new Y.Doc();
    Y.applyUpdate(bare, Y.encodeStateAsUpdate(room.doc));
    Y.applyUpdate(bare, attack);
    seller.document.setTerm('title', 'Heard');
    Y.applyUpdate(bare, Y.encodeStateAsUpdate(seller.doc));
    expect(room.doc.getMap('terms').get('title')).toBe('Heard');
    expect(bare.getMap('terms').get('title')).not.toBe('Heard');
  });

  it('a clock that is used already says nothing new', () => {
    const { room, buyer } = scene();
    buyer.document.select('training', true);
    const again = update([
      { client: buyer.doc.clientID, clock: 0, structs: [values({ parent: 'terms', key: 'title' }, 'Mine')] },
    ]);
    expect(room.receive(again, buyer)).toEqual({ verdict: 'nothing' });
  });
});

describe('nothing is parked to be let in later', () => {
  it.each<Attack>([
    {
      name: 'a struct that waits for what the seller will write',
      code: 'unresolved',
      bytes: ({ room, seller, own }) => {
        const client = seller.doc.clientID;
        return own(values({ origin: { client, clock: Y.getState(room.doc.store, client) + 5 } }, true));
      },
    },
    {
      name: 'structs that wait for each other',
      code: 'malformed',
      bytes: () =>
        update([
          { client: 7, clock: 0, structs: [values({ origin: { client: 8, clock: 0 } }, true)] },
          { client: 8, clock: 0, structs: [values({ origin: { client: 7, clock: 0 } }, true)] },
        ]),
    },
    {
      name: 'a struct that waits for itself',
      code: 'malformed',
      bytes: ({ own }) => own(values({ origin: { client: ownClient, clock: 0 } }, true)),
    },
  ])('$name', repelled);

  it.each([
    ['a hole in the clocks', (structs: Structs) => update([{ client: ownClient, clock: 5, structs }])],
    [
      'a hole that says it is one',
      (structs: Structs) => update([{ client: ownClient, clock: 0, structs: [skip(5), ...structs] }]),
    ],
  ])('%s lets nothing in', (_name, attack) => {
    const { room, buyer } = scene();
    const bytes = attack([values({ parent: 'choices', key: 'training' }, true)]);
    const before = room.snapshot();
    expect(['gap', 'refuse']).toContain(room.receive(bytes, buyer).verdict);
    expect(room.snapshot()).toBe(before);
    expect(unguarded(room, bytes)).toBe('harm');
  });
});

describe('what kinds of things a document is made of', () => {
  const place = { parent: 'choices', key: 'training' };
  const string = (value: string) => [value.length, ...new TextEncoder().encode(value)];
  const raw = (kind: number, content: number[]) => (stage: Scene) =>
    stage.own(
      struct(kind, place, (encoder) => {
        for (const byte of content) encoder.cbuf[encoder.cpos++] = byte;
      }),
    );
  const kinds: [string, (stage: Scene) => Uint8Array][] = [
    ['old JSON content', raw(2, [1, ...string('true')])],
    ['bytes', raw(3, [2, 1, 2])],
    ['an embed', raw(5, string('{}'))],
    ['a subdocument', raw(9, [...string('guid'), 118, 0])],
    ['an array', ({ own }) => own(type(place, 0))],
    ['a plain text', ({ own }) => own(type(place, 2))],
    ['a hook', ({ own }) => own(type(place, 5, 'iframe'))],
  ];
  it.each(kinds.map(([name, bytes]): Attack => ({ name, code: 'malformed', bytes })))('no $name', repelled);
});

describe('values fit their fields', () => {
  const choice =
    (value: unknown, key = 'training', root = 'choices') =>
    ({ own }: Scene) =>
      own(values({ parent: root, key }, value));
  const deep = () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 50; depth++) value = [value];
    return value;
  };
  const buyers: [string, (stage: Scene) => Uint8Array, RefusalCode?][] = [
    ['a choice that is a text', choice('yes')],
    ['a choice that is a number', choice(1)],
    ['a choice that is nothing', choice(null)],
    ['a choice that is not a number', choice(Number.NaN), 'malformed'],
    ['a choice that is infinite', choice(Number.POSITIVE_INFINITY), 'malformed'],
    ['a choice that is undefined', choice(undefined), 'malformed'],
    ['a big integer', choice(5n), 'malformed'],
    ['bytes in a value', choice(new Uint8Array(5)), 'malformed'],
    ['a value that is very deep', choice(deep()), 'malformed'],
    ['a value with very many members', choice(Array.from({ length: 2_000 }, () => 1)), 'malformed'],
    ['a key that is __proto__', choice(true, '__proto__'), 'malformed'],
    ['a key that is constructor', choice(true, 'constructor'), 'malformed'],
    ['a key that is no id', choice(true, 'Not An Id')],
    ['a very long key', choice(true, 'a'.repeat(5_000)), 'malformed'],
    ['a member that is __proto__', choice(JSON.parse('{"__proto__":1}')), 'malformed'],
    ['a choice about a required component', choice(false, 'review')],
    ['a choice about a member of a group', choice(true, 'basic')],
    ['a choice about nothing', choice(true, 'no-such-component')],
    ['a pick of something outside the group', choice(['training'], 'platform', 'picks')],
    ['more picks than the group allows', choice(['basic', 'premium'], 'platform', 'picks')],
    ['one pick twice', choice(['basic', 'basic'], 'platform', 'picks')],
    ['a pick in no group', choice(['basic'], 'no-such-group', 'picks')],
    ['a pick that is no list', choice('basic', 'platform', 'picks')],
    ['a quantity above the most', choice('22', 'seats', 'quantities')],
    ['a quantity below the least', choice('0', 'seats', 'quantities')],
    ['a quantity between the steps', choice('5', 'seats', 'quantities')],
    ['a negative quantity', choice('-4', 'seats', 'quantities')],
    ['a quantity in another notation', choice('1e1', 'seats', 'quantities')],
    ['a quantity that is a number', choice(4, 'seats', 'quantities')],
    ['a quantity of what the seller counts', choice('2', 'review', 'quantities')],
    ['two values in one slot', ({ own }) => own(values({ parent: 'choices', key: 'training' }, true, false))],
    ['a list child in a map', ({ own }) => own(values({ parent: 'choices' }, true))],
    ['a type in place of a value', ({ own }) => own(type({ parent: 'choices', key: 'training' }, 1))],
  ];
  it.each(buyers.map(([name, bytes, code = 'invalid-value']): Attack => ({ name, code, bytes })))(
    'a buyer cannot write $name',
    repelled,
  );

  const field =
    (root: string, entry: string, name: string, value: unknown) =>
    ({ room, own }: Scene) =>
      own(values({ parent: idOf(room.doc, root, entry), key: name }, value));
  const sellers: [string, (stage: Scene) => Uint8Array, RefusalCode?][] = [
    ['a price that is a number', field('components', 'review', 'unitPrice', 5)],
    ['a price with an exponent', field('components', 'review', 'unitPrice', '1e9')],
    ['a price that is endless', field('components', 'review', 'unitPrice', '9'.repeat(400))],
    ['a title that is too long', field('components', 'review', 'title', 'x'.repeat(201))],
    ['a field that does not exist', field('components', 'review', 'secretCost', '1')],
    [
      'VAT with a member too many',
      field('components', 'review', 'vat', { category: 'S', rate: '25', note: '' }),
    ],
    [
      'a term of one and a half months',
      ({ own }) => own(values({ parent: 'terms', key: 'termMonths' }, 1.5)),
    ],
    ['a term that does not exist', ({ own }) => own(values({ parent: 'terms', key: 'discount' }, '1'))],
    ['a component that is a value', ({ own }) => own(values({ parent: 'components', key: 'new-one' }, {}))],
    ['a component under no id', ({ own }) => own(type({ parent: 'components', key: 'New One' }, 1))],
    ['a list in the components', ({ own }) => own(type({ parent: 'components' }, 1))],
    [
      'a map inside a component',
      ({ room, own }) => own(type({ parent: idOf(room.doc, 'components', 'review'), key: 'tiers' }, 1)),
    ],
    ['a choice that the quote does not offer', choice(true, 'review')],
  ];
  it.each(
    sellers.map(([name, bytes, code = 'invalid-value']): Attack => ({ name, by: 'seller', code, bytes })),
  )('a seller cannot write $name', repelled);
});

describe('rich text holds what the table allows', () => {
  const goals = ({ room }: Scene) => idOf(room.doc, 'jointTexts', 'goals');
  const inline = ({ room }: Scene) => idOf(room.doc, 'jointTexts', 'goals', 0, 0);
  const paragraph = ({ room }: Scene) => idOf(room.doc, 'jointTexts', 'goals', 0);
  const node = (name: string) => (stage: Scene) => stage.own(type({ parent: goals(stage) }, 3, name));
  const mark = (name: string, value: unknown) => (stage: Scene) =>
    stage.own(
      format({ parent: inline(stage) }, name, value),
      text({ origin: { client: ownClient, clock: 0 } }, 'x'),
    );
  const heading = (level: unknown) => (stage: Scene) =>
    stage.own(
      type({ parent: goals(stage) }, 3, 'heading'),
      values({ parent: { client: ownClient, clock: 0 }, key: 'level' }, level),
    );
  const attacks: [string, (stage: Scene) => Uint8Array, RefusalCode?][] = [
    ['a script', node('script')],
    ['an image', node('image')],
    ['a code block', node('codeBlock')],
    ['a list item outside a list', node('listItem')],
    ['text outside a paragraph', (stage) => stage.own(type({ parent: goals(stage) }, 6))],
    ['a map inside a text', (stage) => stage.own(type({ parent: goals(stage) }, 1))],
    ['a value inside a text', (stage) => stage.own(values({ parent: goals(stage) }, 'x'))],
    ['a paragraph in a paragraph', (stage) => stage.own(type({ parent: paragraph(stage) }, 3, 'paragraph'))],
    ['a heading of level 9', heading(9)],
    ['a heading whose level is a text', heading('1')],
    ['a heading whose level is a list', heading([1])],
    [
      'an attribute that is not in the table',
      (stage) => stage.own(values({ parent: paragraph(stage), key: 'onclick' }, 'alert(1)')),
    ],
    [
      'an attribute on inline text',
      (stage) => stage.own(values({ parent: inline(stage), key: 'onclick' }, 'alert(1)')),
    ],
    [
      'an attribute on a whole text',
      (stage) => stage.own(values({ parent: goals(stage), key: 'class' }, 'x')),
    ],
    ['a mark that is not in the table', mark('code', {})],
    ['a mark named __proto__', mark('__proto__', {}), 'malformed'],
    ['a mark with an attribute too many', mark('bold', { style: 'x' })],
    ['a mark that is a text', mark('bold', 'yes')],
    ['a javascript: link', mark('link', { href: 'javascript:alert(1)' })],
    ['a javascript: link in disguise', mark('link', { href: 'java\nscript:alert(1)' })],
    ['a data: link', mark('link', { href: 'data:text/html,x' })],
    ['a link to an object', mark('link', { href: { toString: 'x' } }), 'malformed'],
    ['a link to a list', mark('link', { href: ['https://example.com'] })],
    ['a link to nowhere', mark('link', { target: '_blank' })],
    [
      'a text that is nested without end',
      (stage) => {
        const deep = Array.from({ length: 60 }, (_, depth) =>
          type(
            { parent: depth === 0 ? goals(stage) : { client: ownClient, clock: depth - 1 } },
            3,
            'blockquote',
          ),
        );
        return stage.own(...deep);
      },
    ],
  ];
  it.each(attacks.map(([name, bytes, code = 'invalid-value']): Attack => ({ name, code, bytes })))(
    'no $name',
    repelled,
  );
});

describe('once the quote is sent, nobody writes', () => {
  const locked: [string, Side, (stage: Scene) => Uint8Array, RefusalCode][] = [
    [
      'the seller a price',
      'seller',
      sellerDoes(({ seller }) => seller.document.setComponent('review', 'unitPrice', '1')),
      'locked',
    ],
    [
      'the seller a removal',
      'seller',
      sellerDoes(({ seller }) => seller.document.removeComponent('review')),
      'locked',
    ],
    [
      'the buyer a choice',
      'buyer',
      buyerDoes(({ buyer }) => buyer.document.select('training', true)),
      'locked',
    ],
    [
      'the buyer the joint text',
      'buyer',
      buyerDoes(({ buyer }) => buyer.document.fragment('goals').delete(0, 1)),
      'locked',
    ],
    [
      'the buyer a title',
      'buyer',
      buyerDoes(({ buyer }) => buyer.document.setTerm('title', 'Mine')),
      'forbidden',
    ],
  ];
  it.each(locked)('%s', (_name, by, bytes, code) => {
    const stage = scene();
    const attack = bytes(stage);
    stage.room.status = 'sent';
    const before = stage.room.snapshot();
    expect(stage.room.receive(attack, stage[by])).toMatchObject({ verdict: 'refuse', code });
    expect(stage.room.snapshot()).toBe(before);
    expect(unguarded(stage.room, attack)).toBe('harm');
    // The status is what refuses it.
    stage.room.status = 'co_design';
    expect(stage.room.judge(attack, stage[by].participant).verdict).toBe(
      code === 'locked' ? 'accept' : 'refuse',
    );
  });

  it('a buyer writes nothing in a draft', () => {
    const stage = scene();
    stage.room.status = 'draft';
    const attack = stage.buyer.record(() => stage.buyer.document.select('training', true));
    expect(stage.room.receive(attack, stage.buyer)).toMatchObject({ verdict: 'refuse', code: 'locked' });
  });
});

describe('what a judgement says was written is what happens', () => {
  it('a tombstone in the place of a choice removes the choice, and is told as that', () => {
    const { room, buyer, own } = scene();
    const origin = idOf(room.doc, 'choices', 'training');
    const judgement = room.receive(
      own(struct(1, { origin }, (encoder) => encoding.writeVarUint(encoder, 1))),
      buyer,
    );
    expect(judgement).toMatchObject({
      verdict: 'accept',
      writes: [{ root: 'choices', entry: 'training', field: null, deleted: true }],
    });
    expect(room.doc.getMap('choices').has('training')).toBe(false);
  });
});
