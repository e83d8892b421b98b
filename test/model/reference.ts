/**
 * The sales process in miniature, as somebody would tell it who has never seen the code: what each step needs, and what
 * follows from it. It knows no hash, no transaction and no table, and nothing of it is taken from the product.
 */
import type { IsoDate } from '#shared/time.ts';

export type Seller = 'erik' | 'maria';
export type Buyer = 'anna' | 'johan';
export type Person = Seller | Buyer;
export const buyers: readonly Buyer[] = ['anna', 'johan'];

/** What the draft says, as far as the steps change it. */
export interface Draft {
  readonly training: boolean;
  /** Of the required component, in whole kronor. */
  readonly price: number;
  readonly validUntil: IsoDate;
}

/** What a counter does to the offer: nothing, or it can no longer be accepted just so. */
export type Counters = 'stand' | 'lapse';

export interface Offer {
  readonly number: number;
  readonly said: Draft;
  /** Who may sign it: those who were there when it was sent. */
  readonly signers: readonly Buyer[];
  readonly counters: Counters;
  isCountered: boolean;
  /** How it stands, apart from what the clock says of its last day. */
  standing: 'outstanding' | 'superseded' | 'withdrawn' | 'declined' | 'accepted' | 'undone';
}

/** What a review showed, or what a buyer has open on the screen. */
export interface Review {
  readonly counters: Counters;
  readonly draft: Draft;
  readonly people: readonly Buyer[];
  readonly next: number;
}

/** What a buyer has said of going on at all, which waits for the seller. */
export interface Stance {
  readonly who: Buyer;
  readonly said: 'stepped-back' | 'ready-again';
}

export interface Model {
  today: IsoDate;
  status: 'draft' | 'co_design' | 'sent' | 'accepted' | 'closed';
  stage: 'identified' | 'co_designing' | 'quote_sent' | 'negotiating' | 'won' | 'lost';
  cycle: number;
  /** The day the deal is expected to close. */
  close: IsoDate;
  draft: Draft;
  joined: Buyer[];
  offers: Offer[];
  stance: Stance | null;
  /** An offer was declined, and nothing has answered that. */
  isDeclined: boolean;
  /** By who looked. */
  reviews: Partial<Record<Seller, Review>>;
  /** The version each has open. */
  pages: Partial<Record<Buyer, number>>;
}

/** Built by Erik, with Anna invited. */
export function firstModel(today: IsoDate, draft: Draft, close: IsoDate): Model {
  return {
    today,
    status: 'co_design',
    stage: 'identified',
    cycle: 1,
    close,
    draft,
    joined: ['anna'],
    offers: [],
    stance: null,
    isDeclined: false,
    reviews: {},
    pages: {},
  };
}

export const isSeller = (person: Person): person is Seller => person === 'erik' || person === 'maria';

/** The offer that lies with the customer, in time or not. */
export const standingOffer = (model: Model): Offer | undefined =>
  model.offers.find(({ standing }) => standing === 'outstanding');

export const isInTime = (model: Model, { said }: Offer): boolean => model.today <= said.validUntil;

/** Whether there is something to step back from that cannot be declined instead. */
export function mayStepBack(model: Model): boolean {
  const offer = standingOffer(model);
  const isOver = offer !== undefined && !isInTime(model, offer);
  return isOver
    ? model.status === 'sent' || isOpen(model)
    : model.status === 'co_design' && offer === undefined;
}

/** What of the customer's words would begin a loss, if the seller were to decide on one. */
export function suggests(model: Model): 'deprioritised_by_customer' | 'price' | null {
  if (isDecided(model)) return null;
  if (model.stance?.said === 'stepped-back') return 'deprioritised_by_customer';
  return model.isDeclined ? 'price' : null;
}

/** Whether this person's yes is a yes: they may sign, it stands, it is in time, and no counter has made it lapse. */
export function mayAnswer(model: Model, who: Buyer, number: number | undefined): boolean {
  const offer = standingOffer(model);
  return (
    offer !== undefined && offer.number === number && offer.signers.includes(who) && isInTime(model, offer)
  );
}

export const hasLapsed = ({ counters, isCountered }: Offer): boolean => isCountered && counters === 'lapse';

/** The latest version this buyer may read: what lies with the customer or was agreed, and what was sent to them. */
export const shownVersion = ({ offers }: Model, who: Buyer): Offer | undefined =>
  offers.findLast(
    ({ standing, signers }) =>
      standing === 'outstanding' ||
      standing === 'accepted' ||
      (standing !== 'undone' && signers.includes(who)),
  );

/** Whether the seller's side may change the draft now. */
export const isOpen = ({ status }: Model): boolean => status === 'draft' || status === 'co_design';

export const isIn = (model: Model, person: Person): boolean =>
  isSeller(person) || model.joined.includes(person);

/** Whether a person may set what is the customer's to choose. */
export const mayChoose = (model: Model, person: Person): boolean =>
  isSeller(person) ? isOpen(model) : model.status === 'co_design';

/** What a review would show now. */
export const lookedAt = ({ draft, joined, offers }: Model, counters: Counters): Review => ({
  counters,
  draft,
  people: [...joined],
  next: offers.length + 1,
});

export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Nothing speaks against sending what the draft says. */
export const isSendable = ({ draft, today, close, joined }: Model): boolean =>
  draft.validUntil >= today && close >= today && joined.length > 0;

export const isDecided = ({ stage }: Model): boolean => stage === 'won' || stage === 'lost';
