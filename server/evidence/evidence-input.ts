/** Everything a package is made of, as it stands in the tables. */
import type { Kysely } from 'kysely';
import type { AcceptanceFacts } from '#shared/evidence/acceptance-facts.ts';
import type { Schema } from '../storage/schema.ts';
import { type Reader, readStretch, type Stretch } from './chain-stretch.ts';
import { type ChoiceMade, choicesInDraft, choicesInOffer } from './read-choices.ts';

export interface EvidenceInput {
  readonly facts: AcceptanceFacts;
  readonly organisation: { readonly name: string; readonly timeZone: string };
  readonly quoteNumber: string;
  readonly version: {
    readonly number: number;
    readonly canonical: string;
    readonly hash: string;
    readonly sentAt: number;
    readonly sentBy: string;
  };
  /** The PDF as it was offered. */
  readonly pdf: { readonly hash: string; readonly bytes: number };
  readonly stretch: Stretch;
  readonly choices: readonly ChoiceMade[];
  /** Names by the ids of participants and of users. */
  readonly names: ReadonlyMap<string, string>;
  /** The version of this product. */
  readonly software: string;
}

/** Reads what is in tables. Throws where the version or its row in the audit log is not there. */
export async function readEvidenceInput(
  db: Kysely<Schema>,
  facts: AcceptanceFacts,
): Promise<Omit<EvidenceInput, 'pdf' | 'software'>> {
  const { organisationId, quoteId, versionId } = facts;
  const version = await db
    .selectFrom('version')
    .innerJoin('quote', 'quote.id', 'version.quote_id')
    .innerJoin('organisation', 'organisation.id', 'version.organisation_id')
    .select([
      'version.number',
      'version.canonical',
      'version.hash',
      'version.sent_at',
      'version.sent_by_name',
    ])
    .select(['quote.number as quote_number', 'organisation.name', 'organisation.time_zone'])
    .where('version.id', '=', versionId)
    .where('version.quote_id', '=', quoteId)
    .where('version.organisation_id', '=', organisationId)
    .executeTakeFirstOrThrow();
  return {
    facts,
    organisation: { name: version.name, timeZone: version.time_zone },
    quoteNumber: version.quote_number,
    version: {
      number: version.number,
      canonical: version.canonical,
      hash: version.hash,
      sentAt: version.sent_at,
      sentBy: version.sent_by_name,
    },
    stretch: await wholeStretch(db, readerOf(facts)),
    choices: [...(await choicesInDraft(db, facts, version.sent_at)), ...(await choicesInOffer(db, facts))],
    names: await readNames(db, facts),
  };
}

/** For whom the chain is shown: the signers, whose details stand in it. */
export function readerOf({
  organisationId,
  quoteId,
  versionId,
  signatures,
  offline,
}: AcceptanceFacts): Reader {
  const signers = new Set(signatures.map(({ signer }) => signer.participantId));
  return { organisationId, quoteId, signers, offline: offline && versionId };
}

/** From the quote's first row to where the chain stands now. */
async function wholeStretch(db: Kysely<Schema>, reader: Reader): Promise<Stretch> {
  const rows = db.selectFrom('audit').where('organisation_id', '=', reader.organisationId);
  const first = await rows
    .where('quote_id', '=', reader.quoteId)
    .select(({ fn }) => fn.min('seq').as('seq'))
    .executeTakeFirstOrThrow();
  const last = await rows.select(({ fn }) => fn.max('seq').as('seq')).executeTakeFirstOrThrow();
  return readStretch(db, reader, first.seq, last.seq);
}

async function readNames(db: Kysely<Schema>, facts: AcceptanceFacts): Promise<Map<string, string>> {
  const people = await db
    .selectFrom('participant')
    .select(['id', 'user_id', 'name'])
    .where('organisation_id', '=', facts.organisationId)
    .where('quote_id', '=', facts.quoteId)
    .execute();
  const names = new Map<string, string>();
  // Whoever confirmed a paper need not have a place in the quote.
  for (const by of facts.offline ? [facts.offline.recorded, facts.offline.confirmed] : []) {
    names.set(by.userId, by.name);
  }
  for (const { id, user_id, name } of people) {
    names.set(id, name);
    if (user_id !== null) names.set(user_id, name);
  }
  return names;
}
