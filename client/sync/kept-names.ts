/**
 * The databases in which a device keeps documents between visits: one for each person, quote, kind of document and
 * generation of it. Two generations are two databases, so they cannot meet (I-20); and nobody is ever shown what
 * another person of this browser left.
 *
 * It is part of a page's first load: what opens databases comes after the first picture.
 */
import { deleteDB } from 'lib0/indexeddb';
import { type ParticipantId, QuoteId, type UserId } from '#shared/ids.ts';
import type { Me } from '#shared/protocol/views.ts';
import type { DocumentKind } from '#shared/quote-doc/doc-layout.ts';
import { forgetDrafts } from './drafts.ts';
import { forgetHandover } from './handover.ts';

const guests = 'guest:';

/** Who came by a link: the person whom it was made for, in the one quote that it leads to. */
type GuestOwner = `${typeof guests}${ParticipantId}`;
export type CopyOwner = UserId | GuestOwner;

export const ownerOf = (me: Me): CopyOwner => (me.kind === 'user' ? me.id : guestOwner(me.participantId));
export const guestOwner = (id: ParticipantId): GuestOwner => `${guests}${id}`;
export const isGuest = (owner: string): owner is GuestOwner => owner.startsWith(guests);

/** Whose copy of which document. */
export interface CopyKey {
  readonly owner: CopyOwner;
  readonly quoteId: QuoteId;
  readonly kind: DocumentKind;
}

/** Ends in the version of what is written beside the document; databases of other versions are never read. */
const product = 'coquote-1';

const steps = ({ owner, quoteId, kind }: CopyKey) => [product, owner, quoteId, kind];

export function databaseName(key: CopyKey, generation: string): string {
  return [...steps(key), generation].map(encodeURIComponent).join('/');
}

/** The names of our databases that begin with these steps; all of them when none is given. */
async function databasesUnder(...path: readonly string[]): Promise<string[]> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const prefix = path.map((step) => `${encodeURIComponent(step)}/`).join('');
  return names.filter((name) => name.startsWith('coquote-') && name.startsWith(prefix));
}

/** The generation a copy is kept of; `null` when there is none. */
export async function keptGeneration(key: CopyKey): Promise<string | null> {
  // More than one stay only when a page was closed while one took the other's place. The first is then found out
  // of date by the server, and replaced once more.
  const [name] = await databasesUnder(...steps(key));
  return name === undefined ? null : generationIn(name);
}

const stepsIn = (name: string): string[] => name.split('/').map(decodeURIComponent);
const ownerIn = (name: string): string => stepsIn(name)[1] ?? '';
export const generationIn = (name: string): string => stepsIn(name).at(-1) ?? '';

/** All that is kept of a person's work on this device: a database for each document. */
export async function keptCopies(
  owner: CopyOwner,
): Promise<readonly { readonly name: string; readonly quoteId: QuoteId }[]> {
  const names = await databasesUnder(product, owner);
  return names.flatMap((name) => {
    const quoteId = QuoteId.safeParse(stepsIn(name)[2]);
    return quoteId.success ? [{ name, quoteId: quoteId.data }] : [];
  });
}

/** How much is forgotten: one document, a quote with its internal document, or everything on this device. */
export type Forgotten = CopyKey | Pick<CopyKey, 'owner' | 'quoteId'> | 'everything';

/**
 * Deletes copies. Pages that have one open let go of it and keep nothing from then on. A device that keeps nothing
 * in the first place has nothing to forget.
 */
export async function forgetCopies(what: Forgotten): Promise<void> {
  if (what === 'everything') {
    forgetDrafts();
    forgetHandover();
  } else if (!('kind' in what)) forgetDrafts(`${what.quoteId}/`);
  if (!canKeep()) return;
  const path =
    what === 'everything' ? [] : 'kind' in what ? steps(what) : [product, what.owner, what.quoteId];
  await Promise.all((await databasesUnder(...path)).map(deleteDB));
}

/** Deletes everything but what is kept of these quotes of this person. */
export async function forgetAllBut(owner: CopyOwner, quotes: ReadonlySet<QuoteId>): Promise<void> {
  forgetHandover();
  const kept = (await keptCopies(owner)).filter(({ quoteId }) => quotes.has(quoteId));
  const names = new Set(kept.map(({ name }) => name));
  await Promise.all((await databasesUnder()).filter((name) => !names.has(name)).map(deleteDB));
}

/**
 * Deletes what anybody else left in this browser, and what an older version of the page wrote. A guest who comes is
 * often the user who looks at the buyer's side of a quote: what they have not sent as a user waits for them.
 */
export async function forgetOthers(owner: CopyOwner): Promise<void> {
  if (isGuest(owner)) return forgetGuests(owner);
  forgetHandover(owner);
  const own = new Set(await databasesUnder(product, owner));
  await Promise.all((await databasesUnder()).filter((name) => !own.has(name)).map(deleteDB));
}

/** Deletes what people left who came by a link; their links lead nowhere any more, or somebody else's was opened. */
export async function forgetGuests(but: CopyOwner | null = null): Promise<void> {
  const names = await databasesUnder(product);
  const theirs = names.filter((name) => isGuest(ownerIn(name)) && ownerIn(name) !== but);
  for (const name of theirs) {
    const [, owner = '', quoteId] = stepsIn(name);
    forgetDrafts(`${quoteId}/${owner.slice(guests.length)}/`);
  }
  await Promise.all(theirs.map(deleteDB));
}

/** Browsers have had both for years; a page that is not a browser's may have neither. */
export const canKeep = (): boolean => globalThis.indexedDB?.databases !== undefined;
