/** What happens to a version outside the product and is written down in it. Rows as in `steps.ts`. */
import { chosenContent } from '#shared/acceptance/offer-choices.ts';
import { displayedTotals } from '#shared/evidence/displayed-totals.ts';
import { ParticipantId } from '#shared/ids.ts';
import { priceQuote } from '#shared/pricing/price-quote.ts';
import { signedPaper } from '../support/papers.ts';
import { hasLapsed, isInTime, type Seller, standingOffer } from './reference.ts';
import { type Step, stand } from './steps.ts';
import type { Outcome, World } from './world.ts';

const last = (offers: readonly unknown[]): number => Math.max(1, offers.length);

/** Accepted on paper: one writes it down, and another must be who confirms it. What comes to nothing is taken back. */
export const paper = (recorder: Seller, confirmer: Seller): Step => ({
  name: `${recorder} records an acceptance on paper, and ${confirmer} confirms it`,
  works: (model) => {
    const offer = standingOffer(model);
    return offer !== undefined && isInTime(model, offer) && !hasLapsed(offer) && recorder !== confirmer;
  },
  follows: (model) => {
    stand(model, 'accepted');
    model.status = 'accepted';
    model.stage = 'won';
  },
  act: async (world, model): Promise<Outcome> => {
    const { quoteId } = world;
    const params = { quoteId, number: standingOffer(model)?.number ?? last(model.offers) };
    const version = await world.call(recorder, 'getVersion', { params });
    const answer = await world.call(recorder, 'getAnswer', { params });
    if (!version.done || !answer.done) return version.done ? answer : version;
    const { choices } = answer.answer.answer;
    const priced = priceQuote(chosenContent(version.answer.frozen.content, choices), { asOf: world.today });
    const body = {
      hash: version.answer.version.hash,
      totals: displayedTotals(priced),
      acceptedOn: world.today,
      signedBy: 'Anna Bergman',
      note: '',
      file: signedPaper,
    };
    const recorded = await world.call(recorder, 'recordOffline', { params, body });
    if (!recorded.done) return recorded;
    const settled = { quoteId, offlineId: recorded.answer.offline.id };
    const confirmed = await world.call(confirmer, 'settleOffline', {
      params: settled,
      body: { answer: 'confirm' },
    });
    if (!confirmed.done) {
      await world.call(recorder, 'settleOffline', { params: settled, body: { answer: 'withdraw' } });
    }
    return confirmed;
  },
});

export const phone = (asked: number): Step => ({
  name: `erik writes down that anna asked for ${asked} by phone`,
  works: (model) => standingOffer(model) !== undefined,
  follows: (model) => {
    const offer = standingOffer(model);
    if (offer) offer.isCountered = true;
    if (model.stage === 'quote_sent') model.stage = 'negotiating';
  },
  act: async (world, model) => {
    const offer = standingOffer(model);
    return world.call('erik', 'recordCounter', {
      params: { quoteId: world.quoteId, number: offer?.number ?? last(model.offers) },
      body: {
        asked: { topic: 'unitPrice', element: 'review', value: String(asked) },
        note: '',
        saidBy: await annaIn(world),
        saidOn: world.today,
        shown: offer ? { effect: offer.counters, language: 'sv' } : null,
      },
    });
  },
});

async function annaIn(world: World): Promise<ParticipantId> {
  const { participants } = await world.view();
  return participants.find(({ name }) => name.startsWith('Anna'))?.id ?? ParticipantId.parse('nobody-at-all');
}

export const rescind = (who: Seller): Step => ({
  name: `${who} takes the acceptance back`,
  works: ({ stage }) => stage === 'won' && who === 'maria',
  follows: (model) => {
    model.status = 'co_design';
    model.stage = 'negotiating';
  },
  act: (world, { offers }) => {
    const number = offers.findLast(({ standing }) => standing === 'accepted')?.number ?? 1;
    return world.call(who, 'rescindAcceptance', {
      params: { quoteId: world.quoteId, number },
      body: { reason: 'They agreed', file: signedPaper, became: { stage: 'negotiating' } },
    });
  },
});
