/**
 * Who may do what: one table for the document (status × side × root) and one for the commands.
 * The guard, the API and the screens read the same tables, so a screen never offers what the server refuses.
 */
import { z } from 'zod';
import type { QuoteStatus } from '../quote/lifecycle.ts';
import type { DocumentKind, InternalRoot, SharedRoot } from '../quote-doc/doc-layout.ts';

/** Which side of the table a person sits on. It comes from the session, never from a message. */
export const sides = ['seller', 'buyer'] as const;
export const Side = z.enum(sides);
export type Side = z.infer<typeof Side>;

/** What a user is in their organisation. A manager may do all a seller may, and sees insight over everybody's quotes. */
export const roles = ['seller', 'manager', 'admin'] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** What a person on the buyer's side may do: read; choose and write along; or sign for the company as well. */
export const buyerRights = ['view', 'design', 'sign'] as const;
export const BuyerRight = z.enum(buyerRights);
export type BuyerRight = z.infer<typeof BuyerRight>;

/** As what somebody is in a room: the seller's side is one, the buyer's has its rights. */
export const RoomRole = z.enum(['seller', ...buyerRights]);
export type RoomRole = z.infer<typeof RoomRole>;

type Writers = Readonly<Record<QuoteStatus, readonly Side[]>>;

/** In the internal step the seller goes on calculating; an approval holds for one content and lapses by itself. */
const sellerBuilds: Writers = {
  draft: ['seller'],
  co_design: ['seller'],
  pricing: ['seller'],
  sent: [],
  accepted: [],
  closed: [],
};
const bothDesign: Writers = { ...sellerBuilds, co_design: ['seller', 'buyer'] };
/** Costs, notes and targets stay editable after sending: they are not part of what was sent. */
const sellerAlways: Writers = {
  draft: ['seller'],
  co_design: ['seller'],
  pricing: ['seller'],
  sent: ['seller'],
  accepted: ['seller'],
  closed: ['seller'],
};

export const sharedRootWriters: Readonly<Record<SharedRoot, Writers>> = {
  terms: sellerBuilds,
  sections: sellerBuilds,
  choiceGroups: sellerBuilds,
  components: sellerBuilds,
  texts: sellerBuilds,
  jointTexts: bothDesign,
  choices: bothDesign,
  sectionChoices: bothDesign,
  picks: bothDesign,
  quantities: bothDesign,
};

export const internalRootWriters: Readonly<Record<InternalRoot, Writers>> = {
  costs: sellerAlways,
  targets: sellerAlways,
  sources: sellerAlways,
};

const writersByKind: Readonly<Record<DocumentKind, Readonly<Record<string, Writers>>>> = {
  shared: sharedRootWriters,
  internal: internalRootWriters,
};

/** Which sides may open each document at all, in which status. A buyer can never open the internal one. */
export const documentReaders: Readonly<Record<DocumentKind, readonly Side[]>> = {
  shared: ['seller', 'buyer'],
  internal: ['seller'],
};

/**
 * Whether `side` may write in `root` now. A root that is not in the table is written by nobody. `right`: of the person,
 * where it is about one; whoever was let in to read writes nowhere.
 */
export function mayWrite(
  kind: DocumentKind,
  root: string,
  status: QuoteStatus,
  side: Side,
  right: BuyerRight | null = null,
): boolean {
  const table = writersByKind[kind];
  return right !== 'view' && Object.hasOwn(table, root) && (table[root]?.[status].includes(side) ?? false);
}

/** Who may call an endpoint. `anyone` needs no session. */
export const audiences = ['anyone', 'signedIn', 'user', 'manager', 'participant', 'guest'] as const;
export type Audience = (typeof audiences)[number];

export const audienceMeaning: Readonly<Record<Audience, string>> = {
  anyone: 'no session needed',
  signedIn: 'a user or a guest',
  user: 'a user of the organisation (seller, manager or administrator)',
  manager: 'a manager or administrator of the organisation',
  participant: 'a user of the organisation that owns the quote, or a guest of this very quote',
  guest: 'a guest of this very quote: it is for the buyer’s side to do',
};
