import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type * as Y from 'yjs';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { topics } from '#shared/protocol/room-messages.ts';
import type { QuoteStatus } from '#shared/quote/lifecycle.ts';
import type { QuoteSession } from '../../../client/sync/quote-session.ts';
import type { SessionState } from '../../../client/sync/session-state.ts';
import { paragraphs } from '../../support/quote-content.ts';
import { type LiveQuote, Network, openLiveQuote, until } from './live-rooms.ts';

let quote: LiveQuote;

beforeEach(async () => {
  quote = await openLiveQuote();
});
afterEach(() => quote.close());

const isReady = ({ phase, saving }: SessionState) => phase.name === 'ready' && saving === 'saved';
const isSaved = ({ saving, waiting }: SessionState) => saving === 'saved' && waiting === 0;

async function ready(session: QuoteSession): Promise<QuoteSession> {
  await until(session, isReady);
  return session;
}
const both = async () =>
  Promise.all([ready(quote.open(quote.seller)), ready(quote.open(quote.buyer))]) as Promise<
    [QuoteSession, QuoteSession]
  >;

const priceOf = ({ content }: SessionState, id: string) =>
  content.components.find((component) => component.id === id)?.unitPrice;

describe('two people in one quote', () => {
  it('see each other’s changes and the same totals, which are those of the pricing module', async () => {
    const [seller, buyer] = await both();
    seller.edit((document) => document.setComponent('review', 'unitPrice', '52000'));
    buyer.edit((document) => document.select('training', true));

    const settled = (state: SessionState) =>
      priceOf(state, 'review') === '52000' && state.content.choices['training'] === true;
    const [atSeller, atBuyer] = await Promise.all([until(seller, settled), until(buyer, settled)]);
    expect(atSeller.content).toEqual(atBuyer.content);
    expect(atSeller.priced).toEqual(atBuyer.priced);
    expect(atBuyer.priced).toEqual(priceQuote(atBuyer.content));
  });

  it('see who else is here, by the name the server knows, and where they are', async () => {
    const [seller, buyer] = await both();
    buyer.setFocus({ element: 'training', field: 'quantity' });
    const state = await until(seller, ({ peers }) => peers[0]?.focus != null);
    expect(state.peers).toMatchObject([
      {
        participant: { name: 'Anna Bergman', side: 'buyer' },
        focus: { element: 'training', field: 'quantity' },
      },
    ]);
    expect(state.me?.name).toBe('Erik Sandberg');
  });

  it('are told by the server who did what', async () => {
    const [seller, buyer] = await both();
    buyer.edit((document) => document.select('training', true));
    const { activity } = await until(seller, (state) => state.activity.length > 0);
    expect(activity).toMatchObject([
      { participant: { name: 'Anna Bergman' }, kind: 'selected', element: { id: 'training' } },
    ]);
  });

  it('keep the rows that nobody touched', async () => {
    const [seller, buyer] = await both();
    const before = buyer.getState();
    seller.edit((document) => document.setComponent('review', 'unitPrice', '52000'));
    const after = await until(buyer, (state) => priceOf(state, 'review') === '52000');
    expect(after.priced.components['training']).toBe(before.priced.components['training']);
    expect(after.content.components[1]).toBe(before.content.components[1]);
    expect(after.content.texts).toBe(before.content.texts);
  });
});

