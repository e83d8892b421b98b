/** What answering an offer with something else does to it, in the words that are shown before it is done and kept with it. */
import { formatDay } from '../money/format-date.ts';
import type { OfferTerms } from '../quote/frozen-quote.ts';
import type { Terms } from '../quote/quote.ts';
import type { IsoDate } from '../time.ts';

export interface CounteredOffer {
  readonly number: number;
  readonly validUntil: IsoDate | null;
  readonly counters: OfferTerms['counters'];
  readonly sellerName: string;
}

type Words = (offer: { number: number; until: string | null; seller: string }) => string;

const words: Readonly<Record<Terms['language'], Readonly<Record<OfferTerms['counters'], Words>>>> = {
  en: {
    stand: ({ number, until }) =>
      `This is not an acceptance. Version ${number} still stands${until ? ` until ${until}` : ''}, and you can accept it all the same.`,
    lapse: ({ number, seller }) =>
      `This is not an acceptance. Version ${number} no longer binds ${seller} once you have sent this: accepting it later takes a yes from ${seller}.`,
  },
  sv: {
    stand: ({ number, until }) =>
      `Det här är inget godkännande. Version ${number} gäller ändå${until ? ` till och med ${until}` : ''}, och ni kan godkänna den som den är.`,
    lapse: ({ number, seller }) =>
      `Det här är inget godkännande. Version ${number} binder inte längre ${seller} när ni har skickat det här: vill ni godkänna den senare behövs ett ja från ${seller}.`,
  },
};

export function counterWords(offer: CounteredOffer, language: Terms['language']): string {
  const until = offer.validUntil === null ? null : formatDay(offer.validUntil, language);
  return words[language][offer.counters]({ number: offer.number, until, seller: offer.sellerName });
}
