/** The mail of a reminder, for the seller to read before it goes: the same letter as the one that is sent. */
import type { QuoteId } from '#shared/ids.ts';
import type { MailDraft } from '#shared/protocol/follow-up-api.ts';
import { type Refusal, refuse } from '#shared/protocol/problems.ts';
import type { UserActor } from '../accounts/actor.ts';
import { readFrame } from '../quotes/quote-frame.ts';
import { isRemindable, remindedOf } from '../quotes/remind-buyers.ts';
import { findVersion } from '../quotes/standing-version.ts';
import type { Clock } from '../storage/clock.ts';
import { writeLetter } from './letters.ts';
import { type MatterDeps, readMatter } from './matter.ts';

export interface DraftDeps extends MatterDeps {
  readonly now: Clock;
}

/** Refused as the reminder itself would be. */
export async function reminderDraft(
  deps: DraftDeps,
  actor: UserActor,
  { quoteId, number }: { readonly quoteId: QuoteId; readonly number: number },
): Promise<MailDraft | Refusal> {
  const { db, now } = deps;
  const frame = await readFrame(db, actor, quoteId);
  const version = frame && (await findVersion(db, actor, quoteId, number));
  if (!version) return refuse('not-found');
  const recipients = await remindedOf(db, frame, version);
  const [first] = recipients;
  if (!first || !isRemindable(version, frame, now())) return refuse('wrong-status');
  const { organisationId, name: byName } = actor;
  const matter = await readMatter(deps, { organisationId, quoteId, versionId: version.id });
  const payload = { versionId: version.id, byName, message: '…', recipients };
  const letter = writeLetter('version_reminded', payload, matter, {
    ...first,
    language: first.language ?? matter.language,
    isBuyer: true,
    // Each of them gets an own way in, which nobody else may know.
    url: '',
  });
  const { language, subject, heading, paragraphs, footer } = letter;
  return {
    language,
    recipients: recipients.map(({ name }) => name),
    subject,
    heading,
    paragraphs: [...paragraphs],
    messageFrom: letter.message?.from ?? '',
    facts: (letter.facts ?? []).map(([label, value]) => [label, value]),
    action: letter.action?.label ?? '',
    footer: [...footer],
  };
}