describe('a quote that was accepted', () => {
  const asOf = '2026-03-19';
  const chosen = {
    choices: { training: true },
    sectionChoices: {},
    picks: { platform: ['premium'] },
    quantities: { seats: '12' },
  };
  const become = async (status: QuoteStatus) => {
    await quote.setStatus(status);
    quote.rooms.announce(quote.quoteId, ['quote']);
  };

  it('shows what was accepted, with the prices of that day, and not what was sent', async () => {
    const seller = await ready(quote.open(quote.seller));
    const asSent = seller.getState();
    await become('accepted');
    await until(seller, ({ status }) => status === 'accepted');
    seller.showAccepted({ choices: chosen, asOf });
    const { content, priced } = seller.getState();
    expect(content).toEqual({ ...asSent.content, ...chosen });
    expect(priced).toEqual(priceQuote({ ...asSent.content, ...chosen }, { asOf }));
    expect(priced.firstYear.net).toBeGreaterThan(asSent.priced.firstYear.net);
    // What nobody chose otherwise stays what it was, and nothing is made anew without a reason.
    expect(content.components).toBe(asSent.content.components);
    expect(priced.components['review']).toBe(asSent.priced.components['review']);
    seller.setFocus(null);
    expect(seller.getState().priced).toBe(priced);
  });

  it('shows the document again when it no longer is, and until it is (negative control)', async () => {
    const seller = await ready(quote.open(quote.seller));
    const { content, priced } = seller.getState();
    seller.showAccepted({ choices: chosen, asOf });
    expect(seller.getState().content).toBe(content);
    await become('accepted');
    await until(seller, (state) => state.content.choices['training'] === true);
    await become('co_design');
    const after = await until(seller, (state) => state.content.choices['training'] !== true);
    expect(after.content).toEqual(content);
    expect(after.priced).toEqual(priced);
  });
});

describe('saved', () => {
  it('is not said before the server has it on disk', async () => {
    const seller = await ready(quote.open(quote.seller));
    seller.edit((document) => document.setTerm('paymentDays', 60));
    expect(seller.getState()).toMatchObject({ saving: 'saving', waiting: 1 });
    await until(seller, isSaved);
    const { seq } = await quote.db
      .selectFrom('document')
      .select('seq')
      .where('quote_id', '=', quote.quoteId)
      .where('kind', '=', 'shared')
      .executeTakeFirstOrThrow();
    expect(seq).toBe(1);
  });

  it('comes for changes made offline only after they were sent and taken', async () => {
    const [seller, buyer] = await both();
    quote.buyer.network.cut();
    await until(buyer, ({ saving }) => saving === 'offline');
    buyer.edit((document) => document.select('training', true));
    buyer.edit((document) => document.setQuantity('seats', '8'));
    expect(buyer.getState()).toMatchObject({ saving: 'offline', waiting: 2 });
    expect(buyer.getState().content.choices['training']).toBe(true);

    quote.buyer.network.restore();
    buyer.reconnect();
    const states: string[] = [];
    buyer.subscribe(() => states.push(buyer.getState().saving));
    await until(buyer, isSaved);
    expect(states.slice(0, states.indexOf('saved'))).toContain('saving');
    await until(seller, (state) => state.content.quantities['seats'] === '8');
  });
});

describe('a change that the server refuses', () => {
  it('is rolled back, listed with its reason and both values, and the person can go on', async () => {
    const [seller, buyer] = await both();
    buyer.edit((document) => document.setComponent('review', 'unitPrice', '1'));
    expect(priceOf(buyer.getState(), 'review')).toBe('1');

    const state = await until(buyer, ({ refused }) => refused.length > 0);
    expect(priceOf(state, 'review')).toBe('48000');
    expect(state.documentEpoch).toBe(1);
    expect(state.refused).toMatchObject([
      {
        code: 'forbidden',
        path: ['components', 'review', 'unitPrice'],
        lost: [{ element: 'review', field: 'unitPrice', mine: '1', actual: '48000' }],
      },
    ]);

    buyer.edit((document) => document.select('training', true));
    await until(buyer, isSaved);
    await until(seller, ({ content }) => content.choices['training'] === true);
    expect(priceOf(seller.getState(), 'review')).toBe('48000');
  });

  it('does not take along what was done after it: that is made again and saved', async () => {
    const [seller, buyer] = await both();
    buyer.edit((document) => document.setComponent('review', 'unitPrice', '1'));
    buyer.edit((document) => document.select('training', true));
    const { refused } = await until(buyer, (state) => state.refused.length > 0);
    expect(refused[0]?.lost).toMatchObject([{ element: 'review', field: 'unitPrice', mine: '1' }]);
    await until(buyer, isSaved);
    await until(seller, ({ content }) => content.choices['training'] === true);
    expect(buyer.getState()).toMatchObject({ documentEpoch: 1, refused: [{ code: 'forbidden' }] });
  });

  it('stays listed until it is dismissed', async () => {
    const [, buyer] = await both();
    buyer.edit((document) => document.setTerm('title', 'Mine'));
    const { refused } = await until(buyer, (state) => state.refused.length > 0);
    buyer.dismissRefused(refused[0]?.id ?? -1);
    expect(buyer.getState().refused).toEqual([]);
  });
});

