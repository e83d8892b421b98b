import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import { versionName } from '#shared/quote/version-name.ts';
import type { Actor } from '../accounts/actor.ts';
import type { FileAnswer, Handlers } from '../http/handler.ts';
import type { PresentDraft } from '../quotes/draft.ts';
import type { StoredVersion } from '../quotes/versions.ts';
import type { SealKeySource } from '../seal/seal-key.ts';
import type { Schema } from '../storage/schema.ts';
import { OrganisationQueues } from './organisation-queues.ts';
import { renderDraftPdf } from './quote-pdf.ts';
import { offeredPdf, standingPdf } from './version-pdfs.ts';

export interface PdfDeps {
  readonly db: Kysely<Schema>;
  readonly log: Pick<Logger, 'error'>;
  readonly sealKey: SealKeySource;
  /** The frozen row, for whoever may see it. */
  readonly readVersion: (actor: Actor, quoteId: QuoteId, number: number) => Promise<StoredVersion | Refusal>;
  /** What stands in the room, for whoever may be there. */
  readonly readDraft: (actor: Actor, quoteId: QuoteId) => Promise<PresentDraft | Refusal>;
}

const mediaType = 'application/pdf';
/** In seconds: a place is free again after one file or two. */
const queueRetryAfter = 10;

export function pdfHandlers({ db, log, sealKey, readVersion, readDraft }: PdfDeps) {
  const queues = new OrganisationQueues({ running: 2, waiting: 20 });

  /** A file by that name, made in the organisation's turn; refused where the queue is full or it cannot be made. */
  async function file(
    { organisationId }: Actor,
    fileName: string,
    make: () => Promise<Uint8Array>,
  ): Promise<FileAnswer | Refusal> {
    try {
      const bytes = await queues.run(organisationId, make);
      if (bytes === null) return refuse('too-many-requests', { retryAfter: queueRetryAfter });
      return { bytes, mediaType, fileName };
    } catch (error) {
      log.error({ err: error, fileName }, 'A PDF could not be made');
      return refuse('pdf-failed');
    }
  }

  return {
    getVersionPdf: async ({ actor, query, params: { quoteId, number } }) => {
      const sent = await readVersion(actor, quoteId, number);
      if (isRefusal(sent)) return sent;
      const name = versionName(sent.frozen.number, sent.frozen.version);
      const { organisationId } = actor;
      return query.as === 'offered'
        ? file(actor, `${name}-offered.pdf`, () =>
            offeredPdf({ db, sealKey }, { organisationId, versionId: sent.version.id }),
          )
        : file(actor, `${name}.pdf`, () => standingPdf({ db, sealKey }, organisationId, sent));
    },
    getDraftPdf: async ({ actor, params: { quoteId } }) => {
      const draft = await readDraft(actor, quoteId);
      if (isRefusal(draft)) return draft;
      return file(actor, `${draft.frozen.number}-draft.pdf`, () => renderDraftPdf(draft));
    },
  } satisfies Partial<Handlers>;
}
