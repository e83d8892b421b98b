/** One try at one delivery: reads what it is about, writes the letter, and hands it to the mail server. */
import { type OpportunityId, ThreadId } from '#shared/ids.ts';
import { notices } from '#shared/protocol/notices.ts';
import type { Claimed } from '../outbox/claim.ts';
import type { Outcome } from '../outbox/settle.ts';
import type { Clock } from '../storage/clock.ts';
import { isMailbox, oneLine } from './address.ts';
import { letterHtml } from './letter-html.ts';
import { letterText } from './letter-text.ts';
import { type Envelope, writeLetter } from './letters.ts';
import { type Matter, type MatterDeps, readMatter } from './matter.ts';
import type { Mail, Transport } from './transport.ts';
import { type WayInDeps, wayIn } from './way-in.ts';
import { withoutSecrets } from './without-secrets.ts';

/** News that waited longer is no news: sending it needs somebody's word. */
const oldestMs = 7 * 24 * 3_600_000;

export interface PostDeps extends MatterDeps, WayInDeps {
  readonly transport: Transport;
  readonly now: Clock;
}

export async function post(deps: PostDeps, claimed: Claimed): Promise<Outcome> {
  const { delivery, event } = claimed;
  const now = deps.now();
  if (now - delivery.due_at > oldestMs) return { type: 'hopeless', failure: 'too-old' };
  if (!isMailbox(delivery.email)) return { type: 'hopeless', failure: 'address-unusable' };
  const payload = notices[event.topic].parse(JSON.parse(event.payload));
  if ('expiresAt' in payload && payload.expiresAt <= now) return { type: 'pointless', failure: 'expired' };

  const way = await wayIn(
    deps,
    claimed,
    {
      thread: 'threadId' in payload ? ThreadId.parse(payload.threadId) : null,
      deal: soleDeal(payload),
    },
    now,
  );
  if (!way) return { type: 'pointless', failure: 'access-revoked' };
  const key = { organisationId: delivery.organisation_id, quoteId: delivery.quote_id };
  const matter = await readMatter(deps, {
    ...key,
    versionId: 'versionId' in payload ? payload.versionId : null,
  });
  const code = 'challengeId' in payload ? deps.secrets.sixDigits(payload.challengeId) : undefined;
  const letter = writeLetter(event.topic, payload, matter, {
    name: delivery.name,
    language: delivery.language ?? matter.language,
    isBuyer: way.isBuyer,
    participantId: delivery.participant_id,
    url: way.url,
    code,
  } satisfies Envelope);
  const mail: Mail = {
    ...key,
    id: delivery.id,
    fromName: oneLine(matter.seller.name, 80),
    to: { name: oneLine(delivery.name, 80), address: delivery.email },
    replyTo: way.isBuyer ? replyTo(matter) : null,
    subject: letter.subject,
    text: letterText(letter),
    html: letterHtml(letter),
  };
  return withoutSecrets(await deps.transport.send(mail), [...way.secrets, ...(code ? [code] : [])]);
}

/** The one that it is about; `null`: it is about several, or none. */
function soleDeal(payload: object): OpportunityId | null {
  const handed = notices.deals_handed_over.safeParse(payload).data;
  return handed?.count === 1 ? (handed.deals[0]?.opportunityId ?? null) : null;
}

function replyTo({ owner }: Matter): Mail['replyTo'] {
  if (!owner || !isMailbox(owner.email)) return null;
  return { name: oneLine(owner.name, 80), address: owner.email };
}
