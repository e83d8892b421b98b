/**
 * What holds of every code that is mailed: six digits are few, so they count for ten minutes and five tries, and few
 * of them are mailed.
 */
import { timingSafeEqual } from 'node:crypto';
import type { Transaction } from 'kysely';
import type { OrganisationId, ShareLinkId } from '#shared/ids.ts';
import type { Schema } from '../storage/schema.ts';

export const mailedCodeLimits = {
  lifetimeMs: 10 * 60_000,
  tries: 5,
  /** Within this time no more are mailed than by each of these; then there is a pause. */
  windowMs: 3_600_000,
  perWindow: { share_link_id: 3, email: 3, address: 20 },
} as const;

/** Whom a code is counted by. */
export interface Asked {
  readonly organisation_id: OrganisationId;
  readonly share_link_id: ShareLinkId;
  /** In lower case. */
  readonly email: string;
  /** The network address that asks. */
  readonly address: string;
}

type Counted = keyof typeof mailedCodeLimits.perWindow;

/** When the next code of that table may be mailed, if not now. */
export async function codePause(
  trx: Transaction<Schema>,
  table: 'sign_code' | 'link_code',
  asked: Asked,
  now: number,
): Promise<number | null> {
  const { perWindow, windowMs } = mailedCodeLimits;
  let until: number | null = null;
  for (const [column, most] of Object.entries(perWindow) as [Counted, number][]) {
    const sent = await trx
      .selectFrom(table)
      .select('sent_at')
      .where('organisation_id', '=', asked.organisation_id)
      .where(column, '=', asked[column])
      .where('sent_at', '>', now - windowMs)
      .orderBy('sent_at', 'desc')
      .limit(most)
      .execute();
    const oldest = sent.at(most - 1);
    if (oldest) until = Math.max(until ?? 0, oldest.sent_at + windowMs);
  }
  return until;
}

export function isSameCode(digits: string, typed: string): boolean {
  const [known, given] = [Buffer.from(digits), Buffer.from(typed)];
  return known.length === given.length && timingSafeEqual(known, given);
}
