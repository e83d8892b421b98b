/**
 * The life of a quote, as data. The status is a server row; it decides (with the side and the root) who may
 * write what, and it changes only by the commands named here.
 *
 *   draft ──invite──▶ co_design ──send──▶ sent ──revise──▶ co_design …
 */
import { z } from 'zod';

export const quoteStatuses = ['draft', 'co_design', 'sent'] as const;
export const QuoteStatus = z.enum(quoteStatuses);
export type QuoteStatus = z.infer<typeof QuoteStatus>;

export const quoteCommands = ['invite', 'send', 'revise'] as const;
export type QuoteCommand = (typeof quoteCommands)[number];

export interface LifecycleRule {
  /** What the command leads to from each status; a status that is not named refuses the command. */
  readonly from: Readonly<Partial<Record<QuoteStatus, QuoteStatus>>>;
  readonly meaning: string;
}

export const lifecycle: Readonly<Record<QuoteCommand, LifecycleRule>> = {
  invite: {
    from: { draft: 'co_design', co_design: 'co_design', sent: 'sent' },
    meaning: 'A buyer gets a link. The first one opens the quote for designing it together.',
  },
  send: {
    from: { draft: 'sent', co_design: 'sent' },
    meaning: 'The content is frozen as a version and offered; the document is locked for both sides.',
  },
  revise: {
    from: { sent: 'co_design' },
    meaning: 'The document opens again as the next version; the sent one stands until it is superseded.',
  },
};

/** The status after the command, or `null` when the command is not allowed from here. */
export function statusAfter(command: QuoteCommand, status: QuoteStatus): QuoteStatus | null {
  return lifecycle[command].from[status] ?? null;
}
