/**
 * What people do, one row a step: when the reference says that it works, what the reference says that follows, and how it
 * is done with the product.
 */
import { chosenContent } from '#shared/acceptance/offer-choices.ts';
import { currentStatement } from '#shared/acceptance/statements.ts';
import { displayedTotals } from '#shared/evidence/displayed-totals.ts';
import { OpportunityId, ParticipantId, VersionId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import type { Acceptance } from '#shared/protocol/acceptance-api.ts';
import type { ContentHash } from '#shared/quote/frozen-quote.ts';
import { sendableContent } from '../support/workshop.ts';
import {
  type Buyer,
  type Counters,
  hasLapsed,
  isDecided,
  isIn,
  isOpen,
  isSame,
  isSeller,
  isSendable,
  lookedAt,
  type Model,
  mayAnswer,
  mayChoose,
  mayStepBack,
  type Offer,
  type Person,
  type Seller,
  type Stance,
  shownVersion,
  standingOffer,
} from './reference.ts';
import type { Outcome, World } from './world.ts';

export interface Step {
  readonly name: string;
  /** Whether the product must do it now, or refuse. */
  works(model: Model): boolean;
  /** What follows when it works. */
  follows(model: Model): void;
  act(world: World, model: Model): Promise<Outcome>;
}

/** What the product told a seller who reviewed; the reference only knows what it was about. */
type Reviewed = { readonly hash: ContentHash; readonly seq: number; readonly counters: Counters };
const reviewed = new WeakMap<Model, Map<Seller, Reviewed>>();
/** What is on a buyer's screen and goes back with a yes. */
type Page = Pick<Acceptance, 'versionId' | 'hash' | 'participantId' | 'choices' | 'totals'>;
const pages = new WeakMap<Model, Map<Buyer, Page>>();

function pagesOf(model: Model): Map<Buyer, Page> {
  const known = pages.get(model) ?? new Map<Buyer, Page>();
  pages.set(model, known);
  return known;
}

/** Sent by somebody who has opened nothing. */
const nothingSeen: Page = {
  versionId: VersionId.parse('no-version-at-all'),
  hash: '0'.repeat(64),
  participantId: ParticipantId.parse('nobody-at-all'),
  choices: { choices: {}, sectionChoices: {}, picks: {}, quantities: {} },
  totals: displayedTotals(priceQuote(sendableContent())),
};

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

const of = (world: World) => ({ quoteId: world.quoteId });

export const join = (who: Buyer): Step => ({
  name: `${who} is invited and comes in`,
  works: ({ status }) => status !== 'accepted' && status !== 'closed',
  follows: (model) => {
    if (!model.joined.includes(who)) model.joined.push(who);
    if (model.status === 'draft') model.status = 'co_design';
  },
  act: (world) => world.join(who),
});

export const select = (who: Person, training: boolean): Step => ({
  name: `${who} ${training ? 'takes the training in' : 'leaves the training out'}`,
  // To say what is said already changes nothing.
  works: (model) => isIn(model, who) && (mayChoose(model, who) || model.draft.training === training),
  follows: (model) => {
    const isNew = model.draft.training !== training;
    model.draft = { ...model.draft, training };
    if (isNew && !isSeller(who) && model.stage === 'identified') model.stage = 'co_designing';
  },
  act: (world) => world.edit(who, (document) => document.select('training', training)),
});

export const price = (who: Person, amount: number): Step => ({
  name: `${who} sets the price to ${amount}`,
  works: (model) => isIn(model, who) && ((isSeller(who) && isOpen(model)) || model.draft.price === amount),
  follows: (model) => {
    model.draft = { ...model.draft, price: amount };
  },
  act: (world) => world.edit(who, (document) => document.setComponent('review', 'unitPrice', String(amount))),
});

export const extend = (days: number): Step => ({
  name: `erik lets the offer run for ${days} days`,
  works: (model) => isOpen(model) || model.draft.validUntil === addDays(model.today, days),
  follows: (model) => {
    model.draft = { ...model.draft, validUntil: addDays(model.today, days) };
  },
  act: (world, { today }) =>
    world.edit('erik', (document) => document.setTerm('validUntil', addDays(today, days))),
});

export const review = (who: Seller, counters: Counters): Step => ({
  name: `${who} reviews, for an offer that would ${counters} after a counter`,
  works: (model) => isOpen(model),
  follows: (model) => {
    model.reviews[who] = lookedAt(model, counters);
  },
  act: async (world, model) => {
    const answer = await world.call(who, 'reviewQuote', { params: of(world), query: { counters } });
    if (answer.done) {
      const { hash, seq } = answer.answer;
      const all = reviewed.get(model) ?? new Map();
      reviewed.set(model, all.set(who, { hash, seq, counters }));
    }
    return answer;
  },
});

/** Sends what was reviewed, which may be another thing by now; half a minute later nobody can take it back any more. */
export const send = (who: Seller): Step => ({
  name: `${who} sends what they reviewed`,
  works: (model) => isOpen(model) && isSendable(model) && isReviewed(model, who) && !isDecided(model),
  follows: (model) => {
    stand(model, 'superseded');
    model.offers.push(offerOf(model, who, 'outstanding'));
    model.stance = null;
    model.isDeclined = false;
    model.status = 'sent';
    if (model.stage === 'identified' || model.stage === 'co_designing') model.stage = 'quote_sent';
  },
  act: async (world, model) => {
    const sent = await sendReviewed(world, model, who);
    await world.pass(minuteMs);
    return sent;
  },
});

export const sendAndUndo = (who: Seller): Step => ({
  name: `${who} sends what they reviewed and takes it back at once`,
  works: send(who).works,
  follows: (model) => {
    model.offers.push(offerOf(model, who, 'undone'));
  },
  act: async (world, model) => {
    const sent = await sendReviewed(world, model, who);
    if (!sent.done) return sent;
    const { number } = sent.answer.version;
    return world.call(who, 'undoSend', { params: { ...of(world), number } });
  },
});

export const revise: Step = {
  name: 'erik opens the next version',
  works: ({ status, close, today }) => status === 'sent' && close >= today,
  follows: (model) => {
    model.status = 'co_design';
    if (model.stage === 'quote_sent') model.stage = 'negotiating';
  },
  act: (world) => world.call('erik', 'reviseQuote', { params: of(world) }),
};

export const withdraw: Step = {
  name: 'erik takes the offer back',
  works: (model) => standingOffer(model) !== undefined,
  follows: (model) => {
    stand(model, 'withdrawn');
    if (model.status === 'sent') model.status = 'co_design';
    if (model.stage === 'quote_sent') model.stage = 'co_designing';
  },
  act: (world, model) => {
    const number = standingOffer(model)?.number ?? Math.max(1, model.offers.length);
    const body = { reason: 'The price list has changed.' };
    return world.call('erik', 'withdrawVersion', { params: { ...of(world), number }, body });
  },
};

export const lose: Step = {
  name: 'erik decides that there is no deal',
  works: (model) => !isDecided(model),
  follows: (model) => {
    stand(model, 'withdrawn');
    model.stance = null;
    model.isDeclined = false;
    model.status = 'closed';
    model.stage = 'lost';
  },
  act: (world) => {
    const loss = { variant: 'no_decision', note: '', comeBack: true, wakeUpOn: world.dayAhead(180) } as const;
    return world.call('erik', 'loseOpportunity', { params: of(world), body: { loss, offer: 'withdraw' } });
  },
};

export const revive: Step = {
  name: 'erik takes the deal up again',
  works: ({ stage }) => stage === 'lost',
  follows: (model) => {
    model.stage = 'identified';
    model.status = 'co_design';
    model.stance = null;
    model.cycle += 1;
    model.close = addDays(model.today, 90);
  },
  act: (world) =>
    world.call('erik', 'reviveOpportunity', {
      params: of(world),
      body: {
        value: '600000',
        expectedClose: world.dayAhead(90),
        needWithinHalfYear: true,
        needNote: 'They asked again',
      },
    }),
};

/** Says that the deal closes on another day: so many days from now. */
export const redate = (days: number): Step => ({
  name: `erik expects it to close in ${days} days`,
  works: (model) => !isDecided(model) && model.close !== addDays(model.today, days),
  follows: (model) => {
    model.close = addDays(model.today, days);
  },
  act: async (world) => {
    const { opportunity } = await world.view();
    return world.call('erik', 'redateOpportunity', {
      params: { opportunityId: opportunity?.id ?? OpportunityId.parse('no-such-deal') },
      body: { expectedClose: world.dayAhead(days), reason: 'Anna says so' },
    });
  },
});

/** Opens the latest version that was sent, as it stands on the screen from then on. */
export const open = (who: Buyer): Step => ({
  name: `${who} opens what was sent`,
  works: (model) => model.joined.includes(who) && shownVersion(model, who) !== undefined,
  follows: (model) => {
    const shown = shownVersion(model, who);
    if (shown) model.pages[who] = shown.number;
  },
  act: async (world, model) => {
    const params = { ...of(world), number: shownVersion(model, who)?.number ?? 1 };
    const version = await world.call(who, 'getVersion', { params });
    const answer = await world.call(who, 'getAnswer', { params });
    if (!version.done || !answer.done) return version.done ? answer : version;
    const { frozen } = version.answer;
    const { choices, you, asOf } = answer.answer.answer;
    const priced = priceQuote(chosenContent(frozen.content, choices), { asOf });
    pagesOf(model).set(who, {
      versionId: version.answer.version.id,
      hash: version.answer.version.hash,
      participantId: you?.participantId ?? ParticipantId.parse('nobody-at-all'),
      choices,
      totals: displayedTotals(priced),
    });
    return answer;
  },
});

/** With the figures that were on the screen when it was opened, whatever has happened since. */
export const accept = (who: Buyer): Step => ({
  name: `${who} accepts what is on their screen`,
  works: (model) => {
    const offer = standingOffer(model);
    return offer !== undefined && mayAnswer(model, who, model.pages[who]) && !hasLapsed(offer);
  },
  follows: (model) => {
    stand(model, 'accepted');
    model.status = 'accepted';
    model.stage = 'won';
  },
  act: (world, model) => {
    const number = model.pages[who] ?? 1;
    return world.call(who, 'acceptVersion', {
      params: { ...of(world), number },
      body: {
        ...(pagesOf(model).get(who) ?? nothingSeen),
        statement: currentStatement,
        language: 'sv',
        name: who,
        title: '',
        company: 'Lindqvist Industri AB',
        mark: { kind: 'typed', text: who },
      },
    });
  },
});

export const decline = (who: Buyer): Step => ({
  name: `${who} says no to what is on their screen`,
  works: (model) => mayAnswer(model, who, model.pages[who]),
  follows: (model) => {
    stand(model, 'declined');
    model.isDeclined = true;
  },
  act: (world, model) => {
    const { versionId, hash } = pagesOf(model).get(who) ?? nothingSeen;
    return world.call(who, 'declineVersion', {
      params: { ...of(world), number: model.pages[who] ?? 1 },
      body: { versionId, hash, reason: 'price', comeBack: null, words: 'Too dear for us' },
    });
  },
});

/** Asks for another price: of the draft, or, where the quote is sent, of what stands, which is then countered. */
export const counter = (who: Buyer, asked: number): Step => ({
  name: `${who} proposes a price of ${asked}`,
  works: (model) =>
    model.joined.includes(who) &&
    (model.status === 'co_design' || (model.status === 'sent' && standingOffer(model) !== undefined)),
  follows: (model) => {
    const offer = model.status === 'sent' ? standingOffer(model) : undefined;
    if (!offer) return;
    offer.isCountered = true;
    if (model.stage === 'quote_sent') model.stage = 'negotiating';
  },
  act: (world, model) => {
    const offer = model.status === 'sent' ? standingOffer(model) : undefined;
    return world.call(who, 'propose', {
      params: of(world),
      body: {
        asked: { topic: 'unitPrice', element: 'review', value: String(asked) },
        given: [],
        note: '',
        expiresOn: null,
        shown: offer ? { effect: offer.counters, language: 'sv' } : null,
      },
    });
  },
});

/** Said by one it stands for all: whoever says it after them says nothing new. */
const says = (model: Model, stance: Stance) => {
  model.stance ??= stance;
};

/** A moment later than whatever was done before. */
const later = async (world: World, say: () => Promise<Outcome>): Promise<Outcome> => {
  await world.pass(1_000);
  return say();
};

export const stepBack = (who: Buyer): Step => ({
  name: `${who} says that they want no offer now`,
  works: (model) => model.joined.includes(who) && mayStepBack(model),
  follows: (model) => says(model, { who, said: 'stepped-back' }),
  act: (world) =>
    later(world, () =>
      world.call(who, 'stepBack', {
        params: of(world),
        body: { reason: 'not-now', comeBack: null, words: '' },
      }),
    ),
});

export const goOn = (who: Buyer): Step => ({
  name: `${who} says that they go on after all`,
  works: ({ joined, stance }) =>
    joined.includes(who) && (stance?.said !== 'stepped-back' || stance.who === who),
  follows: (model) => {
    if (model.stance?.said !== 'stepped-back') return;
    model.stance = null;
    // Also a word on what was declined before.
    model.isDeclined = false;
  },
  act: (world) => later(world, () => world.call(who, 'goOn', { params: of(world), body: {} })),
});

export const readyAgain = (who: Buyer): Step => ({
  name: `${who} says that they are ready again`,
  works: ({ joined, stage }) => joined.includes(who) && stage === 'lost',
  follows: (model) => says(model, { who, said: 'ready-again' }),
  act: (world) =>
    later(world, () => world.call(who, 'sayReadyAgain', { params: of(world), body: { words: '' } })),
});

/** Time passes; an offer may be over by then. */
export const pass = (days: number): Step => ({
  name: `${days} days pass`,
  works: () => true,
  follows: (model) => {
    model.today = addDays(model.today, days);
  },
  act: async (world) => {
    await world.pass(days * dayMs);
    return { done: true, answer: null };
  },
});

async function sendReviewed(world: World, model: Model, who: Seller) {
  // Who has reviewed nothing sends some hash.
  const nothing: Reviewed = { hash: '0'.repeat(64), seq: 0, counters: 'stand' };
  const { hash, seq, counters } = reviewed.get(model)?.get(who) ?? nothing;
  const body = { hash, seq, message: '', notReadyReason: 'They asked for it by phone', offer: { counters } };
  return world.call(who, 'sendQuote', { params: of(world), body });
}

const isReviewed = (model: Model, who: Seller): boolean => {
  const seen = model.reviews[who];
  return seen !== undefined && isSame(seen, lookedAt(model, seen.counters));
};

const offerOf = (model: Model, who: Seller, standing: Offer['standing']): Offer => ({
  number: model.offers.length + 1,
  said: model.draft,
  signers: [...model.joined],
  counters: model.reviews[who]?.counters ?? 'stand',
  isCountered: false,
  standing,
});

/** The offer that stands, if any, does so no longer. */
export function stand(model: Model, standing: Offer['standing']): void {
  const offer = standingOffer(model);
  if (offer) offer.standing = standing;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}
