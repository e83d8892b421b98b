/** A paper that was signed, and recording it as the seller's page does. */
import type { NewFile } from '#shared/evidence/kept-file.ts';
import type { QuoteId } from '#shared/ids.ts';
import { readOffer } from '../../server/acceptance/offer.ts';
import {
  type OfflineDeps,
  type RecordingOffline,
  recordOffline,
} from '../../server/acceptance/offline/record-offline.ts';
import type { UserActor } from '../../server/accounts/actor.ts';
import { expireAllOf } from '../../server/negotiation/expire-proposals.ts';
import { accepted, type Workshop } from './workshop.ts';

export const paper = Buffer.from('%PDF-1.7\nVersion 1, signed by Anna Bergman');
export const signedPaper: NewFile = { name: 'signed.pdf', data: paper.toString('base64') };

export const offlineDeps = (
  world: Workshop,
): OfflineDeps & { readonly endProposals: typeof expireAllOf } => ({
  ...world,
  people: async () => [],
  endProposals: expireAllOf,
});

/** What the page shows of version 1 on that day, recorded. */
export async function recordPaper(
  world: Workshop,
  who: UserActor,
  quoteId: QuoteId,
  said: Partial<RecordingOffline> & { readonly acceptedOn: string },
) {
  const number = said.number ?? 1;
  const { version, totals } = accepted(
    await readOffer(world.db, who, quoteId, number, world.now(), said.acceptedOn),
  );
  return recordOffline(offlineDeps(world), who, {
    quoteId,
    number,
    hash: version.hash,
    totals,
    signedBy: 'Anna Bergman',
    note: '',
    file: signedPaper,
    ...said,
  });
}
