/**
 * The databases in which a device keeps documents between visits: one for each person, quote, kind of document and
 * generation of it. Two generations are two databases, so they cannot meet (I-20); and nobody is ever shown what
 * another person of this browser left.
 *
 * It is part of a page's first load: what opens databases comes after the first picture.
 */
import { deleteDB } from 'lib0/indexeddb';
import { type ParticipantId, QuoteId, UserId } from '#shared/ids.ts';
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
  if (!canKeep()) return [];
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
export const generationIn = (name: string): string => stepsIn(name).at(-1) ?? '';

/** The users of whose work something is kept on this device. */
export async function keptUsers(): Promise<readonly UserId[]> {
  const owners = (await databasesUnder(product)).flatMap((name) => stepsIn(name)[1] ?? []);
  return [...new Set(owners)].flatMap((owner) => UserId.safeParse(owner).data ?? []);
}

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

/** Whether what is kept of a person's work in a quote is one of those that are meant. */
type Which = (kept: { readonly owner: string; readonly quoteId: string }) => boolean;

/**
 * Deletes copies. Pages that have one open let go of it and keep nothing from then on. What an older version of the page
 * wrote is nobody's.
 */
async function forgetCopies(which: Which): Promise<void> {
  const names = (await databasesUnder()).filter((name) => {
    const [version, owner = '', quoteId = ''] = stepsIn(name);
    return which(version === product ? { owner, quoteId } : { owner: '', quoteId: '' });
  });
  await Promise.all(names.map(deleteDB));
}

/** With the words that were begun there: what can go at once goes first. */
function forget(which: Which): Promise<void> {
  forgetDrafts(which);
  return forgetCopies(which);
}

/** A device whose other pages do not let go of what they have open. */
const patienceMs = 5_000;

/** Rejects when it could not all be deleted. */
export async function forgetEverything(): Promise<void> {
  forgetHandover();
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('What is kept here is still in use.')), patienceMs);
  await Promise.race([forget(() => true), tooLate]).finally(() => clearTimeout(timer));
}

export const forgetQuote = (mine: Pick<CopyKey, 'owner' | 'quoteId'>): Promise<void> =>
  forget(({ owner, quoteId }) => owner === mine.owner && quoteId === mine.quoteId);

/** Deletes what is not meant. Words that a user has begun are never sent, so they stay. */
export async function forgetAllBut(which: Which): Promise<void> {
  forgetHandover();
  forgetDrafts(({ owner }) => isGuest(owner));
  await forgetCopies((kept) => !which(kept));
}

/**
 * Deletes what anybody else left in this browser. A guest who comes is often the user who looks at the buyer's side of a
 * quote: what they have not sent as a user waits for them.
 */
export async function forgetOthers(mine: CopyOwner): Promise<void> {
  if (isGuest(mine)) return forgetGuests(mine);
  forgetHandover(mine);
  await forget(({ owner }) => owner !== mine);
}

/** Deletes what people left who came by a link; their links lead nowhere any more, or somebody else's was opened. */
export const forgetGuests = (but: CopyOwner | null = null): Promise<void> =>
  forget(({ owner }) => isGuest(owner) && owner !== but);

/** Browsers have had both for years; a page that is not a browser's may have neither. */
export const canKeep = (): boolean => globalThis.indexedDB?.databases !== undefined;
