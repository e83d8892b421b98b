/** Handing out the evidence of an acceptance, and the script that checks it. */
import { readFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import { refuse } from '#shared/protocol/problems.ts';
import { versionName } from '#shared/quote/version-name.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Handlers } from '../http/handler.ts';
import type { Schema } from '../storage/schema.ts';
import { latestEvidence, type StoredEvidence } from './make-evidence.ts';

const script = new URL('./verify-package.mjs', import.meta.url);

export function evidenceHandlers(db: Kysely<Schema>) {
  return {
    getEvidence: async ({ actor, params: { quoteId, number } }) => {
      const { organisationId } = actor;
      const version = await db
        .selectFrom('version')
        .select('id')
        .where('organisation_id', '=', organisationId)
        .where('quote_id', '=', quoteId)
        .where('number', '=', number)
        .executeTakeFirst();
      const evidence = version && (await latestEvidence(db, { organisationId, versionId: version.id }));
      if (!evidence || !maySee(actor, evidence)) return refuse('not-found');
      const { offer } = evidence.file.package;
      return {
        bytes: Buffer.from(JSON.stringify(evidence.file)),
        mediaType: 'application/json',
        fileName: `${versionName(offer.number, offer.version)}-evidence.json`,
      };
    },

    getEvidenceScript: async () => ({
      bytes: await readFile(script),
      mediaType: 'text/javascript',
      fileName: 'verify-package.mjs',
    }),
  } satisfies Partial<Handlers>;
}

/** The seller's side, and whoever signed: addresses of signers stand in it. */
function maySee(actor: Actor, { file }: StoredEvidence): boolean {
  if (actor.kind === 'user') return true;
  return file.package.signers.some(({ participantId }) => participantId === actor.participantId);
}