describe('a person who comes back from working offline', () => {
  /** Works while the line is down, and comes back after what the others did meanwhile. */
  async function awayAndBack(
    buyer: QuoteSession,
    work: () => void,
    meanwhile: () => Promise<unknown>,
  ): Promise<SessionState> {
    quote.buyer.network.cut();
    await until(buyer, ({ saving }) => saving === 'offline');
    work();
    await meanwhile();
    quote.buyer.network.restore();
    buyer.reconnect();
    return until(buyer, isSaved);
  }
  const saved = (session: QuoteSession) => until(session, isSaved);

  it('is told, when the quote was sent meanwhile, what of theirs was not taken', async () => {
    const [, buyer] = await both();
    const work = () => {
      buyer.edit((document) => document.select('training', true));
      buyer.edit((document) => document.setQuantity('seats', '8'));
    };
    const state = await awayAndBack(buyer, work, () => quote.setStatus('sent'));
    expect(state.status).toBe('sent');
    expect(state.refused).toMatchObject([
      {
        code: 'locked',
        lost: [
          { root: 'choices', element: 'training', field: 'choices', mine: true, actual: false },
          { root: 'quantities', element: 'seats', field: 'quantities', mine: '8', actual: '6' },
        ],
      },
    ]);
    expect(state.content.choices['training']).toBe(false);
  });

  it('loses the one choice that is no longer offered, and nothing beside it (I-19)', async () => {
    const [seller, buyer] = await both();
    const work = () => {
      buyer.edit((document) => document.select('training', true));
      buyer.edit((document) => document.setQuantity('seats', '8'));
      buyer.edit((document) => document.pick('platform', ['premium']));
      buyer.edit((document) => {
        const text = document.fragment('goals').get(0) as Y.XmlElement;
        (text.get(0) as Y.XmlText).insert(0, 'At least: ');
      });
    };
    const state = await awayAndBack(buyer, work, () => {
      seller.edit((document) => document.setComponent('training', 'presence', 'required'));
      seller.edit((document) => {
        const text = document.fragment('goals').get(0) as Y.XmlElement;
        const words = text.get(0) as Y.XmlText;
        words.insert(words.length, ' By May.');
      });
      return saved(seller);
    });
    expect(state.refused).toMatchObject([
      { code: 'invalid-value', lost: [{ element: 'training', field: 'choices', mine: true, actual: false }] },
    ]);
    const { quantities, picks, jointTexts } = state.content;
    expect([quantities['seats'], picks['platform']?.[0]]).toEqual(['8', 'premium']);
    expect(jointTexts.goals).toEqual(paragraphs('At least: Ten leads a week. By May.'));
    // What was done one by one comes one by one.
    const goals = JSON.stringify(jointTexts.goals);
    await until(seller, ({ content }) => JSON.stringify(content.jointTexts.goals) === goals);
    await expect.poll(() => seller.getState().content).toEqual(state.content);
  });

  it('comes through any number of choices that are no longer offered', async () => {
    const [seller, buyer] = await both();
    const work = () => {
      buyer.edit((document) => document.select('training', true));
      buyer.edit((document) => document.setQuantity('seats', '18'));
      buyer.edit((document) => document.select('seats', false));
      buyer.edit((document) => document.pick('platform', ['premium']));
    };
    const state = await awayAndBack(buyer, work, () => {
      seller.edit((document) => {
        document.setComponent('training', 'presence', 'required');
        document.setComponent('seats', 'buyerQuantity', { min: '2', max: '10', step: '2' });
      });
      return saved(seller);
    });
    expect(state.refused.flatMap(({ lost }) => lost.map(({ field, mine }) => [field, mine]))).toEqual(
      expect.arrayContaining([
        ['choices', true],
        ['quantities', '18'],
      ]),
    );
    expect(state.refused.flatMap(({ lost }) => lost)).toHaveLength(2);
    expect(state.content).toMatchObject({ choices: { seats: false }, picks: { platform: ['premium'] } });
  });

  it('is told of a choice about a component that was removed meanwhile', async () => {
    const [seller, buyer] = await both();
    const work = () => {
      buyer.edit((document) => document.select('training', true));
      buyer.edit((document) => document.pick('platform', ['premium']));
    };
    const state = await awayAndBack(buyer, work, () => {
      seller.edit((document) => document.removeComponent('training'));
      return saved(seller);
    });
    expect(state).toMatchObject({
      documentEpoch: 0,
      content: { picks: { platform: ['premium'] } },
      refused: [
        {
          code: 'overtaken',
          lost: [{ element: 'training', title: 'Title of training', mine: true, actual: null }],
        },
      ],
    });
  });

  it('keeps a component of their own making with what was chosen about it', async () => {
    const seller = await ready(quote.open(quote.seller));
    quote.seller.network.cut();
    await until(seller, ({ saving }) => saving === 'offline');
    let made = '';
    seller.edit((document) => {
      made = document.addComponent({ sectionId: 'start', title: 'Archive', presence: 'optional' });
    });
    seller.edit((document) => document.select(made, false));
    seller.edit((document) => document.select('training', true));
    const second = await ready(
      quote.open({ ...quote.seller, network: new Network(quote.seller.actor, quote.host) }),
    );
    second.edit((document) => document.setComponent('training', 'presence', 'required'));
    await saved(second);
    quote.seller.network.restore();
    seller.reconnect();
    const state = await until(seller, isSaved);
    expect(state.content.components.find(({ id }) => id === made)).toMatchObject({ title: 'Archive' });
    expect(state.content.choices[made]).toBe(false);
    expect(state.refused).toMatchObject([{ lost: [{ element: 'training', mine: true }] }]);
  });
});

