/** What lies in the database, as plain facts, read with SQL of its own so that no code of the product stands surety. */
import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';

export interface StoredFacts {
  /** What SQLite's own checks complain about. */
  readonly damage: readonly string[];
  readonly quotes: readonly {
    readonly id: string;
    readonly status: string;
    /** How often it was opened again after it had been sent. */
    readonly reopened: number;
  }[];
  readonly versions: readonly StoredVersion[];
  /** Rows that speak of a version which is not there: "outbox", "opportunity_event", "version_standing", "audit". */
  readonly strays: readonly string[];
  /** Places where an audit chain does not hold: "row 7 of o does not follow the one before". */
  readonly brokenChains: readonly string[];
}

export interface StoredVersion {
  readonly quote: string;
  readonly number: number;
  readonly hash: string;
  /** The hash of the content that is stored. */
  readonly rehashed: string;
  /** The Idempotency-Key it was sent with. */
  readonly key: string;
  readonly standings: readonly string[];
  /** How many events of the opportunity, outgoing messages, and rows of the audit log tell of it. */
  readonly events: number;
  readonly messages: number;
  readonly audits: number;
}

/** Of the file as it is now; somebody else may have it open. */
export function readStoredFacts(path: string): StoredFacts {
  const database = new DatabaseSync(path, { readOnly: true });
  const rows = (sql: string) => database.prepare(sql).all();
  const text = (value: unknown): string => String(value ?? '');
  try {
    const damage = [
      ...rows('pragma integrity_check').map((row) => text(row['integrity_check'])),
      ...rows('pragma foreign_key_check').map((row) => `a row of ${row['table']} refers to nothing`),
    ].filter((found) => found !== 'ok');
    return {
      damage,
      quotes: rows(
        `select id, status, (select count(*) from opportunity_event
           where type = 'revision_opened' and json_extract(evidence, '$.quoteId') = quote.id) as reopened from quote`,
      ).map(({ id, status, reopened }) => ({
        id: text(id),
        status: text(status),
        reopened: Number(reopened),
      })),
      versions: rows(
        `select quote_id, number, hash, canonical, idempotency_key,
           (select json_group_array(standing) from version_standing where version_id = version.id) as standings,
           (select count(*) from opportunity_event
              where type = 'quote_sent' and json_extract(evidence, '$.versionId') = version.id) as events,
           (select count(*) from outbox where json_extract(payload, '$.versionId') = version.id) as messages,
           (select count(*) from audit where action = 'version_sent' and audit.quote_id = version.quote_id
              and object_hash = version.hash) as audits
         from version order by quote_id, number`,
      ).map((row) => ({
        quote: text(row['quote_id']),
        number: Number(row['number']),
        hash: text(row['hash']),
        rehashed: hashOf(text(row['canonical'])),
        key: text(row['idempotency_key']),
        standings: JSON.parse(text(row['standings'])) as string[],
        events: Number(row['events']),
        messages: Number(row['messages']),
        audits: Number(row['audits']),
      })),
      strays: rows(
        `select 'outbox' as stray from outbox
           where json_extract(payload, '$.versionId') not in (select id from version)
         union all select 'opportunity_event' from opportunity_event
           where type = 'quote_sent' and json_extract(evidence, '$.versionId') not in (select id from version)
         union all select 'version_standing' from version_standing
           where version_id not in (select id from version)
         union all select 'audit' from audit
           where action = 'version_sent' and object_hash not in (select hash from version)`,
      ).map((row) => text(row['stray'])),
      brokenChains: rows(
        `select 'row ' || seq || ' of ' || organisation_id || ' does not follow the one before' as broken
           from audit as one where seq > 1 and prev_hash is not
             (select hash from audit where organisation_id = one.organisation_id and seq = one.seq - 1)
         union all select 'row ' || seq || ' of ' || organisation_id || ' has lost its details'
           from audit where (organisation_id, seq) not in (select organisation_id, seq from audit_detail)
         union all select organisation_id || ' does not end where its head says'
           from audit_head where (organisation_id, seq, hash) not in
             (select organisation_id, max(seq), hash from audit group by organisation_id)`,
      ).map((row) => text(row['broken'])),
    };
  } finally {
    database.close();
  }
}

/** The content names the format that is hashed with it. */
function hashOf(canonical: string): string {
  const { format } = JSON.parse(canonical) as { format: string };
  return createHash('sha256').update(`${format}\0${canonical}`, 'utf8').digest('hex');
}
