import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Handlers } from '../http/handler.ts';
import type { SentVersion } from '../quotes/versions.ts';
import type { Schema } from '../storage/schema.ts';
import { renderQuotePdf } from './quote-pdf.ts';

export interface PdfDeps {
  readonly db: Kysely<Schema>;
  readonly log: Pick<Logger, 'error'>;
  /** The frozen row, for whoever may see it. */
  readonly readVersion: (actor: Actor, quoteId: QuoteId, number: number) => Promise<SentVersion | Refusal>;
}

export function pdfHandlers({ db, log, readVersion }: PdfDeps) {
  return {
    getVersionPdf: async ({ actor, params: { quoteId, number } }) => {
      const sent = await readVersion(actor, quoteId, number);
      if (isRefusal(sent)) return sent;
      const { frozen, priced, version } = sent;
      const { hash, sentAt, sentBy } = version;
      const timeZone = await timeZoneOf(db, actor.organisationId);
      try {
        return {
          bytes: await renderQuotePdf({ frozen, priced, hash, sentAt, sentBy, timeZone }),
          mediaType: 'application/pdf',
          fileName: `${frozen.number}-v${frozen.version}.pdf`,
        };
      } catch (error) {
        log.error({ err: error, quoteId, number }, 'A PDF could not be made');
        return refuse('pdf-failed');
      }
    },
  } satisfies Partial<Handlers>;
}

async function timeZoneOf(db: Kysely<Schema>, organisationId: OrganisationId): Promise<string> {
  const { time_zone } = await db
    .selectFrom('organisation')
    .select('time_zone')
    .where('id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return time_zone;
}