describe('a restart of the server', () => {
  it('loses nothing: what is done meanwhile is sent when it is back', async () => {
    const [seller, buyer] = await both();
    await quote.restart(async () => {
      await until(buyer, ({ saving }) => saving === 'offline');
      buyer.edit((document) => document.select('training', true));
    });
    await until(buyer, isSaved);
    await until(seller, ({ content }) => content.choices['training'] === true);
    expect(buyer.getState()).toMatchObject({ refused: [], documentEpoch: 0 });
  });

  it('with a document made anew never merges the old one: what was not sent is listed', async () => {
    const [, buyer] = await both();
    const { goals } = buyer.getState().content.jointTexts;
    await quote.restart(async () => {
      await until(buyer, ({ saving }) => saving === 'offline');
      buyer.edit((document) => document.select('training', true));
      await quote.db
        .updateTable('document')
        .set({ generation: 'another' })
        .where('quote_id', '=', quote.quoteId)
        .execute();
    });
    const state = await until(buyer, ({ refused }) => refused.length > 0);
    expect(state.refused).toMatchObject([{ lost: [{ element: 'training', mine: true, actual: false }] }]);
    expect(state.content.jointTexts.goals).toEqual(goals);
    expect(state.phase.name).toBe('ready');
  });
});

describe('a line that is dead without having been closed', () => {
  it('is given up for a new one, while a session that does not try its line goes on waiting', async () => {
    const seller = await ready(quote.open(quote.seller, { beatMs: 100 }));
    const buyer = await ready(quote.open(quote.buyer, { beatMs: 3_600_000 }));
    for (const { network } of [quote.seller, quote.buyer]) network.freeze();
    seller.edit((document) => document.setTerm('paymentDays', 60));
    buyer.edit((document) => document.select('training', true));
    await until(seller, ({ saving }) => saving === 'offline');
    await until(seller, isSaved);
    expect(seller.getState().content.terms.paymentDays).toBe(60);
    expect(buyer.getState()).toMatchObject({ saving: 'saving', waiting: 1 });
  });
});

