/** The words that tell how an offer may be answered. */
import type { OfferTerms } from '#shared/quote/frozen-quote.ts';
import type { Terms } from '#shared/quote/quote.ts';
import { list } from './counting.ts';

export interface AnsweringWords {
  readonly title: string;
  readonly until: (day: string) => string;
  readonly withoutEnd: string;
  /** Who must sign, of people who are named, or of the customer’s side. */
  readonly signing: Readonly<Record<OfferTerms['signing'], (names: readonly string[]) => string>>;
  readonly code: string;
  readonly nothingOpen: string;
  readonly open: string;
  readonly sections: (titles: string) => string;
  readonly components: (titles: string) => string;
  readonly groups: (titles: string) => string;
  readonly quantities: (ranges: string) => string;
  readonly counters: Readonly<Record<OfferTerms['counters'], string>>;
}

const en: AnsweringWords = {
  title: 'Answering this offer',
  until: (day) => `It can be accepted through ${day}, by signing it in the shared room.`,
  withoutEnd: 'It can be accepted by signing it in the shared room.',
  signing: {
    one: (names) =>
      names.length === 0
        ? 'Whoever may sign for the customer signs.'
        : names.length === 1
          ? `${names.join()} signs.`
          : `One of ${list(names, 'and')} signs.`,
    all: (names) =>
      names.length === 0
        ? 'All who may sign for the customer must sign.'
        : `${list(names, 'and')} must sign.`,
    'in-order': (names) =>
      names.length === 0
        ? 'All who may sign for the customer must sign, in order.'
        : `${list(names, 'and')} must sign, in that order.`,
  },
  code: 'Whoever signs enters a code that is sent to their email.',
  nothingOpen: 'It is accepted as it stands; nothing in it is left open.',
  open: 'Some of it is left open, and is chosen before signing.',
  sections: (titles) => `Sections to take or leave: ${titles}.`,
  components: (titles) => `Components to take or leave: ${titles}.`,
  groups: (titles) => `Alternatives to choose from: ${titles}.`,
  quantities: (ranges) => `Quantities to set: ${ranges}.`,
  counters: {
    stand: 'Anything else is a proposal and no acceptance. This offer stands meanwhile.',
    lapse:
      'Anything else is a proposal and no acceptance. Once one has been made, an acceptance must be confirmed by the seller.',
  },
};

const sv: AnsweringWords = {
  title: 'Så besvaras offerten',
  until: (day) => `Den kan godkännas till och med ${day}, genom underskrift i det gemensamma rummet.`,
  withoutEnd: 'Den kan godkännas genom underskrift i det gemensamma rummet.',
  signing: {
    one: (names) =>
      names.length === 0
        ? 'Den som får skriva under för kunden gör det.'
        : names.length === 1
          ? `${names.join()} skriver under.`
          : `En av ${list(names, 'och')} skriver under.`,
    all: (names) =>
      names.length === 0
        ? 'Alla som får skriva under för kunden måste göra det.'
        : `${list(names, 'och')} måste skriva under.`,
    'in-order': (names) =>
      names.length === 0
        ? 'Alla som får skriva under för kunden måste göra det, i ordning.'
        : `${list(names, 'och')} måste skriva under, i den ordningen.`,
  },
  code: 'Den som skriver under anger en kod som skickas med e-post.',
  nothingOpen: 'Den godkänns som den är; inget i den är lämnat öppet.',
  open: 'En del är lämnat öppet, och väljs före underskriften.',
  sections: (titles) => `Avsnitt att ta med eller välja bort: ${titles}.`,
  components: (titles) => `Delar att ta med eller välja bort: ${titles}.`,
  groups: (titles) => `Alternativ att välja mellan: ${titles}.`,
  quantities: (ranges) => `Antal att bestämma: ${ranges}.`,
  counters: {
    stand: 'Allt annat är ett förslag och inget godkännande. Offerten står kvar under tiden.',
    lapse:
      'Allt annat är ett förslag och inget godkännande. När ett sådant har lämnats måste säljaren bekräfta ett godkännande.',
  },
};

export const answeringWords: Readonly<Record<Terms['language'], AnsweringWords>> = { en, sv };
