/** Who may call what: the table of audiences, asked before any handler runs. */
import type { Kysely } from 'kysely';
import type { Audience } from '#shared/access/permissions.ts';
import { QuoteId } from '#shared/ids.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { Actor } from '../accounts/actor.ts';
import type { Schema } from '../storage/schema.ts';

/** What keeps a signed-in guest or user out; a row per audience. */
const refusals: Readonly<Record<Audience, Readonly<Record<'guest' | 'seller' | 'manager', Refusal | null>>>> =
  {
    anyone: { guest: null, seller: null, manager: null },
    signedIn: { guest: null, seller: null, manager: null },
    participant: { guest: null, seller: null, manager: null },
    user: { guest: refuse('not-allowed'), seller: null, manager: null },
    manager: { guest: refuse('not-allowed'), seller: refuse('not-allowed'), manager: null },
    guest: { guest: null, seller: refuse('not-allowed'), manager: refuse('not-allowed') },
  };

/**
 * Why the actor may not call this, or `null`. A quote that is not theirs to see is answered as one that does not
 * exist, whatever else they might be refused for (promise I-27).
 */
export async function audienceRefusal(
  db: Kysely<Schema>,
  audience: Audience,
  actor: Actor | null,
  params: unknown,
): Promise<Refusal | null> {
  if (audience === 'anyone') return null;
  if (!actor) return refuse('not-signed-in');
  const quoteId = quoteNamedIn(params);
  if (quoteId && !(await maySee(db, actor, quoteId))) return refuse('not-found');
  if (actor.kind === 'guest') return refusals[audience].guest;
  return refusals[audience][actor.role === 'seller' ? 'seller' : 'manager'];
}

function quoteNamedIn(params: unknown): QuoteId | null {
  if (typeof params !== 'object' || params === null || !('quoteId' in params)) return null;
  return QuoteId.parse(params.quoteId);
}

async function maySee(db: Kysely<Schema>, actor: Actor, quoteId: QuoteId): Promise<boolean> {
  if (actor.kind === 'guest' && actor.quoteId !== quoteId) return false;
  const found = await db
    .selectFrom('quote')
    .select('id')
    .where('id', '=', quoteId)
    .where('organisation_id', '=', actor.organisationId)
    .executeTakeFirst();
  return found !== undefined;
}
