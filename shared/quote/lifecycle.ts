/**
 * The life of a quote, as data. The status is a server row; it decides (with the side and the root) who may
 * write what, and it changes only by the commands named here.
 *
 *   draft ──invite──▶ co_design ◀──submit / return──▶ pricing
 *                       │   ▲ revise, withdraw            │
 *                       └──send──▶ sent ◀──────send───────┘     undo leads back to where it was sent from
 *   an offer that stands ──accept──▶ accepted          any open one ──close──▶ closed ──reopen──▶ co_design
 *                              accepted ──rescind──▶ co_design
 */
import { z } from 'zod';
import type { Side } from '../access/permissions.ts';

export const quoteStatuses = ['draft', 'co_design', 'pricing', 'sent', 'accepted', 'closed'] as const;
export const QuoteStatus = z.enum(quoteStatuses);
export type QuoteStatus = z.infer<typeof QuoteStatus>;

/**
 * How a sent version stands, apart from the version, which never changes. At most one of a quote is outstanding. That
 * its validity has ended is not written here: the clock says so whenever it matters.
 */
export const versionStandings = [
  'outstanding',
  'superseded',
  'withdrawn',
  'declined',
  'accepted',
  /** Taken back before anybody outside was told. */
  'undone',
] as const;
export const VersionStanding = z.enum(versionStandings);
export type VersionStanding = z.infer<typeof VersionStanding>;

export const quoteCommands = [
  'invite',
  'submit',
  'return',
  'send',
  'undo',
  'withdraw',
  'revise',
  'accept',
  'rescind',
  'close',
  'reopen',
] as const;
export type QuoteCommand = (typeof quoteCommands)[number];

export interface LifecycleRule {
  /**
   * What the command leads to from each status; a status that is not named refuses the command. `back`: the status
   * that the offer was sent from.
   */
  readonly from: Readonly<Partial<Record<QuoteStatus, QuoteStatus | 'back'>>>;
  readonly meaning: string;
  /** Whose command it is. */
  readonly by: Side;
  /** Only while a version stands. */
  readonly needsOffer?: true;
}

export const lifecycle: Readonly<Record<QuoteCommand, LifecycleRule>> = {
  invite: {
    from: { draft: 'co_design', co_design: 'co_design', pricing: 'pricing', sent: 'sent' },
    meaning: 'A buyer gets a link. The first one opens the quote for designing it together.',
    by: 'seller',
  },
  submit: {
    from: { draft: 'pricing', co_design: 'pricing', pricing: 'pricing' },
    meaning:
      'Buyers read and comment while the seller’s side calculates; somebody else of it is asked to approve.',
    by: 'seller',
  },
  return: {
    from: { pricing: 'co_design' },
    meaning: 'The internal step ends without sending; both go on designing, and an approval is void.',
    by: 'seller',
  },
  send: {
    from: { draft: 'sent', co_design: 'sent', pricing: 'sent' },
    meaning: 'The content is frozen as a version and offered; the document is locked for both sides.',
    by: 'seller',
  },
  undo: {
    from: { sent: 'back' },
    meaning: 'A send is taken back before anybody outside has been told of it.',
    by: 'seller',
    needsOffer: true,
  },
  withdraw: {
    from: { sent: 'co_design', co_design: 'co_design', pricing: 'pricing' },
    meaning: 'The offer that stands is taken back and the buyer is told; the document opens again.',
    by: 'seller',
    needsOffer: true,
  },
  revise: {
    from: { sent: 'co_design' },
    meaning: 'The document opens again as the next version; the sent one stands until it is superseded.',
    by: 'seller',
  },
  accept: {
    from: { sent: 'accepted', co_design: 'accepted', pricing: 'accepted' },
    meaning:
      'The version that stands is accepted, also while its successor is being built; nothing is written any more.',
    by: 'buyer',
    needsOffer: true,
  },
  rescind: {
    from: { accepted: 'co_design' },
    meaning:
      'A manager takes the acceptance back; the document opens again, and the version stays in history.',
    by: 'seller',
  },
  close: {
    from: { draft: 'closed', co_design: 'closed', pricing: 'closed', sent: 'closed' },
    meaning: 'The opportunity is lost; the quote is there to read.',
    by: 'seller',
  },
  reopen: {
    from: { closed: 'co_design' },
    meaning: 'The opportunity is revived and the quote is designed on; no earlier offer comes back.',
    by: 'seller',
  },
};

/**
 * The status after the command, or `null` when the command is not allowed from here. `sentFrom`: the status in which
 * the offer was sent, for what leads back to it.
 */
export function statusAfter(
  command: QuoteCommand,
  status: QuoteStatus,
  sentFrom: QuoteStatus = 'co_design',
): QuoteStatus | null {
  const next = lifecycle[command].from[status] ?? null;
  return next === 'back' ? sentFrom : next;
}
