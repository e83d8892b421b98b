/** Handing out the evidence of an acceptance, and the script that checks it. */
import { readFile } from 'node:fs/promises';
import type { Kysely } from 'kysely';
import type { EvidenceFile } from '#shared/evidence/package.ts';
import { refuse } from '#shared/protocol/problems.ts';
import { versionName } from '#shared/quote/version-name.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Handlers } from '../http/handler.ts';
import type { Schema } from '../storage/schema.ts';
import type { OfQuote } from './kept-files.ts';
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
      if (!evidence || !(await maySee(db, actor, evidence))) return refuse('not-found');
      const { offer } = evidence.file.package;
      return {
        bytes: Buffer.from(JSON.stringify(await withFiles(db, { organisationId, quoteId }, evidence))),
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

/** The seller's side, and whoever signed: addresses of signers stand in it. Of a paper, whoever could have signed. */
async function maySee(db: Kysely<Schema>, actor: Actor, { file }: StoredEvidence): Promise<boolean> {
  if (actor.kind === 'user') return true;
  const { signers, offline } = file.package;
  if (signers.some(({ participantId }) => participantId === actor.participantId)) return true;
  if (!offline) return false;
  const { buyer_right } = await db
    .selectFrom('participant')
    .select('buyer_right')
    .where('id', '=', actor.participantId)
    .executeTakeFirstOrThrow();
  return buyer_right === 'sign';
}

/** With what was signed on paper beside it. */
async function withFiles(db: Kysely<Schema>, of: OfQuote, { file }: StoredEvidence): Promise<EvidenceFile> {
  const { offline } = file.package;
  if (!offline) return file;
  const { content } = await db
    .selectFrom('kept_file')
    .select('content')
    .where('organisation_id', '=', of.organisationId)
    .where('quote_id', '=', of.quoteId)
    .where('hash', '=', offline.file.hash)
    .where('size', '=', ({ fn }) => fn<number>('length', ['content']))
    .executeTakeFirstOrThrow();
  return { ...file, attached: [{ ...offline.file, data: Buffer.from(content).toString('base64') }] };
}
