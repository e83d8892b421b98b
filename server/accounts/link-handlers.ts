import type { Kysely, Transaction } from 'kysely';
import type { ParticipantId, QuoteId, ShareLinkId } from '#shared/ids.ts';
import type { EndpointCall } from '#shared/protocol/api.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { ShareLinkView } from '#shared/protocol/views.ts';
import { actedBy } from '../audit/record-audit.ts';
import type { Handlers } from '../http/handler.ts';
import type { Rooms } from '../rooms/rooms.ts';
import type { Clock } from '../storage/clock.ts';
import type { Schema } from '../storage/schema.ts';
import type { UserActor } from './actor.ts';
import { createShareLink, linkUrl, listShareLinks, revokeShareLink } from './share-links.ts';

export interface LinkDeps {
  readonly db: Kysely<Schema>;
  readonly rooms: Pick<Rooms, 'hold' | 'announce' | 'closeSockets'>;
  readonly publicUrl: string;
  readonly now: Clock;
  /** Gives the buyer a place in the quote and opens the quote for them. */
  readonly inviteBuyer: (
    trx: Transaction<Schema>,
    actor: UserActor,
    quoteId: QuoteId,
    buyer: Omit<EndpointCall<'createLink'>['body'], 'asksCode'>,
    now: number,
  ) => Promise<ParticipantId | Refusal>;
}

export function linkHandlers({ db, rooms, publicUrl, now, inviteBuyer }: LinkDeps) {
  const findLink = async (
    { organisationId }: UserActor,
    quoteId: QuoteId,
    linkId: ShareLinkId,
  ): Promise<ShareLinkView | undefined> => {
    const links = await listShareLinks(db, { organisationId, quoteId });
    return links.find(({ id }) => id === linkId);
  };

  return {
    listLinks: async ({ actor: { organisationId }, params }) => ({
      links: await listShareLinks(db, { organisationId, quoteId: params.quoteId }),
    }),

    createLink: async ({ actor, params: { quoteId }, body: { asksCode = false, ...buyer } }) => {
      // An invitation can change the status, and the room must not judge an edit under the old one.
      const made = await rooms.hold(quoteId, () =>
        db.transaction().execute(async (trx) => {
          const participantId = await inviteBuyer(trx, actor, quoteId, buyer, now());
          if (isRefusal(participantId)) return participantId;
          const { organisationId } = actor;
          const link = { organisationId, quoteId, participantId, asksCode, by: actedBy(actor) };
          return createShareLink(trx, link, now());
        }),
      );
      if (isRefusal(made)) return made;
      rooms.announce(quoteId, ['quote', 'participants']);
      const link = await findLink(actor, quoteId, made.linkId);
      return link ? { link, url: linkUrl(publicUrl, made.token) } : refuse('not-found');
    },

    revokeLink: async ({ actor, params: { quoteId, linkId } }) => {
      const { organisationId } = actor;
      const revoked = await revokeShareLink(
        db,
        { organisationId, quoteId, linkId, by: actedBy(actor) },
        now(),
      );
      if (!revoked) return refuse('not-found');
      rooms.closeSockets({ shareLinkId: linkId }, 'revoked');
      const link = await findLink(actor, quoteId, linkId);
      return link ? { link } : refuse('not-found');
    },
  } satisfies Partial<Handlers>;
}
