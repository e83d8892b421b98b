/** How a version may be answered and has been, as far as the caller may see it. */
import type { Kysely } from 'kysely';
import type { QuoteId } from '#shared/ids.ts';
import type { AnswerView } from '#shared/protocol/acceptance-api.ts';
import { isRefusal, type Refusal } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import { anchorLine } from '../audit/anchor-columns.ts';
import { selectVisibleVersions } from '../quotes/visible-versions.ts';
import type { Schema } from '../storage/schema.ts';
import { maySignAtAll, type Offer, readOffer } from './offer.ts';
import { verifiedUntil } from './sign-codes.ts';

export async function viewAnswer(
  db: Kysely<Schema>,
  actor: Actor,
  quoteId: QuoteId,
  number: number,
  now: number,
): Promise<AnswerView | Refusal> {
  const offer = await readOffer(db, actor, quoteId, number, now);
  if (isRefusal(offer)) return offer;
  const { version, frozen, frame, state, asOf, choices, acceptance } = offer;
  const names = new Map(frame.participants.map(({ id, name }) => [id, name]));
  const nameOf = (id: (typeof frame.participants)[number]['id']) => names.get(id) ?? '';
  return {
    state,
    replacedBy: await replacedBy(db, actor, quoteId, version.number, now),
    asOf,
    validUntil: version.validUntil === null ? null : { day: version.validUntil, timeZone: frame.timeZone },
    signing: frozen.offer.signing,
    verification: frozen.offer.verification,
    choices,
    moves: offer.moves.map((move) => ({
      name: nameOf(move.participant_id),
      at: move.at,
      root: move.root,
      element: move.element_id,
      before: JSON.parse(move.before_value),
      after: JSON.parse(move.after_value),
    })),
    signers: signersOf(offer),
    you: await ownPart(db, actor, offer, now),
    accepted: acceptance && {
      at: acceptance.at,
      timeZone: frame.timeZone,
      totals: JSON.parse(acceptance.totals),
      auditLine: anchorLine(actor.organisationId, acceptance),
      offline: await readPaper(db, actor, acceptance),
      rescinded: await readRescission(db, actor, version.id),
    },
    declined: await readDecline(db, actor, version.id, nameOf),
    named: await readNamed(db, actor, version.id, nameOf),
  };
}

function signersOf({ signatories, signatures, turns, state }: Offer): AnswerView['signers'] {
  return signatories.map(({ id, name, title }) => {
    const signed = signatures.find(({ participantId }) => participantId === id);
    return {
      participantId: id,
      name: signed?.facts.signer.name ?? name,
      title: signed?.title ?? title,
      signedAt: signed?.at ?? null,
      verification: signed?.facts.signer.verification.method ?? null,
      isTurn: state === 'open' && turns.includes(id),
    };
  });
}

async function ownPart(
  db: Kysely<Schema>,
  actor: Actor,
  { frame, frozen, version, signatories, signatures, state }: Offer,
  now: number,
): Promise<AnswerView['you']> {
  if (actor.kind !== 'guest') return null;
  const me = frame.participants.find(({ id }) => id === actor.participantId);
  if (!me) return null;
  return {
    participantId: me.id,
    name: me.name,
    title: me.title,
    email: me.email,
    company: frozen.customer.name,
    mayChoose: state === 'open' && me.buyer_right !== 'view' && signatures.length === 0,
    maySign: maySignAtAll(me) && signatories.some(({ id }) => id === me.id),
    verifiedUntil: await verifiedUntil(db, actor, version.id, now),
  };
}

async function replacedBy(
  db: Kysely<Schema>,
  actor: Actor,
  quoteId: QuoteId,
  number: number,
  now: number,
): Promise<number | null> {
  const latest = await selectVisibleVersions(db, actor, quoteId, now).executeTakeFirst();
  return latest && latest.number > number && latest.standing !== 'undone' ? latest.number : null;
}

type NameOf = (id: Offer['signatories'][number]['id']) => string;

async function readDecline(
  db: Kysely<Schema>,
  { organisationId }: Actor,
  versionId: Offer['version']['id'],
  nameOf: NameOf,
): Promise<AnswerView['declined']> {
  const row = await db
    .selectFrom('decline')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst();
  if (!row) return null;
  const { at, reason, come_back: comeBack, words } = row;
  return { at, name: nameOf(row.participant_id), reason, comeBack, words };
}

async function readPaper(
  db: Kysely<Schema>,
  { organisationId }: Actor,
  { offline_id }: NonNullable<Offer['acceptance']>,
): Promise<NonNullable<AnswerView['accepted']>['offline']> {
  if (offline_id === null) return null;
  const { accepted_on, signed_by } = await db
    .selectFrom('offline_acceptance')
    .select(['accepted_on', 'signed_by'])
    .where('id', '=', offline_id)
    .where('organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return { acceptedOn: accepted_on, signedBy: signed_by };
}

async function readRescission(
  db: Kysely<Schema>,
  actor: Actor,
  versionId: Offer['version']['id'],
): Promise<NonNullable<AnswerView['accepted']>['rescinded']> {
  const row = await db
    .selectFrom('rescission')
    .select(['at', 'by_name', 'to_buyer', 'reason', 'file_id'])
    .where('version_id', '=', versionId)
    .where('organisation_id', '=', actor.organisationId)
    .executeTakeFirst();
  if (!row) return null;
  const own =
    actor.kind === 'user' ? { reason: row.reason, fileId: row.file_id } : { reason: null, fileId: null };
  return { at: row.at, byName: row.by_name, toBuyer: row.to_buyer, ...own };
}

async function readNamed(
  db: Kysely<Schema>,
  { organisationId }: Actor,
  versionId: Offer['version']['id'],
  nameOf: NameOf,
): Promise<AnswerView['named']> {
  const rows = await db
    .selectFrom('named_signer')
    .innerJoin('participant', 'participant.id', 'named_signer.participant_id')
    .select([
      'named_signer.participant_id as participantId',
      'participant.name',
      'participant.title',
      'participant.email',
      'named_signer.named_by',
      'named_signer.at',
    ])
    .where('named_signer.version_id', '=', versionId)
    .where('named_signer.organisation_id', '=', organisationId)
    .orderBy('named_signer.at')
    .execute();
  return rows.map(({ named_by, ...row }) => ({ ...row, byName: nameOf(named_by) }));
}
