/**
 * Proposals lapse by themselves when their last day is over, by the server's clock. Nobody can accept one from that
 * moment on, whether or not this has run; it makes the state say so and tells both sides, once, from whichever process.
 */
import type { OrganisationId, QuoteId } from '#shared/ids.ts';
import type { Instant } from '#shared/time.ts';
import { actedBySystem } from '../audit/record-audit.ts';
import type { QuoteDeps } from '../quotes/quote-deps.ts';
import type { ProposalRow } from './proposal-rows.ts';
import { settle } from './settle.ts';

/** So many in one round; the next one takes the rest. */
const atOnce = 100;
const everyMs = 15_000;

/** Expires what is due; resolves to how many this call expired. */
export async function expireProposals({ db, rooms, now }: QuoteDeps): Promise<number> {
  const at = now();
  const due = await db
    .selectFrom('proposal')
    .selectAll()
    .where('state', '=', 'open')
    .where('expires_at', '<=', at)
    .orderBy('expires_at')
    .limit(atOnce)
    .execute();
  let expired = 0;
  for (const proposal of due) {
    const recipients = await makerOf({ db }, proposal);
    const end = { command: 'expire', actor: actedBySystem, by: null, note: '', seq: null, at } as const;
    const isMine = await db.transaction().execute((trx) => settle(trx, proposal, { ...end, recipients }));
    if (!isMine) continue;
    expired += 1;
    rooms.announce(proposal.quote_id, ['proposals']);
  }
  return expired;
}

async function makerOf({ db }: Pick<QuoteDeps, 'db'>, { participant_id }: ProposalRow) {
  const rows = await db
    .selectFrom('participant')
    .select(['id', 'name', 'email'])
    .where('id', '=', participant_id)
    .execute();
  return rows.map(({ id, name, email }) => ({ participantId: id, name, email }));
}

/** Ends what is open in a quote that is over: sold, lost or replaced. In the transaction that ends it. */
export async function expireAllOf(
  trx: Parameters<typeof settle>[0],
  of: { readonly organisationId: OrganisationId; readonly quoteId: QuoteId },
  at: Instant,
): Promise<void> {
  const open = await trx
    .selectFrom('proposal')
    .selectAll()
    .where('organisation_id', '=', of.organisationId)
    .where('quote_id', '=', of.quoteId)
    .where('state', '=', 'open')
    .execute();
  const end = {
    command: 'expire',
    actor: actedBySystem,
    by: null,
    note: '',
    seq: null,
    recipients: [],
  } as const;
  for (const proposal of open) await settle(trx, proposal, { ...end, at });
}

/** Runs `expireProposals` every now and then, until it is stopped. What fails is told and tried again. */
export function keepExpiring(deps: QuoteDeps, failed: (error: unknown) => void): { stop(): void } {
  let isRunning = false;
  const run = async (): Promise<void> => {
    if (isRunning) return;
    isRunning = true;
    await expireProposals(deps).catch(failed);
    isRunning = false;
  };
  const timer = setInterval(() => void run(), everyMs).unref();
  return { stop: () => clearInterval(timer) };
}
