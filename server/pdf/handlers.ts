import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import { isRefusal, type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import type { FileAnswer, Handlers } from '../http/handler.ts';
import type { PresentDraft } from '../quotes/draft.ts';
import type { StoredVersion } from '../quotes/versions.ts';
import type { SealKey } from '../seal/seal-key.ts';
import { sealPdf } from '../seal/seal-pdf.ts';
import type { Schema } from '../storage/schema.ts';
import { OrganisationQueues } from './organisation-queues.ts';
import { completedAt, renderDraftPdf, renderVersionPdf } from './quote-pdf.ts';

export interface PdfDeps {
  readonly db: Kysely<Schema>;
  readonly log: Pick<Logger, 'error'>;
  readonly sealKey: SealKey;
  /** The frozen row, for whoever may see it. */
  readonly readVersion: (actor: Actor, quoteId: QuoteId, number: number) => Promise<StoredVersion | Refusal>;
  /** What stands in the room, for whoever may be there. */
  readonly readDraft: (actor: Actor, quoteId: QuoteId) => Promise<PresentDraft | Refusal>;
}

const mediaType = 'application/pdf';

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
      return bytes === null ? refuse('too-many-requests') : { bytes, mediaType, fileName };
    } catch (error) {
      log.error({ err: error, fileName }, 'A PDF could not be made');
      return refuse('pdf-failed');
    }
  }

  return {
    getVersionPdf: async ({ actor, params: { quoteId, number } }) => {
      const sent = await readVersion(actor, quoteId, number);
      if (isRefusal(sent)) return sent;
      const { frozen, priced, canonical, version } = sent;
      const { hash, sentAt, sentBy } = version;
      const timeZone = await timeZoneOf(db, actor.organisationId);
      const input = { frozen, priced, canonical, hash, sentAt, sentBy, timeZone };
      return file(actor, `${frozen.number}-v${frozen.version}.pdf`, async () =>
        sealPdf(await renderVersionPdf(input), sealKey, completedAt(input)),
      );
    },
    getDraftPdf: async ({ actor, params: { quoteId } }) => {
      const draft = await readDraft(actor, quoteId);
      if (isRefusal(draft)) return draft;
      return file(actor, `${draft.frozen.number}-draft.pdf`, () => renderDraftPdf(draft));
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