describe('rows behind the screen', () => {
  it('are announced, and the status is asked for again', async () => {
    const seller = await ready(quote.open(quote.seller));
    const heard = new Promise((resolve) => seller.onChanged(resolve));
    await quote.setStatus('sent');
    expect(seller.getState().status).toBe('co_design');
    quote.rooms.announce(quote.quoteId, ['quote', 'versions']);
    expect(await heard).toEqual(['quote', 'versions']);
    await until(seller, ({ status }) => status === 'sent');
  });

  it('are all announced after a reconnect, because nobody told us meanwhile', async () => {
    const seller = await ready(quote.open(quote.seller));
    const heard = new Promise((resolve) => seller.onChanged(resolve));
    quote.seller.network.cut();
    await until(seller, ({ saving }) => saving === 'offline');
    quote.seller.network.restore();
    seller.reconnect();
    expect(await heard).toEqual(topics);
  });
});

describe('an access that ends', () => {
  it('closes the session and shows nothing any more when it was taken back', async () => {
    const [, buyer] = await both();
    quote.rooms.closeSockets({ sessionId: quote.buyer.actor.sessionId }, 'revoked');
    const state = await until(buyer, ({ phase }) => phase.name === 'closed');
    expect(state.phase).toEqual({ name: 'closed', reason: 'revoked' });
    expect(state.content.components).toEqual([]);
    expect(buyer.edit((document) => document.select('training', true))).toBe(false);
  });

  it('leaves its author what could not be sent any more', async () => {
    const [, buyer] = await both();
    quote.buyer.network.cut();
    await until(buyer, ({ saving }) => saving === 'offline');
    buyer.edit((document) => document.select('training', true));
    quote.signOut(quote.buyer);
    quote.buyer.network.restore();
    buyer.reconnect();
    const state = await until(buyer, ({ phase }) => phase.name === 'closed');
    expect(state.phase).toEqual({ name: 'closed', reason: 'signIn' });
    expect(state.refused).toMatchObject([{ lost: [{ element: 'training', mine: true, actual: false }] }]);
  });
});

describe('the sellers’ internal document', () => {
  it('is shared between sellers and closed to buyers', async () => {
    const seller = quote.openInternal(quote.seller);
    await until(seller, ({ phase }) => phase.name === 'ready');
    seller.setCost('review', 'floorPrice', '40000');
    const again = quote.openInternal(quote.seller);
    const { costs } = await until(again, (state) => state.costs['review'] !== undefined);
    expect(costs['review']).toMatchObject({ floorPrice: '40000' });

    const buyer = quote.openInternal(quote.buyer);
    const { phase } = await until(buyer, (state) => state.phase.name === 'closed');
    expect(phase).toEqual({ name: 'closed', reason: 'notFound' });
    expect(buyer.getState().costs).toEqual({});
  });
});

describe('undo', () => {
  it('takes my own actions back, one by one, and leaves those of others', async () => {
    const [seller, buyer] = await both();
    seller.edit((document) => document.setComponent('review', 'unitPrice', '50000'));
    seller.edit((document) => document.setComponent('review', 'unitPrice', '52000'));
    buyer.edit((document) => document.select('training', true));
    await until(seller, ({ content }) => content.choices['training'] === true);
    expect(seller.undo()).toBe('done');
    expect(priceOf(seller.getState(), 'review')).toBe('50000');
    expect(seller.undo()).toBe('done');
    expect(priceOf(seller.getState(), 'review')).toBe('48000');
    expect(seller.undo()).toBe('nothing');
    expect(seller.getState().content.choices['training']).toBe(true);
    expect(seller.redo()).toBe('done');
    expect(priceOf(seller.getState(), 'review')).toBe('50000');
    await until(buyer, (state) => priceOf(state, 'review') === '50000');
  });
});
