/**
 * Who may say what to whom, beside the paper. A thread is open to everyone in the quote or to the seller’s side alone,
 * from its first word on: what was said among colleagues never becomes something that the customer reads.
 */
import { z } from 'zod';
import type { Side } from '../access/permissions.ts';
import { ElementId } from '../ids.ts';
import type { QuoteStatus } from '../quote/lifecycle.ts';
import { jointTextIds, textIds } from '../quote/quote.ts';

export const commentAudiences = ['everyone', 'internal'] as const;
export const CommentAudience = z.enum(commentAudiences);
export type CommentAudience = z.infer<typeof CommentAudience>;

/** Which sides receive anything at all of a thread. */
const readers: Readonly<Record<CommentAudience, readonly Side[]>> = {
  everyone: ['seller', 'buyer'],
  internal: ['seller'],
};

type Writers = Readonly<Record<QuoteStatus, readonly Side[]>>;
const both: readonly Side[] = ['seller', 'buyer'];
const seller: readonly Side[] = ['seller'];

/** A customer reads and comments while the seller calculates, and on what was sent; a closed quote is there to read. */
const writers: Readonly<Record<CommentAudience, Writers>> = {
  everyone: { draft: seller, co_design: both, pricing: both, sent: both, accepted: both, closed: [] },
  internal: {
    draft: seller,
    co_design: seller,
    pricing: seller,
    sent: seller,
    accepted: seller,
    closed: seller,
  },
};

export function mayReadComments(audience: CommentAudience, side: Side): boolean {
  return readers[audience].includes(side);
}

export function mayComment(audience: CommentAudience, status: QuoteStatus, side: Side): boolean {
  return writers[audience][status].includes(side);
}

/** How long its author may put a message right or take it away, in milliseconds. */
export const changeableMs = 15 * 60_000;

export const maxWords = 4_000;
export const maxMentions = 10;
export const maxQuoted = 500;
/** Messages in all threads of a quote together: what everybody who opens it is sent. */
export const maxMessages = 2_000;

/** What a thread is about. A passage is the words themselves, in one of the quote’s texts: they outlive their place. */
export const CommentPlace = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('quote') }),
  z.strictObject({ kind: z.literal('component'), element: ElementId }),
  z.strictObject({ kind: z.literal('section'), element: ElementId }),
  z.strictObject({
    kind: z.literal('passage'),
    text: z.enum([...textIds, ...jointTextIds]),
    quoted: z.string().trim().min(1).max(maxQuoted),
  }),
]);
export type CommentPlace = z.infer<typeof CommentPlace>;

/** Whether the words stand in the text, wherever lines and paragraphs break. */
export function standsIn(text: string, quoted: string): boolean {
  return bare(text).includes(bare(quoted));
}

const bare = (text: string) => text.replace(/\s+/g, '');
