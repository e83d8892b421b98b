/** What is around the content of a version: between whom it is, in what words it went, and how it may be answered. */
import { sameValue } from '../../quote-doc/same-value.ts';
import type { OfferTerms, Party } from '../frozen-quote.ts';

export interface ComparedOffer {
  readonly seller: Party;
  readonly customer: Party;
  /** `null` where that is chosen first when it is sent. */
  readonly answers: Pick<OfferTerms, 'counters' | 'signing' | 'verification'> | null;
  /** In the order of signing. `null` where the version was frozen in a form that did not name them. */
  readonly signatories: OfferTerms['signatories'] | null;
  /** The seller's words that went with it. `null` where there are none yet, or they were for others. */
  readonly message: string | null;
}

/** Somebody who is named in a version. */
export interface ComparedPerson {
  readonly name: string;
  readonly title: string;
  readonly email: string;
  /** Of the customer's people; `null` where the version does not say. */
  readonly maySign: boolean | null;
}

const partyFields = ['name', 'companyNumber', 'address'] as const;
const answerFields = ['counters', 'signing', 'verification'] as const;
type PartyField = (typeof partyFields)[number];
type AnswerField = (typeof answerFields)[number];

type Changed<V> = { readonly before: V; readonly after: V };

/** One thing that is otherwise by now. Nobody's edit of the quote: these are rows around it. */
export type OfferDifference =
  | ({ readonly about: 'seller' | 'customer'; readonly field: PartyField } & Changed<string>)
  /** `null`: not named in that version. */
  | ({ readonly about: 'seller' | 'customer'; readonly field: 'person' } & Changed<ComparedPerson | null>)
  | {
      [F in AnswerField]: { readonly about: 'offer'; readonly field: F } & Changed<OfferTerms[F]>;
    }[AnswerField]
  /** Names in the order in which they must sign; `null`: in any. */
  | ({ readonly about: 'offer'; readonly field: 'order' } & Changed<readonly string[] | null>)
  | ({ readonly about: 'offer'; readonly field: 'message' } & Changed<string>);

/** The parties first, then how the offer may be answered. What is unknown of either is not told. */
export function compareOffers(before: ComparedOffer, after: ComparedOffer): OfferDifference[] {
  const isNamed = before.signatories !== null && after.signatories !== null;
  const [was, is] = isNamed
    ? [before, after]
    : [before, after].map((offer): ComparedOffer => ({ ...offer, signatories: null }));
  if (was === undefined || is === undefined) return [];
  return [
    ...partyDifferences('seller', was, is),
    ...partyDifferences('customer', was, is),
    ...answerDifferences(was, is),
    ...orderDifference(was, is),
    ...messageDifference(was, is),
  ];
}

function partyDifferences(
  about: 'seller' | 'customer',
  { [about]: was, ...before }: ComparedOffer,
  { [about]: is, ...after }: ComparedOffer,
): OfferDifference[] {
  const fields = partyFields
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ about, field, before: was[field], after: is[field] }));
  const signs = about === 'customer';
  const earlier = peopleOf(was, signs ? before.signatories : null);
  const later = peopleOf(is, signs ? after.signatories : null);
  const people = [...new Set([...earlier.keys(), ...later.keys()])]
    .map((key) => ({ before: earlier.get(key) ?? null, after: later.get(key) ?? null }))
    .filter((pair) => !sameValue(pair.before, pair.after))
    .map((pair) => ({ about, field: 'person' as const, ...pair }));
  return [...fields, ...people];
}

/** By what tells one person from another: the address that mail reaches them at, or else their name. */
function peopleOf(
  { people }: Party,
  signatories: OfferTerms['signatories'] | null,
): ReadonlyMap<string, ComparedPerson> {
  const signers = signatories && new Set(signatories.map(keyOf));
  return new Map(
    people.map((person) => [
      keyOf(person),
      { ...person, maySign: signers ? signers.has(keyOf(person)) : null },
    ]),
  );
}

const keyOf = ({ email, name }: { readonly email: string; readonly name: string }): string =>
  email.trim().toLowerCase() || name;

function answerDifferences(
  { answers: was }: ComparedOffer,
  { answers: is }: ComparedOffer,
): OfferDifference[] {
  if (was === null || is === null) return [];
  return answerFields
    .filter((field) => was[field] !== is[field])
    .map((field) => ({ about: 'offer', field, before: was[field], after: is[field] }) as OfferDifference);
}

function orderDifference(before: ComparedOffer, after: ComparedOffer): OfferDifference[] {
  if (before.answers === null || after.answers === null) return [];
  const [was, is] = [orderOf(before), orderOf(after)];
  return sameValue(was, is) ? [] : [{ about: 'offer', field: 'order', before: was, after: is }];
}

const orderOf = ({ answers, signatories }: ComparedOffer): readonly string[] | null =>
  answers?.signing === 'in-order' && signatories !== null ? signatories.map(({ name }) => name) : null;

function messageDifference(
  { message: was }: ComparedOffer,
  { message: is }: ComparedOffer,
): OfferDifference[] {
  if (was === null || is === null || was === is) return [];
  return [{ about: 'offer', field: 'message', before: was, after: is }];
}
