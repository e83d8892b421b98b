/** The rows of the API that are about versions beside each other, and about bringing one back. */
import { z } from 'zod';
import { ElementId, ProposalId, QuoteId, RestorationId } from '../ids.ts';
import type { OfferDifference } from '../quote/compare/compare-offers.ts';
import type { QuoteComparison } from '../quote/compare/comparison.ts';
import { Instant } from '../time.ts';
import { ParticipantView } from './change.ts';

/** Who made something what it is by now, and which proposal it came of, if it did. */
export const DifferenceOrigin = z.strictObject({
  participant: ParticipantView,
  at: Instant,
  proposal: z
    .strictObject({ id: ProposalId, by: ParticipantView, acceptedBy: ParticipantView.nullable() })
    .nullable(),
});
export type DifferenceOrigin = z.infer<typeof DifferenceOrigin>;

/** Made by `compareQuotes`, so its shape is a type there and not a schema here. */
const Comparison = z
  .custom<QuoteComparison<DifferenceOrigin>>((value) => typeof value === 'object' && value !== null)
  .meta({ description: 'What differs: see shared/quote/compare/comparison.ts' });
export type Comparison = z.infer<typeof Comparison>;

const OfferDifferences = z
  .custom<readonly OfferDifference[]>((value) => Array.isArray(value))
  .meta({ description: 'What differs around the content: see shared/quote/compare/compare-offers.ts' });

/** Percentages of the net, at the costs of today; `null` where a cost is not known. */
const MarginPair = z.strictObject({ before: z.string().nullable(), after: z.string().nullable() });
export type MarginPair = z.infer<typeof MarginPair>;

const number = z.coerce.number().int().min(1);
const versionOfQuote = z.strictObject({ quoteId: QuoteId, number });
const nothing = z.strictObject({});

export const versionsApi = {
  compareVersions: {
    method: 'GET',
    path: '/api/quotes/:quoteId/compare',
    audience: 'participant',
    summary:
      'What became of the quote from one version to a later one, or to the working copy, which only users may ask for',
    params: z.strictObject({ quoteId: QuoteId }),
    query: z.object({ from: number, to: z.union([z.literal('draft'), number]) }),
    answer: z.strictObject({
      comparison: Comparison,
      /** The parties, and how the offer may be answered. */
      offer: OfferDifferences,
      /** Private: absent for guests, and where no cost is known. */
      margins: z
        .strictObject({ components: z.record(ElementId, MarginPair), firstYear: MarginPair })
        .nullable(),
    }),
  },
  restoreVersion: {
    method: 'POST',
    path: '/api/quotes/:quoteId/versions/:number/restore',
    audience: 'user',
    summary:
      'Make the draft say again what that version says, by an edit like any other. Opens the next version first where the quote is sent',
    params: versionOfQuote,
    body: nothing,
    answer: z.strictObject({
      /** Names it for taking it back; `null` when the draft said the same already. */
      restorationId: RestorationId.nullable(),
      changed: z.int().min(0),
    }),
  },
  undoRestoring: {
    method: 'POST',
    path: '/api/quotes/:quoteId/restorations/:restorationId/undo',
    audience: 'user',
    summary: 'Take a bringing back, back: all of it that nobody has changed since',
    params: z.strictObject({ quoteId: QuoteId, restorationId: RestorationId }),
    body: nothing,
    answer: z.strictObject({ changed: z.int().min(0) }),
  },
} as const;
